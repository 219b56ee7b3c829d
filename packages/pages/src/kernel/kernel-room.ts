import { growMemory, type Kernel } from './kernel.js';
import {
  CHILDREN,
  HIGHS,
  LEVEL_PAGE,
  LOCK_PAGE,
  LOWS,
  PAGE_SIZE,
  ROOM,
  ROWS,
  SERIALS,
  SLACK,
  STARTS,
  USABLE,
  VISITED,
  WANTED,
  WHOLE_PAGES,
  WINDOW,
} from './kernel-layout.js';
import type { PageFile } from '../format/page-file.js';
import { type PageWindow, placePageWindow, windowCapacity } from '../format/page-window.js';
import type { RecordFields } from '../format/record.js';
import { visitedBytes, type VisitedPages } from '../format/visited-pages.js';
import { WINDOW_BYTES } from '../format/row-walk.js';
import { mostChildren } from '../walk/rowid-level.js';

/** The regions that a walk needs room for. */
export interface RoomSizes {
  /** Of the record. */
  readonly fields: number;
  /** Bytes of all columns. */
  readonly columnBytes: number;
  readonly outBytes: number;
}

/** Where the parts of the memory begin while a walk has it. */
export interface KernelRoom {
  readonly kernel: Kernel;
  readonly fields: RecordFields;
  readonly columns: number;
  /** Of the file's pages. */
  readonly window: PageWindow;
  readonly visited: VisitedPages;
  readonly out: number;
  readonly outEnd: number;
}

/** Divides the memory, which grows where it has to. */
export function layOut(kernel: Kernel, file: PageFile, sizes: RoomSizes): KernelRoom {
  const serials = ROOM;
  const starts = aligned(serials + sizes.fields * 4);
  const columns = aligned(starts + sizes.fields * 4);
  const children = aligned(columns + sizes.columnBytes);
  const highs = aligned(children + mostChildren(file.pageSize) * 4);
  const lows = aligned(highs + mostChildren(file.pageSize) * 4);
  const visited = aligned(lows + mostChildren(file.pageSize) * 4);
  const visitedEnd = visited + visitedBytes(file.pageCount);
  const window = aligned(visitedEnd);
  const windowEnd = window + windowCapacity(file, WINDOW_BYTES) * file.pageSize;
  const out = aligned(windowEnd + SLACK);
  const outEnd = out + sizes.outBytes;
  growMemory(kernel, outEnd + SLACK);
  const { state, bytes } = kernel;
  const put = (address: number, value: number): void => {
    state[address >> 2] = value;
  };
  // A walk that ended at damage left its count behind, and every one the last page that it was on.
  put(ROWS, 0);
  put(LEVEL_PAGE, 0);
  bytes.fill(0, visited, visitedEnd);
  put(WANTED, sizes.fields);
  put(SERIALS, serials);
  put(STARTS, starts);
  put(CHILDREN, children);
  put(HIGHS, highs);
  put(LOWS, lows);
  put(VISITED, visited);
  put(WINDOW, window);
  put(PAGE_SIZE, file.pageSize);
  put(USABLE, file.usableSize);
  put(WHOLE_PAGES, Math.min(file.wholePages, file.pageCount));
  put(LOCK_PAGE, file.lockPage);
  const fields: RecordFields = {
    count: 0,
    serials: new Int32Array(bytes.buffer, serials, sizes.fields),
    starts: new Int32Array(bytes.buffer, starts, sizes.fields),
  };
  return {
    kernel,
    fields,
    columns,
    window: placePageWindow(file, bytes.subarray(0, windowEnd), window),
    visited: bytes.subarray(visited, visitedEnd),
    out,
    outEnd,
  };
}

function aligned(address: number): number {
  return (address + 15) & ~15;
}
