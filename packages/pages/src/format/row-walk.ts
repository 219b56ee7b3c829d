import type { LongValue } from './long-value.js';
import type { PageFile } from './page-file.js';
import { createPageWindow, type PageWindow } from './page-window.js';
import { createVisitedPages, type VisitedPages } from './visited-pages.js';

/**
 * A walk over the rows of one table, standing on a row. Mutable and reused from row to row: what must outlive the next
 * step is copied.
 */
export interface RowWalk {
  readonly file: PageFile;
  readonly table: string;
  readonly window: PageWindow;
  readonly visited: VisitedPages;
  readonly overflow: Overflow;
  /** The bytes that hold the record: the page, or the assembled payload where it spills over. */
  bytes: Uint8Array;
  start: number;
  size: number;
  /** The values that a long row is put together without, in their order. */
  long: readonly LongValue[];
  /** The rowid in two 32-bit halves (high signed, low as unsigned bits in a signed integer); 0 in WITHOUT ROWID tables. */
  keyHigh: number;
  keyLow: number;
  /** The page whose cell the row is. */
  page: number;
  /** The part that is lost if the next step finds damage: a row, or a page with all that is below it. */
  lost: 'row' | 'pages';
}

/** Room in which payloads that spill over are put together. */
export interface Overflow {
  readonly window: PageWindow;
  /** How many pages to read at once: doubled while chains lie in one piece, else one. */
  run: number;
  payload: Uint8Array;
}

/** The long values of all rows but long ones: none. */
export const NO_LONG_VALUES: readonly LongValue[] = [];

/** A depth that no tree of less than 2^31 pages reaches (BTCURSOR_MAX_DEPTH of btreeInt.h). */
export const MAX_DEPTH = 20;

/** Pages that are read at once, in bytes. */
export const WINDOW_BYTES = 1 << 20;
const OVERFLOW_WINDOW_BYTES = 1 << 18;

/**
 * The common part of a walk, standing before the first row. To be added to, not spread: objects made by a spread have no shape
 * in common, and V8 compiles what walks them again for each.
 */
export function createRowWalk(
  file: PageFile,
  table: string,
  window = createPageWindow(file, WINDOW_BYTES),
  visited = createVisitedPages(file.pageCount),
): RowWalk {
  return {
    file,
    table,
    window,
    visited,
    overflow: { window: createPageWindow(file, OVERFLOW_WINDOW_BYTES), run: 1, payload: new Uint8Array(0) },
    bytes: window.bytes,
    start: 0,
    size: 0,
    long: NO_LONG_VALUES,
    keyHigh: 0,
    keyLow: 0,
    page: 0,
    lost: 'pages',
  };
}
