// From one leaf of a rowid table to the next one below the same page, as `rowid-walk.ts` does it, which is left what is not
// plainly in order or not in memory.
import {
  BOUNDS,
  CELL,
  CELLS,
  CHILDREN,
  HAS_LAST,
  HAS_TO,
  HAS_UPPER,
  HIGHS,
  LAST,
  LEAF,
  LEVEL_HAS_UPPER,
  LEVEL_LAST,
  LEVEL_NEXT,
  LOCK_PAGE,
  LOWS,
  PAGE,
  PAGE_SIZE,
  POINTERS,
  TO,
  UPPER,
  VISITED,
  WHOLE_PAGES,
  WINDOW,
  WINDOW_COUNT,
  WINDOW_FIRST,
} from '../src/kernel/kernel-layout';

/** The type of a leaf (fileformat2, 1.6). */
const LEAF_TYPE: u8 = 13;

/** Goes to the first cell of the next leaf; false, with nothing changed, where JavaScript is to. */
export function nextLeaf(): bool {
  const child = load<i32>(LEVEL_NEXT);
  const last = load<i32>(LEVEL_LAST);
  if (child > last) return false;
  let bounds = load<i32>(BOUNDS);
  const key = child > 0 ? keyOf(child - 1) : 0;
  if (child > 0 && (bounds & HAS_TO) != 0 && key >= load<i64>(TO)) return false;
  const page = load<u32>(load<i32>(CHILDREN) + 4 * child);
  // Page 1 begins with the header of the file.
  if (page < 2 || page > load<u32>(WHOLE_PAGES) || page == load<u32>(LOCK_PAGE)) return false;
  const place = page - load<u32>(WINDOW_FIRST);
  if (place >= load<u32>(WINDOW_COUNT)) return false;
  const visited = load<i32>(VISITED) + <i32>(page >> 3);
  const one: u32 = 1;
  const bit = <u8>(one << (page & 7));
  if ((load<u8>(visited) & bit) != 0) return false;
  const pageSize = load<i32>(PAGE_SIZE);
  const leaf = load<i32>(WINDOW) + <i32>place * pageSize;
  const cells: i32 = <i32>bswap<u16>(load<u16>(leaf + 3));
  if (load<u8>(leaf) != LEAF_TYPE || cells == 0 || cells > (pageSize - 8) / 6) return false;

  store<u8>(visited, load<u8>(visited) | bit);
  store<i32>(LEVEL_NEXT, child + 1);
  if (child > 0) {
    bounds |= HAS_LAST;
    store<i64>(LAST, key);
  }
  if (child < last || load<i32>(LEVEL_HAS_UPPER) != 0) {
    bounds |= HAS_UPPER;
    store<i64>(UPPER, keyOf(child));
  } else bounds &= ~HAS_UPPER;
  store<i32>(BOUNDS, bounds);
  store<u32>(PAGE, page);
  store<i32>(LEAF, leaf);
  store<i32>(POINTERS, leaf + 8);
  store<i32>(CELL, 0);
  store<i32>(CELLS, cells);
  return true;
}

/** The greatest rowid below a child. */
function keyOf(child: i32): i64 {
  const high: i64 = load<i32>(load<i32>(HIGHS) + 4 * child);
  const low: i64 = load<u32>(load<i32>(LOWS) + 4 * child);
  return (high << 32) | low;
}
