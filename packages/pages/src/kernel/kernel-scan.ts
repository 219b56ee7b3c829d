import {
  AFTER,
  BOUNDS,
  CELL,
  CELLS,
  FIELD_COUNT,
  HAS_AFTER,
  HAS_LAST,
  HAS_TO,
  HAS_UPPER,
  KEY,
  LAST,
  LEAF,
  POINTERS,
  ROWS,
  TO,
  UPPER,
  USABLE,
} from './kernel-layout.js';
import type { Kernel, KernelRoom } from './kernel.js';
import type { RowidWalk } from '../walk/rowid-walk.js';
import type { RowWalk } from '../walk/row-walk.js';

/** Lets the kernel take what it can of the leaf that the walk is on, from the walk's next cell on. */
export function scanLeaf(walk: RowidWalk, { state }: Kernel, run: () => void): void {
  const { after, to } = walk.range;
  state[LEAF >> 2] = walk.leafStart;
  state[POINTERS >> 2] = walk.pointers;
  state[CELL >> 2] = walk.cell;
  state[CELLS >> 2] = walk.cells;
  state[USABLE >> 2] = walk.file.usableSize;
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
  run();
  walk.cell = state[CELL >> 2]!;
  if ((state[BOUNDS >> 2]! & HAS_LAST) === 0) return;
  walk.hasLast = true;
  walk.lastLow = state[LAST >> 2]!;
  walk.lastHigh = state[(LAST >> 2) + 1]!;
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
