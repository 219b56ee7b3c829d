import { damaged } from './damaged.js';
import { fillWindow, offsetInWindow } from './page-window.js';
import type { PageFile } from './page-file.js';
import { cellStart } from './cell.js';
import { readUint16, readUint32, takePayload } from './payload.js';
import { createRowWalk, MAX_DEPTH, type RowWalk } from './row-walk.js';
import { createLevel, less, type Level, pagesAhead, type Rowid } from './rowid-level.js';
import { readVarint, readVarint64, varint } from './varint.js';
import { visitPage } from './visited-pages.js';

/** Page types of table b-trees (fileformat2, 1.6 "B-tree Pages"). */
const LEAF = 13;
const INTERIOR = 5;

/** A range of rowids: greater than `after`, up to and including `to`. */
export interface RowidRange {
  readonly after: Rowid | undefined;
  readonly to: Rowid | undefined;
}

/** A walk over a rowid table, in rowid order. */
export interface RowidWalk extends RowWalk {
  readonly range: RowidRange;
  root: number;
  depth: number;
  readonly levels: Level[];
  /** The leaf: where it starts in the window, its cell pointers, how many, and the next one. */
  leafStart: number;
  pointers: number;
  cells: number;
  cell: number;
  /** No key that comes may be less than or equal to this one. */
  hasLast: boolean;
  lastHigh: number;
  lastLow: number;
}

/** A walk over the b-tree that starts at page `root`, standing before its first row. */
export function createRowidWalk(file: PageFile, table: string, root: number, range: RowidRange): RowidWalk {
  return {
    ...createRowWalk(file, table),
    range,
    root,
    depth: 0,
    levels: [],
    leafStart: 0,
    pointers: 0,
    cells: 0,
    cell: 0,
    hasLast: false,
    lastHigh: 0,
    lastLow: 0,
  };
}

/**
 * Steps to the next row of the range; false at the end. Throws 'damaged' where the tree is none; stepping on after that
 * leaves out the cell or the page that was meant.
 */
export function nextRowidRow(walk: RowidWalk): boolean {
  for (;;) {
    while (walk.cell < walk.cells) {
      const found = readCell(walk);
      if (found !== 0) return found > 0;
    }
    if (!nextLeaf(walk)) return false;
  }
}

/** Reads the next cell of the leaf: 1 a row, 0 a row before the range, -1 a row behind it. */
function readCell(walk: RowidWalk): number {
  const bytes = walk.window.bytes;
  const at = cellStart(walk, bytes, walk.leafStart, walk.pointers, walk.cell++, walk.cells);
  const size = readVarint(bytes, at);
  readVarint64(bytes, varint.end);
  const { high, low, end } = varint;
  if (walk.hasLast && !less(walk.lastHigh, walk.lastLow, high, low)) {
    throw damaged(walk.table, walk.page, 'its rowids are not in order');
  }
  walk.hasLast = true;
  walk.lastHigh = walk.keyHigh = high;
  walk.lastLow = walk.keyLow = low;
  const { after, to } = walk.range;
  if (after !== undefined && !less(after.high, after.low, high, low)) return 0;
  if (to !== undefined && less(to.high, to.low, high, low)) {
    walk.cell = walk.cells = walk.depth = 0;
    return -1;
  }
  takePayload(walk, bytes, walk.leafStart, end, size, false);
  return 1;
}

/** Goes to the next leaf of the range; false where there is none. */
function nextLeaf(walk: RowidWalk): boolean {
  if (walk.root !== 0) {
    const root = walk.root;
    walk.root = 0;
    visitPage(walk.visited, walk, root, root);
    if (enterPage(walk, root, 1, undefined, 0)) return true;
  }
  while (walk.depth > 0) {
    const level = walk.levels[walk.depth - 1]!;
    const child = level.next++;
    const { to } = walk.range;
    if (child > level.count) {
      walk.depth--;
      continue;
    }
    if (child > 0) {
      const high = level.high[child - 1]!;
      const low = level.low[child - 1]!;
      if (to !== undefined && !less(high, low, to.high, to.low)) {
        walk.depth = 0;
        return false;
      }
      walk.hasLast = true;
      walk.lastHigh = high;
      walk.lastLow = low;
    }
    const page = level.children[child]!;
    visitPage(walk.visited, walk, page, level.page);
    if (enterPage(walk, page, pagesAhead(level, child), level, child)) return true;
  }
  return false;
}

