import { damagedCell } from './damaged.js';
import { readUint16 } from './big-endian.js';
import type { RowWalk } from './row-walk.js';

/** Words for a cell that `cellOffset` does not find. */
export const BEYOND_PAGE = 'a cell lies beyond the page';

/** Where a cell starts in `bytes`, checked against the page: -1 where it would lie beyond it. */
export function cellOffset(
  walk: RowWalk,
  bytes: Uint8Array,
  pageStart: number,
  pointers: number,
  cell: number,
  cells: number,
): number {
  const at = pageStart + readUint16(bytes, pointers + 2 * cell);
  return at < pointers + 2 * cells || at > pageStart + walk.file.usableSize - 4 ? -1 : at;
}

/** The same; throws 'damaged' for a cell beyond the page. */
export function cellStart(
  walk: RowWalk,
  bytes: Uint8Array,
  pageStart: number,
  pointers: number,
  cell: number,
  cells: number,
): number {
  const at = cellOffset(walk, bytes, pageStart, pointers, cell, cells);
  if (at === -1) throw damagedCell(walk.table, walk.page, BEYOND_PAGE);
  return at;
}
