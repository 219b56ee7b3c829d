import { counted, groupDigits } from '@lite2pg/spec';
import { damaged, type Loss, type PageDamage } from '../format/damaged.js';
import { fillWindow, offsetInWindow, type PageWindow } from '../format/page-window.js';
import { toBigInt } from '../format/integers.js';
import type { PageFile } from '../format/page-file.js';
import { BEYOND_PAGE, cellOffset, cellStart } from '../format/cell.js';
import { readUint16, readUint32 } from '../format/big-endian.js';
import { takePayload } from '../format/payload.js';
import { createRowWalk, MAX_DEPTH, type RowWalk } from '../format/row-walk.js';
import { createLevel, formatRowid, less, type Level, pagesAhead, type Rowid } from './rowid-level.js';
import { readVarint, readVarint64, varint } from '../format/varint.js';
import { visitPage, type VisitedPages } from '../format/visited-pages.js';

/** Page types of table b-trees (fileformat2, 1.6 "B-tree Pages"). */
const LEAF = 13;
const INTERIOR = 5;

const NOT_IN_ORDER = 'its rowids are not in order';
const TOO_GREAT = 'its rowids are greater than the page above it says';

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
  /** And no key of the current page, or below it, may be greater than this one. */
  hasUpper: boolean;
  upperHigh: number;
  upperLow: number;
  /** Takes cells of the leaf, and of leaves behind it, before the walk steps on them: those are not stepped on. */
  readonly scan: ((walk: RowidWalk) => void) | undefined;
}

/** The scanner of a walk's leaves, and what it shares with the walk. */
export interface LeafScan {
  readonly window: PageWindow;
  readonly visited: VisitedPages;
  readonly scan: (walk: RowidWalk) => void;
}

/** A walk over the b-tree that starts at page `root`, standing before its first row. */
export function createRowidWalk(
  file: PageFile,
  table: string,
  root: number,
  range: RowidRange,
  scan?: LeafScan,
): RowidWalk {
  return Object.assign(createRowWalk(file, table, scan?.window, scan?.visited), {
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
    hasUpper: false,
    upperHigh: 0,
    upperLow: 0,
    scan: scan?.scan,
  });
}

/**
 * Steps to the next row of the range; false at the end. Throws 'damaged' where the tree is none; stepping on after that
 * leaves out the cell or the page that was meant.
 */
