import { type PageFile, readPages } from './page-file.js';

/** A run of pages in memory. Reading the next page is cheap where it was read along with the one before. */
export interface PageWindow {
  readonly file: PageFile;
  /** Replaced by a larger one where more pages are read at once: most tables are small. */
  bytes: Uint8Array;
  /** Where in them the first page begins. */
  readonly base: number;
  /** How many pages fit at the most. */
  readonly capacity: number;
  /** The first page in memory; 0 for none. */
  first: number;
  count: number;
}

/** A window of about this many bytes, at least four pages, at most all there are. */
export function createPageWindow(file: PageFile, byteLength: number): PageWindow {
  return { file, bytes: new Uint8Array(0), base: 0, capacity: windowCapacity(file, byteLength), first: 0, count: 0 };
}

/** The same in memory that is there already: from `base` on to the end of `bytes`. */
export function placePageWindow(file: PageFile, bytes: Uint8Array, base: number): PageWindow {
  return { file, bytes, base, capacity: Math.floor((bytes.length - base) / file.pageSize), first: 0, count: 0 };
}

/** How many pages a window of about this many bytes has. */
export function windowCapacity(file: PageFile, byteLength: number): number {
  const fitting = Math.max(4, Math.floor(byteLength / file.pageSize));
  return Math.max(1, Math.min(fitting, file.pageCount));
}

/** Where the page starts in `window.bytes`; -1 where it is not in memory. */
export function offsetInWindow(window: PageWindow, page: number): number {
  const index = page - window.first;
  return index >= 0 && index < window.count ? window.base + index * window.file.pageSize : -1;
}

/** Fills the window with a run of pages. `count` is cut to what the window and the file hold. */
export function fillWindow(window: PageWindow, first: number, count: number): void {
  const fitting = Math.min(count, window.capacity, window.file.pageCount - first + 1);
  window.count = 0;
  if (window.bytes.length < window.base + fitting * window.file.pageSize) {
    window.bytes = new Uint8Array(Math.min(fitting * 2, window.capacity) * window.file.pageSize);
  }
  readPages(window.file, first, fitting, window.base === 0 ? window.bytes : window.bytes.subarray(window.base));
  window.first = first;
  window.count = fitting;
}
