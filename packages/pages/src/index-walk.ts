import { cellStart } from './cell.js';
import { damaged } from './damaged.js';
import type { PageFile } from './page-file.js';
import { fillWindow, offsetInWindow } from './page-window.js';
import { readUint16, readUint32, takePayload } from './payload.js';
import { createRowWalk, MAX_DEPTH, type RowWalk } from './row-walk.js';
import { readVarint, varint } from './varint.js';
import { visitPage } from './visited-pages.js';

/** Page types of index b-trees (fileformat2, 1.6 "B-tree Pages"). */
const LEAF = 10;
const INTERIOR = 2;

/** An interior page on the way down; its cells are rows too, each between two children. */
interface Level {
  page: number;
  count: number;
  /** The child that comes next; the row before it comes first. */
  next: number;
  rowTaken: boolean;
  header: number;
  readonly bytes: Uint8Array;
}

/** A walk over a WITHOUT ROWID table, in the order of its primary key. */
export interface IndexWalk extends RowWalk {
  root: number;
  depth: number;
  readonly levels: Level[];
  leafStart: number;
  pointers: number;
  cells: number;
  cell: number;
}

/** A walk over the b-tree that starts at page `root`, standing before its first row. */
export function createIndexWalk(file: PageFile, table: string, root: number): IndexWalk {
  return { ...createRowWalk(file, table), root, depth: 0, levels: [], leafStart: 0, pointers: 0, cells: 0, cell: 0 };
}

/** Steps to the next row; false at the end. Damage is thrown as by `nextRowidRow`. */
export function nextIndexRow(walk: IndexWalk): boolean {
  for (;;) {
    if (walk.cell < walk.cells) {
      const bytes = walk.window.bytes;
      const at = cellStart(walk, bytes, walk.leafStart, walk.pointers, walk.cell++, walk.cells);
      const size = readVarint(bytes, at);
      takePayload(walk, bytes, walk.leafStart, varint.end, size, true);
      return true;
    }
    if (walk.root !== 0) {
      const root = walk.root;
      walk.root = 0;
      walk.lost = 'pages';
      visitPage(walk.visited, walk, root, root);
      enterPage(walk, root, 1);
      continue;
    }
    const level = walk.levels[walk.depth - 1];
    if (walk.depth === 0 || level === undefined) return false;
    if (level.next > level.count) walk.depth--;
    else if (level.next > 0 && !level.rowTaken) {
      level.rowTaken = true;
      walk.lost = 'row';
      return readInteriorRow(walk, level, level.next - 1);
    } else {
      level.rowTaken = false;
      walk.lost = 'pages';
      walk.cells = walk.cell = 0;
      const child = level.next++;
      const page = childOf(walk, level, child);
      visitPage(walk.visited, walk, page, level.page);
      enterPage(walk, page, pagesAhead(walk, level, child, page));
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

function childOf(walk: IndexWalk, level: Level, child: number): number {
  if (child === level.count) return readUint32(level.bytes, level.header + 8);
  walk.page = level.page;
  return readUint32(level.bytes, cellStart(walk, level.bytes, 0, level.header + 12, child, level.count));
}

/** How many pages to read at once: the run of siblings that lie one behind the other. */
function pagesAhead(walk: IndexWalk, level: Level, child: number, page: number): number {
  let length = 1;
  while (length < walk.window.capacity && child + length < level.count) {
    const at = readUint16(level.bytes, level.header + 12 + 2 * (child + length));
    if (at > walk.file.pageSize - 4 || readUint32(level.bytes, at) !== page + length) break;
    length++;
  }
  return length;
}

/** Enters a page: a leaf becomes the current one, an interior page the next level. */
function enterPage(walk: IndexWalk, page: number, ahead: number): void {
  walk.cells = walk.cell = 0;
  walk.page = page;
  const { window, file } = walk;
  let start = offsetInWindow(window, page);
  if (start === -1) {
    fillWindow(window, page, ahead);
    start = 0;
  }
  const header = page === 1 ? 100 : 0;
  const kind = window.bytes[start + header]!;
  const cells = readUint16(window.bytes, start + header + 3);
  if (kind !== LEAF && kind !== INTERIOR) {
    throw damaged(walk.table, page, `it is of type ${kind}, not a page of a table without rowid`);
  }
  if (cells > (file.pageSize - 8) / 6) throw damaged(walk.table, page, `it says it has ${cells} cells`);
  if (cells === 0 && (walk.depth > 0 || kind === INTERIOR)) throw damaged(walk.table, page, 'it has no cells');
  if (kind === LEAF) {
    walk.leafStart = start;
    walk.pointers = start + header + 8;
    walk.cells = cells;
    walk.lost = 'row';
    return;
  }
  if (walk.depth >= MAX_DEPTH) throw damaged(walk.table, page, `the tree is deeper than ${MAX_DEPTH} pages`);
  const level = (walk.levels[walk.depth] ??= createLevel(file.pageSize));
  // A copy: its rows are read after the window has moved on to its children.
  level.bytes.set(window.bytes.subarray(start, start + file.pageSize));
  level.page = page;
  level.count = cells;
  level.next = 0;
  level.rowTaken = false;
  level.header = header;
  walk.depth++;
}

function createLevel(pageSize: number): Level {
  return { page: 0, count: 0, next: 0, rowTaken: false, header: 0, bytes: new Uint8Array(pageSize) };
}