export function nextRowidRow(walk: RowidWalk): boolean {
  for (;;) {
    while (walk.cell < walk.cells) {
      walk.scan?.(walk);
      if (walk.cell === walk.cells) break;
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
  walk.keyHigh = high;
  walk.keyLow = low;
  if (walk.hasLast && !less(walk.lastHigh, walk.lastLow, high, low)) throw damaged(walk.table, walk.page, NOT_IN_ORDER);
  if (walk.hasUpper && less(walk.upperHigh, walk.upperLow, high, low)) throw damaged(walk.table, walk.page, TOO_GREAT);
  walk.hasLast = true;
  walk.lastHigh = high;
  walk.lastLow = low;
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
  walk.lost = 'pages';
  walk.cells = walk.cell = 0;
  if (walk.root !== 0) {
    const root = walk.root;
    walk.root = 0;
    visitPage(walk.visited, walk, root, root);
    if (enterPage(walk, root, 1)) return true;
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
    walk.hasUpper = child < level.count || level.hasUpper;
    walk.upperHigh = level.high[child]!;
    walk.upperLow = level.low[child]!;
    const page = level.children[child]!;
    visitPage(walk.visited, walk, page, level.page);
    if (enterPage(walk, page, pagesAhead(level, child))) return true;
  }
  return false;
}

/** Enters a page: true for a leaf; an interior page becomes the next level. */
function enterPage(walk: RowidWalk, page: number, ahead: number): boolean {
  walk.page = page;
  const window = walk.window;
  let start = offsetInWindow(window, page);
  if (start === -1) {
    fillWindow(window, page, ahead);
    start = window.base;
  }
  const header = page === 1 ? start + 100 : start;
  const kind = window.bytes[header]!;
  const cells = readUint16(window.bytes, header + 3);
  if (kind !== LEAF && kind !== INTERIOR)
    throw damaged(walk.table, page, `it is of type ${kind}, not a page of a table`);
  if (cells > (walk.file.pageSize - 8) / 6) throw damaged(walk.table, page, `it says it has ${counted(cells, 'cell')}`);
  if (cells === 0 && (walk.depth > 0 || kind === INTERIOR) && page !== 1) {
    throw damaged(walk.table, page, 'it has no cells');
  }
  if (kind === INTERIOR) {
    readInterior(walk, page, start, header, cells);
    return false;
  }
  walk.leafStart = start;
  walk.pointers = header + 8;
  walk.cells = cells;
  walk.lost = 'row';
  return true;
}

/**
 * Decodes the children and keys of an interior page into the next level, keys in order. Cells that are none are thrown
 * for when the level is made of the others.
 */
function readInterior(walk: RowidWalk, page: number, start: number, header: number, count: number): void {
  if (walk.depth >= MAX_DEPTH) throw damaged(walk.table, page, `the tree is deeper than ${MAX_DEPTH} pages`);
  const bytes = walk.window.bytes;
  const level = (walk.levels[walk.depth] ??= createLevel(walk.file.pageSize));
  const { after } = walk.range;
  let { hasLast, lastHigh, lastLow } = walk;
  let good = 0;
  let wrong = '';
  level.next = 0;
  for (let i = 0; i < count; i++) {
    const at = cellOffset(walk, bytes, start, header + 12, i, count);
    if (at === -1) {
      wrong = BEYOND_PAGE;
      continue;
    }
    readVarint64(bytes, at + 4);
    const { high, low, end } = varint;
    // What is behind the page differs from time to time.
    if (end > start + walk.file.usableSize) wrong = BEYOND_PAGE;
    else if (hasLast && !less(lastHigh, lastLow, high, low)) wrong = NOT_IN_ORDER;
    else if (walk.hasUpper && less(walk.upperHigh, walk.upperLow, high, low)) wrong = TOO_GREAT;
    else {
      hasLast = true;
      level.high[good] = lastHigh = high;
      level.low[good] = lastLow = low;
      level.children[good++] = readUint32(bytes, at);
      if (after !== undefined && !less(after.high, after.low, high, low)) level.next = good;
    }
  }
  level.children[good] = readUint32(bytes, header + 8);
  level.high[good] = walk.upperHigh;
  level.low[good] = walk.upperLow;
  level.hasUpper = walk.hasUpper;
  level.page = page;
  level.count = good;
  walk.depth++;
  if (good === count) return;
  const lost = `${groupDigits(count - good)} of its ${counted(count + 1, 'pointer')}`;
  throw damaged(walk.table, page, `${lost} cannot be used: ${wrong}`);
}

/** The rows lost by damage that the last step threw, or that was found in the row it stands on. */
export function rowidLoss(walk: RowidWalk, error: PageDamage): Loss {
  if (walk.lost === 'row' && error.keyKnown) {
    return { lost: 'row', key: String(toBigInt(walk.keyHigh, walk.keyLow)), from: null, to: null };
  }
  const { after, to } = walk.range;
  const last = walk.hasLast ? { high: walk.lastHigh, low: walk.lastLow } : after;
  const upper = walk.hasUpper ? { high: walk.upperHigh, low: walk.upperLow } : to;
  const from =
    after !== undefined && last !== undefined && less(last.high, last.low, after.high, after.low) ? after : last;
  const upTo = to !== undefined && upper !== undefined && less(to.high, to.low, upper.high, upper.low) ? to : upper;
  return { lost: walk.lost, key: undefined, from: formatRowid(from), to: formatRowid(upTo) };
}
