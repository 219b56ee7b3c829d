import { isValidUtf8 } from '../format/utf8.js';

/** Deeper documents are none for us: PostgreSQL's own parser is bounded by its stack. */
const MAX_DEPTH = 1000;
/** jsonb's limits are 2^28 bytes a string and container; a text of so many bytes stays below them. */
export const LONGEST_DOCUMENT = 2 ** 27;
/** Exponents of numbers that numeric surely takes. */
const MAX_EXPONENT = 8000;
/** Digits of a number, on both sides of its point together. */
const MAX_DIGITS = 8000;

const EMPTY = new Uint8Array(0);

// The scanner's place in the document, shared by its functions.
let bytes: Uint8Array = EMPTY;
let at = 0;
let end = 0;
let realsStay = false;

/**
 * True where the text is a JSON document (RFC 8259) that jsonb holds without loss: no name twice in an object, no
 * \u0000, no lone surrogates, numbers within numeric. With `keepReals` none either that numeric writes as an integer
 * (1e3) or without its sign (-0.0), which are other numbers to SQLite and to most programs.
 */
export function isLosslessJson(text: Uint8Array, start: number, length: number, keepReals = false): boolean {
  realsStay = keepReals;
  if (length > LONGEST_DOCUMENT || !isValidUtf8(text, start, start + length)) return false;
  bytes = text;
  at = start;
  end = start + length;
  const valid = scanValue(0) && (skipBlanks(), at === end);
  bytes = EMPTY;
  return valid;
}

function skipBlanks(): void {
  while (at < end) {
    const byte = bytes[at]!;
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return;
    at++;
  }
}

function scanValue(depth: number): boolean {
  skipBlanks();
  if (at >= end || depth > MAX_DEPTH) return false;
  switch (bytes[at]) {
    case 0x7b:
      return scanObject(depth + 1);
    case 0x5b:
      return scanArray(depth + 1);
    case 0x22:
      return scanString();
    case 0x74:
      return scanWord('true');
    case 0x66:
      return scanWord('false');
    case 0x6e:
      return scanWord('null');
    default:
      return scanNumber();
  }
}

function scanObject(depth: number): boolean {
  at++;
  skipBlanks();
  if (take(0x7d)) return true;
  const names = new Set<string>();
  do {
    skipBlanks();
    const from = at;
    if (bytes[at] !== 0x22 || !scanString()) return false;
    const name = Buffer.from(bytes.buffer, bytes.byteOffset + from, at - from);
    const spelt = name.includes(0x5c)
      ? (JSON.parse(name.toString()) as string)
      : name.toString('utf8', 1, name.length - 1);
    if (names.has(spelt)) return false;
    names.add(spelt);
    skipBlanks();
    if (!take(0x3a) || !scanValue(depth)) return false;
    skipBlanks();
  } while (take(0x2c));
  return take(0x7d);
}

function scanArray(depth: number): boolean {
  at++;
  skipBlanks();
  if (take(0x5d)) return true;
  do {
    if (!scanValue(depth)) return false;
    skipBlanks();
  } while (take(0x2c));
  return take(0x5d);
}

function scanString(): boolean {
  for (at++; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === 0x22) {
      at++;
      return true;
    }
    if (byte < 0x20) return false;
    if (byte === 0x5c && !scanEscape()) return false;
  }
  return false;
}

/** Reads what follows a backslash, up to its last byte. */
function scanEscape(): boolean {
  const byte = bytes[++at];
  if (at >= end || byte === undefined) return false;
  if (byte !== 0x75) return '"\\/bfnrt'.includes(String.fromCharCode(byte));
  const unit = hexUnit();
  if (unit <= 0 || (unit >= 0xdc00 && unit < 0xe000)) return false;
  if (unit < 0xd800 || unit >= 0xe000) return true;
  if (bytes[++at] !== 0x5c || bytes[++at] !== 0x75) return false;
  const second = hexUnit();
  return second >= 0xdc00 && second < 0xe000;
}

/** The four hexadecimal digits behind `at`, which moves to the last of them; -1 where they are none. */
function hexUnit(): number {
  if (at + 4 >= end) return -1;
  let unit = 0;
  for (let i = 0; i < 4; i++) {
    const byte = bytes[++at]!;
    const digit = byte <= 0x39 ? byte - 0x30 : (byte | 0x20) - 0x61 + 10;
    if (digit < 0 || digit > 15 || (byte > 0x39 && digit < 10)) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

function scanNumber(): boolean {
  const isNegative = take(0x2d);
  const from = at;
  if (!take(0x30) && skipDigits() === 0) return false;
  const hasPoint = take(0x2e);
  const decimals = hasPoint ? skipDigits() : 0;
  if (hasPoint && decimals === 0) return false;
  if (at - from > MAX_DIGITS) return false;
  const isMinusZero = realsStay && isNegative && isZero(from, at);
  if ((bytes[at]! | 0x20) !== 0x65 || at >= end) return !(isMinusZero && hasPoint);
  at++;
  const isSmall = take(0x2d);
  if (!isSmall) take(0x2b);
  const exponentAt = at;
  if (skipDigits() === 0) return false;
  let exponent = 0;
  for (let i = exponentAt; i < at; i++) exponent = Math.min(exponent * 10 + bytes[i]! - 0x30, 1e9);
  if (exponent > MAX_EXPONENT || isMinusZero) return false;
  // numeric keeps as many decimals as are left.
  return !realsStay || decimals + (isSmall ? exponent : -exponent) > 0;
}

function isZero(from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] !== 0x30 && bytes[i] !== 0x2e) return false;
  return true;
}

function skipDigits(): number {
  const from = at;
  while (at < end && bytes[at]! >= 0x30 && bytes[at]! <= 0x39) at++;
  return at - from;
}

function scanWord(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (at >= end || bytes[at++] !== word.charCodeAt(i)) return false;
  return true;
}

function take(byte: number): boolean {
  if (at >= end || bytes[at] !== byte) return false;
  at++;
  return true;
}
