import { damaged } from './damaged.js';
import { readUint16 } from './payload.js';
import type { RowWalk } from './row-walk.js';

/** Where a cell starts in `bytes`, checked against the page. */
export function cellStart(
  walk: RowWalk,
  bytes: Uint8Array,
  pageStart: number,
  pointers: number,
  cell: number,
  cells: number,
): number {
  const at = pageStart + readUint16(bytes, pointers + 2 * cell);
  if (at < pointers + 2 * cells || at > pageStart + walk.file.usableSize - 4) {
    throw damaged(walk.table, walk.page, 'a cell lies beyond the page');
  }
  return at;
}
