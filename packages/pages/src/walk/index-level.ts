import type { KeyBound } from './key-bound.js';
import { readUint16, readUint32 } from '../format/big-endian.js';

/** An interior page on the way down an index; its cells are rows too, each between two children. */
export interface Level {
  page: number;
  /** How many cells; there is one child more. */
  count: number;
  /** The child that comes next; the row before it comes first. */
  next: number;
  rowTaken: boolean;
  /** The outermost children that have rows of the range, and the bounds that lie in them. */
  first: number;
  last: number;
  after: KeyBound | undefined;
  to: KeyBound | undefined;
  /** Where the page's own header starts in `bytes`. */
  header: number;
  readonly bytes: Uint8Array;
}

/** Room for an interior page. */
export function createLevel(pageSize: number): Level {
  return {
    page: 0,
    count: 0,
    next: 0,
    rowTaken: false,
    first: 0,
    last: 0,
    after: undefined,
    to: undefined,
    header: 0,
    bytes: new Uint8Array(pageSize),
  };
}

/** How many pages to read at once from this child on: the run of siblings that lie one behind the other. */
export function pagesAhead(level: Level, child: number, page: number, pageSize: number): number {
  let length = 1;
  while (child + length < level.last) {
    const at = readUint16(level.bytes, level.header + 12 + 2 * (child + length));
    if (at > pageSize - 4 || readUint32(level.bytes, at) !== page + length) break;
    length++;
  }
  return length;
}
