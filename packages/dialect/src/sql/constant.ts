import { realDigits } from './real-digits.js';
import type { Affinity } from './static-type.js';

/** A value that is known when the SQL is translated, in SQLite's storage classes. */
export type Constant =
  | { readonly kind: 'null' }
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'real'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'blob'; readonly value: Uint8Array };

export const MAX_INTEGER = 9223372036854775807n;
export const MIN_INTEGER = -9223372036854775808n;

/** Whether a whole number has 64 bits. */
export function fitsInteger(value: bigint): boolean {
  return value >= MIN_INTEGER && value <= MAX_INTEGER;
}

/** A number as SQLite's text: integers plainly, reals as `realText` has them. */
export function numberText(constant: Constant & { kind: 'integer' | 'real' }): string {
  return constant.kind === 'integer' ? String(constant.value) : realText(constant.value);
}

/** A real as SQLite 3.52 writes it (%!.17g): always with a point; with an exponent below -4 and above 16. */
export function realText(value: number): string {
  const sign = value < 0 ? '-' : '';
  if (!Number.isFinite(value)) return `${sign}Inf`;
  const { digits, point } = realDigits(Math.abs(value), 17, 20);
  const exponent = point - 1;
  if (exponent < -4 || exponent > 16) {
    const power = `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
    return `${sign}${digits.charAt(0)}.${digits.slice(1) || '0'}e${power}`;
  }
  if (point < 1) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.slice(0, point).padEnd(point, '0')}.${digits.slice(point) || '0'}`;
}

/** The number a text is when SQLite gives it numeric affinity; undefined where it stays text. Spaces around it are allowed. */
export function numberOfText(text: string): Constant | undefined {
  const trimmed = trimSpace(text);
  return numericPrefix(trimmed) === trimmed && trimmed !== '' ? parseNumber(trimmed) : undefined;
}

/** The number SQLite's arithmetic and CAST take from a text: its longest numeric prefix, else 0. */
export function numberOfPrefix(text: string): Constant {
  const prefix = numericPrefix(trimSpace(text));
  return prefix === '' ? { kind: 'integer', value: 0n } : parseNumber(prefix);
}

/** The constant after a column's or operand's affinity is applied to it. */
export function withAffinity(constant: Constant, affinity: Affinity): Constant {
  if (affinity === 'none' || affinity === 'blob') return constant;
  if (affinity === 'text') {
    return constant.kind === 'integer' || constant.kind === 'real'
      ? { kind: 'text', value: numberText(constant) }
      : constant;
  }
  const number = constant.kind === 'text' ? (numberOfText(constant.value) ?? constant) : constant;
  if (affinity === 'real') return number.kind === 'integer' ? { kind: 'real', value: Number(number.value) } : number;
  if (number.kind !== 'real') return number;
  const whole = integerOfReal(number.value);
  return whole === undefined ? number : { kind: 'integer', value: whole };
}

/** A real as the same integer, where there is one that SQLite would turn it into (below 2^51 or exactly held). */
export function integerOfReal(value: number): bigint | undefined {
  if (!Number.isInteger(value) || Math.abs(value) >= 9.2233720368547758e18) return undefined;
  return BigInt(value);
}

/** The number that a numeric text without spaces stands for. */
export function parseNumber(text: string): Constant {
  if (Array.from(text).every((char) => isDigit(char) || char === '-' || char === '+')) {
    const value = BigInt(text.startsWith('+') ? text.slice(1) : text);
    return fitsInteger(value) ? { kind: 'integer', value } : { kind: 'real', value: Number(text) };
  }
  return { kind: 'real', value: Number(text) };
}

function numericPrefix(text: string): string {
  let at = text.startsWith('-') || text.startsWith('+') ? 1 : 0;
  const start = at;
  const digits = (): number => {
    const from = at;
    while (isDigit(text[at])) at += 1;
    return at - from;
  };
  let count = digits();
  if (text[at] === '.' && (count > 0 || isDigit(text[at + 1]))) {
    at += 1;
    count += digits();
  }
  if (count === 0) return '';
  const end = at;
  if (text[at] === 'e' || text[at] === 'E') {
    at += text[at + 1] === '-' || text[at + 1] === '+' ? 2 : 1;
    if (digits() === 0) at = end;
  }
  return start === at ? '' : text.slice(0, at);
}

function trimSpace(text: string): string {
  const space = (char: string | undefined): boolean => char !== undefined && ' \t\n\v\f\r'.includes(char);
  let [start, end] = [0, text.length];
  while (start < end && space(text[start])) start += 1;
  while (end > start && space(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}

/** Whether both are the same value of the same storage class. */
export function isSameConstant(a: Constant, b: Constant): boolean {
  if (a.kind === 'null' || b.kind === 'null') return a.kind === b.kind;
  if (a.kind === 'blob' && b.kind === 'blob') return Buffer.compare(a.value, b.value) === 0;
  return a.kind === b.kind && a.value === b.value;
}
