import { toBigInt } from '../format/integers.js';

/** A signed 64-bit rowid in two 32-bit halves. */
export interface Rowid {
  readonly high: number;
  readonly low: number;
}

/** A rowid in decimal; undefined for null. */
export function parseRowid(text: string | null): Rowid | undefined {
  if (text === null) return undefined;
  const value = BigInt(text);
  return { high: Number(BigInt.asIntN(32, value >> 32n)), low: Number(BigInt.asIntN(32, value)) };
}

/** A rowid in decimal; null for undefined. */
export function formatRowid(rowid: Rowid | undefined): string | null {
  return rowid === undefined ? null : String(toBigInt(rowid.high, rowid.low));
}

/** True where the first rowid is less than the second. Low halves compare as unsigned. */
export function less(aHigh: number, aLow: number, bHigh: number, bLow: number): boolean {
  return aHigh < bHigh || (aHigh === bHigh && aLow >>> 0 < bLow >>> 0);
}

/** The decoded cells of an interior page on the way down to the current leaf. */
export interface Level {
  page: number;
  /** How many keys; there is one child more. */
  count: number;
  /** The child that comes next. */
  next: number;
  children: Uint32Array;
  /** The keys; behind the last of them the greatest that may be below the last child, where `hasUpper`. */
  high: Int32Array;
  low: Int32Array;
  hasUpper: boolean;
}

/** Room for the cells of any interior page. */
export function createLevel(pageSize: number): Level {
  const most = mostChildren(pageSize);
  return {
    page: 0,
    count: 0,
    next: 0,
    children: new Uint32Array(most),
    high: new Int32Array(most),
    low: new Int32Array(most),
    hasUpper: false,
  };
}

/** How many children a page of this size has at the most. */
export function mostChildren(pageSize: number): number {
  return Math.ceil(pageSize / 6) + 1;
}

/** How many pages to read at once from this child on: to the last of the next siblings that lies close behind it. */
export function pagesAhead(level: Level, child: number): number {
  const first = level.children[child]!;
  let last = first;
  let useful = 1;
  for (let i = child + 1; i <= level.count; i++) {
    const page = level.children[i]!;
    const length = page - first + 1;
    if (page <= last || page - last > 32 || length > (useful + 1) * 8) break;
    last = page;
    useful++;
  }
  return last - first + 1;
}
