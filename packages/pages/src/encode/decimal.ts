import { type CopyBuffer, makeRoom } from './copy-buffer.js';
import { integer } from '../format/integers.js';
import { MISFIT, type Misfit } from '../model/misfit.js';

/** A decimal number as digits: what is written as PostgreSQL's numeric. One object a thread. */
export const decimal = {
  /** Digits 0 to 9, the most significant first. */
  digits: new Uint8Array(64),
  count: 0,
  /** How many of them stand before the decimal point; may be negative or beyond the digits. */
  point: 0,
  negative: false,
  /** Digits to show after the point (PostgreSQL's dscale). */
  scale: 0,
};

/** The limits of a numeric column: `integerDigits` before the point, `scale` after it; undefined for any. */
export interface DecimalLimit {
  readonly integerDigits: number;
  readonly scale: number;
}

/** PostgreSQL's own limits (numeric.c): digits before and after the point. */
const MOST_INTEGER_DIGITS = 131072;
const MOST_SCALE = 16383;

/** Sets `decimal` to the 64-bit integer in `integer`, with `scale` of its digits behind the point. */
export function takeInteger(scale: number): void {
  let { high, low } = integer;
  decimal.negative = high < 0;
  if (high < 0) {
    low = -low | 0;
    high = low === 0 ? -high : ~high;
  }
  const digits = decimal.digits;
  let upper = high >>> 0;
  let lower = low >>> 0;
  let at = 20;
  while (upper !== 0 || lower !== 0) {
    const carried = (upper % 10) * 2 ** 32 + lower;
    upper = Math.floor(upper / 10);
    lower = Math.floor(carried / 10);
    digits[--at] = carried - lower * 10;
  }
  digits.copyWithin(0, at, 20);
  decimal.count = 20 - at;
  decimal.point = decimal.count - scale;
  decimal.scale = scale;
}

const POWERS = [1, 10, 100, 1000, 10000, 100000, 1000000];

/** Sets `decimal` to the shortest digits that read back as this finite double. */
export function takeDouble(value: number): void {
  const size = Math.abs(value);
  decimal.negative = value < 0;
  // A double that is an integer of up to 15 digits over a power of ten has those digits as its shortest form.
  for (let scale = 0; scale < POWERS.length; scale++) {
    const scaled = Math.round(size * POWERS[scale]!);
    if (scaled >= 1e15) break;
    if (scaled / POWERS[scale]! !== size) continue;
    let rest = scaled;
    let count = 0;
    for (let power = 1; power <= rest; power *= 10) count++;
    decimal.count = count;
    while (count > 0) {
      const next = Math.floor(rest / 10);
      decimal.digits[--count] = rest - next * 10;
      rest = next;
    }
    decimal.point = decimal.count - scale;
    decimal.scale = scale;
    return;
  }
  takeShortest(String(size));
}

function takeShortest(text: string): void {
  let count = 0;
  let point = -1;
  let at = 0;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x2e) point = count;
    else if (code === 0x65) break;
    else decimal.digits[count++] = code - 0x30;
  }
  decimal.count = count;
  const exponent = at < text.length ? Number(text.slice(at + 1)) : 0;
  decimal.point = (point === -1 ? count : point) + exponent;
  decimal.scale = Math.max(0, count - decimal.point);
}

/** Reads a number as PostgreSQL's numeric does: sign, digits, a point, an exponent; no blanks. False where it is none. */
export function parseDecimal(bytes: Uint8Array, at: number, length: number): boolean {
  const end = at + length;
  if (decimal.digits.length < length) decimal.digits = new Uint8Array(length * 2);
  const first = bytes[at];
  decimal.negative = first === 0x2d;
  if (first === 0x2d || first === 0x2b) at++;
  let count = 0;
  let point = -1;
  for (; at < end; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x30 && byte <= 0x39) decimal.digits[count++] = byte - 0x30;
    else if (byte === 0x2e && point === -1) point = count;
    else break;
  }
  if (count === 0) return false;
  decimal.count = count;
  decimal.point = point === -1 ? count : point;
  if (at < end) {
    if ((bytes[at]! | 0x20) !== 0x65) return false;
    const minus = bytes[++at] === 0x2d;
    if (at < end && (minus || bytes[at] === 0x2b)) at++;
    if (at >= end) return false;
    let exponent = 0;
    for (; at < end; at++) {
      const digit = bytes[at]! - 0x30;
      if (digit < 0 || digit > 9) return false;
      exponent = Math.min(exponent * 10 + digit, 1e9);
    }
    decimal.point += minus ? -exponent : exponent;
  }
  decimal.scale = Math.max(0, count - decimal.point);
  return true;
}

/** Writes `decimal` as a numeric field (numeric_send): base 10,000, no zeros at either end. A limit sets the scale. */
export function putDecimal(out: CopyBuffer, limit: DecimalLimit | undefined): Misfit {
  const { digits, point } = decimal;
  let first = 0;
  let last = decimal.count - 1;
  while (first <= last && digits[first] === 0) first++;
  while (last >= first && digits[last] === 0) last--;
  const isZero = first > last;
  if (limit !== undefined) {
    if (!isZero && point - first > limit.integerDigits) return MISFIT.outOfRange;
    if (!isZero && last + 1 - point > limit.scale) return MISFIT.precision;
    decimal.scale = limit.scale;
  }
  if (decimal.scale > MOST_SCALE || (!isZero && point - first > MOST_INTEGER_DIGITS)) return MISFIT.outOfRange;
  const weight = isZero ? 0 : Math.floor((point - 1 - first) / 4);
  const groups = isZero ? 0 : weight - Math.floor((point - 1 - last) / 4) + 1;
  makeRoom(out, 12 + groups * 2);
  const view = out.view;
  const start = out.at;
  view.setInt32(start, 8 + groups * 2);
  view.setInt16(start + 4, groups);
  view.setInt16(start + 6, weight);
  view.setUint16(start + 8, decimal.negative && !isZero ? 0x4000 : 0);
  view.setUint16(start + 10, decimal.scale);
  let i = first;
  for (let group = 0; group < groups; group++) {
    // The digit index at which the next group starts.
    const until = point - (weight - group) * 4;
    let value = 0;
    for (let place = until - 4; place < until; place++) {
      value = value * 10 + (place === i && i <= last ? digits[i++]! : 0);
    }
    view.setUint16(start + 12 + group * 2, value);
  }
  out.at = start + 12 + groups * 2;
  return MISFIT.none;
}
