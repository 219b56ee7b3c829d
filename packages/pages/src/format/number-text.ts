import { integer } from './integers.js';

/** The ASCII of the number that was printed last. One scratch array a thread. */
export const printed = { bytes: new Uint8Array(40), length: 0 };

/** Prints the 64-bit integer in `integer` in decimal, as SQLite's CAST(x AS TEXT) does. */
export function printInteger(): void {
  let { high, low } = integer;
  const negative = high < 0;
  if (negative) {
    low = -low | 0;
    high = low === 0 ? -high : ~high;
  }
  let upper = high >>> 0;
  let lower = low >>> 0;
  const bytes = printed.bytes;
  let at = 24;
  do {
    const carried = (upper % 10) * 2 ** 32 + lower;
    upper = Math.floor(upper / 10);
    lower = Math.floor(carried / 10);
    bytes[--at] = 0x30 + (carried - lower * 10);
  } while (upper !== 0 || lower !== 0);
  if (negative) bytes[--at] = 0x2d;
  bytes.copyWithin(0, at, 24);
  printed.length = 24 - at;
}

/** The exponents outside of which SQLite prints a real with an exponent (printf.c, "%!.17g" as of SQLite 3.52). */
const LEAST_EXPONENT = -4;
const MOST_EXPONENT = 16;

/**
 * Prints a real in the form of SQLite's CAST(x AS TEXT) with the fewest digits that read back as the same real. SQLite
 * prints the same where 15 digits are enough; beyond them its versions differ, and some lose the last bit. Infinities
 * are Inf and -Inf.
 */
export function printReal(value: number): void {
  printText(realText(value));
}

function realText(value: number): string {
  if (!Number.isFinite(value)) return value < 0 ? '-Inf' : 'Inf';
  // SQLite prints the negative zero without its sign, too.
  if (value === 0) return '0.0';
  const sign = value < 0 ? '-' : '';
  const [mantissa = '', exponentText = '0'] = Math.abs(value).toExponential().split('e');
  const exponent = Number(exponentText);
  const digits = mantissa.replace('.', '');
  if (exponent < LEAST_EXPONENT || exponent > MOST_EXPONENT) {
    const size = String(Math.abs(exponent)).padStart(2, '0');
    return `${sign}${digits.slice(0, 1)}.${digits.slice(1) || '0'}e${exponent < 0 ? '-' : '+'}${size}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${sign}${whole}.${digits.slice(exponent + 1) || '0'}`;
}

function printText(text: string): void {
  for (let i = 0; i < text.length; i++) printed.bytes[i] = text.charCodeAt(i);
  printed.length = text.length;
}
