import { cellOffset } from '../format/cell.js';
import type { Loss, PageDamage } from '../format/damaged.js';
import type { IndexPage } from './index-position.js';
import type { IndexWalk } from './index-walk.js';
import { localSize } from '../format/payload.js';
import { serialSize } from '../format/record.js';
import { describeKeyValue, keyColumns } from './row-key.js';
import type { SourceTable } from '../source/source.js';
import { readVarint, varint } from '../format/varint.js';

/** The rows lost by damage that the last step threw, or that was found in the row it stands on. */
export function indexLoss(walk: IndexWalk, table: SourceTable, error: PageDamage): Loss {
  const isInterior = walk.lost === 'row' && walk.end === 0;
  if (walk.lost === 'row' && error.keyKnown) {
    const key = isInterior ? keyInLevel(walk, table, walk.depth - 1, rowBefore(walk)) : keyInLeaf(walk, table);
    if (key !== null) return { lost: 'row', key, from: null, to: null };
  }
  let from: string | null = null;
  let to: string | null = null;
  // The rows of the pages above that are its neighbours; where one cannot be read, those further up.
  for (let depth = walk.depth - 1; depth >= 0; depth--) {
    const child = walk.levels[depth]!.next - 1;
    from ??= keyInLevel(walk, table, depth, child - 1);
    to ??= keyInLevel(walk, table, depth, isInterior && depth === walk.depth - 1 ? child + 1 : child);
  }
  return { lost: walk.lost, key: undefined, from, to };
}

/** The row of an interior page that comes before the child that comes next. */
function rowBefore(walk: IndexWalk): number {
  return walk.levels[walk.depth - 1]!.next - 1;
}

function keyInLevel(walk: IndexWalk, table: SourceTable, depth: number, cell: number): string | null {
  const level = walk.levels[depth]!;
  const page = { bytes: level.bytes, pointers: level.header + 12, cells: level.count, isLeaf: false };
  return describeKey(walk, table, page, cell);
}

function keyInLeaf(walk: IndexWalk, table: SourceTable): string | null {
  const bytes = walk.window.bytes.subarray(walk.leafStart, walk.leafStart + walk.file.pageSize);
  const page = { bytes, pointers: walk.pointers - walk.leafStart, cells: walk.cells, isLeaf: true };
  return describeKey(walk, table, page, walk.cell - 1);
}

/** The key of a cell in SQL words, from what its page keeps of it; null where that is not enough. */
function describeKey(walk: IndexWalk, table: SourceTable, page: IndexPage, cell: number): string | null {
  if (cell < 0 || cell >= page.cells) return null;
  const { bytes, pointers, cells, isLeaf } = page;
  const { usableSize, encoding } = walk.file;
  const at = cellOffset(walk, bytes, 0, pointers, cell, cells);
  if (at === -1) return null;
  const size = readVarint(bytes, isLeaf ? at : at + 4);
  const start = varint.end;
  const end = Math.min(usableSize, start + localSize(usableSize, size, true));
  const headerEnd = start + readVarint(bytes, start);
  const columns = keyColumns(table);
  const words: string[] = [];
  let value = headerEnd;
  for (let place = 0, next = varint.end; words.length < columns.length; place++) {
    if (next >= headerEnd || next >= end) return null;
    const serial = readVarint(bytes, next);
    next = varint.end;
    const length = serialSize(serial);
    if (serial > 0x7fffffff || value + length > end) return null;
    const column = columns.findIndex(({ index }) => index === place);
    if (column >= 0) words[column] = describeKeyValue(columns[column]!, { bytes, at: value, serial }, encoding);
    value += length;
  }
  return words.join(', ');
}