/** Enters a page: true for a leaf; an interior page becomes the next level. Bounds come from the parent's keys. */
function enterPage(walk: RowidWalk, page: number, ahead: number, parent: Level | undefined, child: number): boolean {
  walk.cells = walk.cell = 0;
  walk.page = page;
  const window = walk.window;
  let start = offsetInWindow(window, page);
  if (start === -1) {
    fillWindow(window, page, ahead);
    start = 0;
  }
  const bytes = window.bytes;
  const header = page === 1 ? start + 100 : start;
  const kind = bytes[header]!;
  const cells = readUint16(bytes, header + 3);
  if (kind !== LEAF && kind !== INTERIOR)
    throw damaged(walk.table, page, `it is of type ${kind}, not a page of a table`);
  if (cells > (walk.file.pageSize - 8) / 6) throw damaged(walk.table, page, `it says it has ${cells} cells`);
  if (cells === 0 && (parent !== undefined || kind === INTERIOR) && page !== 1) {
    throw damaged(walk.table, page, 'it has no cells');
  }
  if (kind === INTERIOR) {
    readInterior(walk, page, start, header, cells);
    checkUpper(
      walk,
      parent,
      child,
      walk.levels[walk.depth - 1]!.high[cells - 1],
      walk.levels[walk.depth - 1]!.low[cells - 1],
    );
    return false;
  }
  walk.leafStart = start;
  walk.pointers = header + 8;
  if (cells > 0) {
    const at = cellStart(walk, bytes, start, walk.pointers, cells - 1, cells);
    readVarint(bytes, at);
    readVarint64(bytes, varint.end);
    checkUpper(walk, parent, child, varint.high, varint.low);
  }
  walk.cells = cells;
  return true;
}

/** The last key of a page may not be greater than the key to the right of the pointer to it. */
function checkUpper(
  walk: RowidWalk,
  parent: Level | undefined,
  child: number,
  high: number | undefined,
  low: number | undefined,
): void {
  if (parent === undefined || child >= parent.count || high === undefined || low === undefined) return;
  if (less(parent.high[child]!, parent.low[child]!, high, low)) {
    if (walk.depth > 0 && walk.levels[walk.depth - 1] !== parent) walk.depth--;
    throw damaged(walk.table, walk.page, 'its rowids are greater than the page above it says');
  }
}

/** Decodes the children and keys of an interior page into the next level, keys in order. */
function readInterior(walk: RowidWalk, page: number, start: number, header: number, count: number): void {
  if (walk.depth >= MAX_DEPTH) throw damaged(walk.table, page, `the tree is deeper than ${MAX_DEPTH} pages`);
  const bytes = walk.window.bytes;
  const level = (walk.levels[walk.depth] ??= createLevel(walk.file.pageSize));
  const { after } = walk.range;
  let hasLast = walk.hasLast;
  let lastHigh = walk.lastHigh;
  let lastLow = walk.lastLow;
  level.next = 0;
  for (let i = 0; i < count; i++) {
    const at = cellStart(walk, bytes, start, header + 12, i, count);
    readVarint64(bytes, at + 4);
    const { high, low } = varint;
    if (hasLast && !less(lastHigh, lastLow, high, low)) throw damaged(walk.table, page, 'its rowids are not in order');
    hasLast = true;
    level.high[i] = lastHigh = high;
    level.low[i] = lastLow = low;
    level.children[i] = readUint32(bytes, at);
    if (after !== undefined && !less(after.high, after.low, high, low)) level.next = i + 1;
  }
  level.children[count] = readUint32(bytes, header + 8);
  level.page = page;
  level.count = count;
  walk.depth++;
}
