import { counted } from '@lite2pg/spec';
import { cellStart } from '../format/cell.js';
import { damaged } from '../format/damaged.js';
import { countUpTo } from './index-position.js';
import { createLevel, type Level, pagesAhead } from './index-level.js';
import type { KeyBound, KeyRange } from './key-bound.js';
import type { PageFile } from '../format/page-file.js';
import { fillWindow, offsetInWindow } from '../format/page-window.js';
import { readUint16, readUint32 } from '../format/big-endian.js';
import { takePayload } from '../format/payload.js';
import { createRowWalk, MAX_DEPTH, type RowWalk } from '../format/row-walk.js';
import { readVarint, varint } from '../format/varint.js';
import { visitPage } from '../format/visited-pages.js';

/** Page types of index b-trees (fileformat2, 1.6 "B-tree Pages"). */
const LEAF = 10;
const INTERIOR = 2;

/** A walk over a WITHOUT ROWID table, in the order of its primary key. */
export interface IndexWalk extends RowWalk {
  readonly range: KeyRange | undefined;
  /** Reads the records that bounds are compared with; made when it is needed. */
  probe: RowWalk | undefined;
  root: number;
  depth: number;
  readonly levels: Level[];
  /** The leaf: where it starts in the window, its cell pointers, how many, the next one, and the one after the last. */
  leafStart: number;
  pointers: number;
  cells: number;
  cell: number;
  end: number;
}

/** A walk over the b-tree that starts at page `root`, standing before the first row of the range. */
export function createIndexWalk(file: PageFile, table: string, root: number, range: KeyRange | undefined): IndexWalk {
  return Object.assign(createRowWalk(file, table), {
    range,
    probe: undefined,
    root,
    depth: 0,
    levels: [],
    leafStart: 0,
    pointers: 0,
    cells: 0,
    cell: 0,
    end: 0,
  });
}

/** Steps to the next row of the range; false at the end. Damage is thrown as by `nextRowidRow`. */
export function nextIndexRow(walk: IndexWalk): boolean {
  for (;;) {
    if (walk.cell < walk.end) {
      const bytes = walk.window.bytes;
      const at = cellStart(walk, bytes, walk.leafStart, walk.pointers, walk.cell++, walk.cells);
      const size = readVarint(bytes, at);
      takePayload(walk, bytes, walk.leafStart, varint.end, size, true);
      return true;
    }
    walk.lost = 'pages';
    walk.cell = walk.end = 0;
    if (walk.root !== 0) {
      const root = walk.root;
      walk.root = 0;
      visitPage(walk.visited, walk, root, root);
      enterPage(walk, root, 1, walk.range?.after, walk.range?.to);
      continue;
    }
    const level = walk.levels[walk.depth - 1];
    if (walk.depth === 0 || level === undefined) return false;
    if (level.next > level.last) walk.depth--;
    else if (level.next > level.first && !level.rowTaken) {
      level.rowTaken = true;
      walk.lost = 'row';
      return readInteriorRow(walk, level, level.next - 1);
    } else {
      level.rowTaken = false;
      enterChild(walk, level, level.next++);
    }
  }
}

function readInteriorRow(walk: IndexWalk, level: Level, cell: number): boolean {
  walk.page = level.page;
  const at = cellStart(walk, level.bytes, 0, level.header + 12, cell, level.count);
  const size = readVarint(level.bytes, at + 4);
  takePayload(walk, level.bytes, 0, varint.end, size, true);
  return true;
}

function enterChild(walk: IndexWalk, level: Level, child: number): void {
  walk.page = level.page;
  const page =
    child === level.count
      ? readUint32(level.bytes, level.header + 8)
      : readUint32(level.bytes, cellStart(walk, level.bytes, 0, level.header + 12, child, level.count));
  visitPage(walk.visited, walk, page, level.page);
  const ahead = Math.min(pagesAhead(level, child, page, walk.file.pageSize), walk.window.capacity);
  // A bound lies below the outermost children only; every other page is in the range as a whole.
  const after = child === level.first ? level.after : undefined;
  enterPage(walk, page, ahead, after, child === level.last ? level.to : undefined);
}

/** Enters a page: a leaf becomes the current one, an interior page the next level. Bounds are those that may lie in it. */
function enterPage(
  walk: IndexWalk,
  page: number,
  ahead: number,
  after: KeyBound | undefined,
  to: KeyBound | undefined,
): void {
  walk.page = page;
  const { window, file } = walk;
  let start = offsetInWindow(window, page);
  if (start === -1) {
    fillWindow(window, page, ahead);
    start = window.base;
  }
  const header = page === 1 ? 100 : 0;
  const kind = window.bytes[start + header]!;
  const cells = readUint16(window.bytes, start + header + 3);
  if (kind !== LEAF && kind !== INTERIOR) {
    throw damaged(walk.table, page, `it is of type ${kind}, not a page of a table without rowid`);
  }
  if (cells > (file.pageSize - 8) / 6) throw damaged(walk.table, page, `it says it has ${counted(cells, 'cell')}`);
  if (cells === 0 && (walk.depth > 0 || kind === INTERIOR)) throw damaged(walk.table, page, 'it has no cells');
  if (kind === INTERIOR && walk.depth >= MAX_DEPTH) {
    throw damaged(walk.table, page, `the tree is deeper than ${MAX_DEPTH} pages`);
  }
  const bytes = window.bytes.subarray(start, start + file.pageSize);
  const isLeaf = kind === LEAF;
  const tree = { bytes, pointers: header + (isLeaf ? 8 : 12), cells, isLeaf };
  const first = after === undefined ? 0 : countUpTo(walk, tree, after);
  const last = to === undefined ? cells : countUpTo(walk, tree, to);
  if (isLeaf) {
    walk.leafStart = start;
    walk.pointers = start + tree.pointers;
    walk.cells = cells;
    walk.cell = first;
    walk.end = last;
    walk.lost = 'row';
    return;
  }
  const level = (walk.levels[walk.depth] ??= createLevel(file.pageSize));
  // A copy: its rows are read after the window has moved on to its children.
  level.bytes.set(bytes);
  level.page = page;
  level.count = cells;
  level.first = level.next = first;
  level.last = last;
  level.after = after;
  level.to = to;
  level.rowTaken = false;
  level.header = header;
  walk.depth++;
}
