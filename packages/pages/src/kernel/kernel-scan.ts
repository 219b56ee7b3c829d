import {
  AFTER,
  BOUNDS,
  CELL,
  CELLS,
  CHILDREN,
  FIELD_COUNT,
  HAS_AFTER,
  HAS_LAST,
  HAS_TO,
  HAS_UPPER,
  HIGHS,
  KEY,
  LAST,
  LEAF,
  LEVEL_HAS_UPPER,
  LEVEL_LAST,
  LEVEL_NEXT,
  LEVEL_PAGE,
  LOWS,
  PAGE,
  POINTERS,
  ROWS,
  TO,
  UPPER,
  WINDOW_COUNT,
  WINDOW_FIRST,
} from './kernel-layout.js';
import type { Kernel } from './kernel.js';
import type { KernelRoom } from './kernel-room.js';
import type { Level } from '../walk/rowid-level.js';
import type { RowidWalk } from '../walk/rowid-walk.js';
import type { RowWalk } from '../format/row-walk.js';

/** Lets the kernel take what it can, from the walk's next cell on: of its leaf, and of leaves behind it that are in memory. */
export function scanLeaves(walk: RowidWalk, { state }: Kernel, run: () => void): void {
  state[PAGE >> 2] = walk.page;
  state[LEAF >> 2] = walk.leafStart;
  state[POINTERS >> 2] = walk.pointers;
  state[CELL >> 2] = walk.cell;
  state[CELLS >> 2] = walk.cells;
  state[WINDOW_FIRST >> 2] = walk.window.first;
  state[WINDOW_COUNT >> 2] = walk.window.count;
  putBounds(walk, state);
  const level = walk.levels[walk.depth - 1];
  putLevel(level, state);
  run();
  walk.page = state[PAGE >> 2]! >>> 0;
  walk.leafStart = state[LEAF >> 2]!;
  walk.pointers = state[POINTERS >> 2]!;
  walk.cell = state[CELL >> 2]!;
  walk.cells = state[CELLS >> 2]!;
  if (level) level.next = state[LEVEL_NEXT >> 2]!;
  takeBounds(walk, state);
}

/** The page above the leaf, whose children are copied once. */
function putLevel(level: Level | undefined, state: Int32Array): void {
  state[LEVEL_NEXT >> 2] = level?.next ?? 0;
  state[LEVEL_LAST >> 2] = level?.count ?? -1;
  if (level === undefined || state[LEVEL_PAGE >> 2]! >>> 0 === level.page) return;
  state[LEVEL_PAGE >> 2] = level.page;
  state[LEVEL_HAS_UPPER >> 2] = level.hasUpper ? 1 : 0;
  const children = level.count + 1;
  state.set(level.children.subarray(0, children), state[CHILDREN >> 2]! >> 2);
  state.set(level.high.subarray(0, children), state[HIGHS >> 2]! >> 2);
  state.set(level.low.subarray(0, children), state[LOWS >> 2]! >> 2);
}

function putBounds(walk: RowidWalk, state: Int32Array): void {
  const { after, to } = walk.range;
  let bounds = 0;
  if (walk.hasLast) {
    bounds |= HAS_LAST;
    putRowid(state, LAST, walk.lastHigh, walk.lastLow);
  }
  if (walk.hasUpper) {
    bounds |= HAS_UPPER;
    putRowid(state, UPPER, walk.upperHigh, walk.upperLow);
  }
  if (after !== undefined) {
    bounds |= HAS_AFTER;
    putRowid(state, AFTER, after.high, after.low);
  }
  if (to !== undefined) {
    bounds |= HAS_TO;
    putRowid(state, TO, to.high, to.low);
  }
  state[BOUNDS >> 2] = bounds;
}

function takeBounds(walk: RowidWalk, state: Int32Array): void {
  const bounds = state[BOUNDS >> 2]!;
  walk.hasLast = (bounds & HAS_LAST) !== 0;
  walk.lastLow = state[LAST >> 2]!;
  walk.lastHigh = state[(LAST >> 2) + 1]!;
  walk.hasUpper = (bounds & HAS_UPPER) !== 0;
  walk.upperLow = state[UPPER >> 2]!;
  walk.upperHigh = state[(UPPER >> 2) + 1]!;
}

/** A rowid in 64 bits, of which the kernel has the low half first. */
function putRowid(state: Int32Array, address: number, high: number, low: number): void {
  state[address >> 2] = low;
  state[(address >> 2) + 1] = high;
}

/** Puts the walk on the row that the kernel asks about. */
export function standOnKernelRow(walk: RowWalk, { kernel: { state }, fields }: KernelRoom): void {
  walk.bytes = walk.window.bytes;
  walk.keyLow = state[KEY >> 2]!;
  walk.keyHigh = state[(KEY >> 2) + 1]!;
  fields.count = state[FIELD_COUNT >> 2]!;
}

/** How many rows the kernel took since it was last asked. */
export function takeRows({ state }: Kernel): number {
  const rows = state[ROWS >> 2]! >>> 0;
  state[ROWS >> 2] = 0;
  return rows;
}
