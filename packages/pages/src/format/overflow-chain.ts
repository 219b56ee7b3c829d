import { Lite2pgError, quoteIdentifier } from '@lite2pg/spec';
import { readUint32 } from './big-endian.js';
import { fillWindow, offsetInWindow, type PageWindow } from './page-window.js';
import type { RowWalk } from './row-walk.js';
import { visitPage } from './visited-pages.js';

/** A place in a payload that spills over (fileformat2, 1.6 "Cell Payload Overflow Pages"). Mutable: reading moves it on. */
export interface PayloadPlace {
  page: number;
  /** Where on the page the next byte is, and where what the page may hold of the payload ends. */
  at: number;
  end: number;
  /** The page on which it goes on. */
  next: number;
  /** Bytes of the payload from here on, on all pages. */
  left: number;
  /** The first time that a payload is read its pages are marked as visited, and may not be yet. */
  readonly visits: boolean;
}

/** Reads the next `length` bytes of the payload, which has as many, into `into` from `to` on; steps over them without it. */
export function readPayload(
  walk: RowWalk,
  place: PayloadPlace,
  length: number,
  into: Uint8Array | undefined,
  to: number,
): void {
  while (length > 0) {
    if (place.at === place.end) enterNextPage(walk, place);
    const part = Math.min(length, place.end - place.at);
    if (into !== undefined) {
      const window = windowOf(walk, place.page);
      const from = offsetInWindow(window, place.page) + place.at;
      into.set(window.bytes.subarray(from, from + part), to);
    }
    place.at += part;
    place.left -= part;
    to += part;
    length -= part;
  }
}

/** Goes on to the next page, which is then in memory. Throws 'damaged' where it is none. */
function enterNextPage(walk: RowWalk, place: PayloadPlace): void {
  const { file, overflow } = walk;
  const { page, next, left } = place;
  if (place.visits) visitPage(walk.visited, walk, next, page);
  else if (next < 1 || next > file.pageCount) throw changed(walk);
  let window = walk.window;
  if (offsetInWindow(window, next) === -1) {
    window = overflow.window;
    if (offsetInWindow(window, next) === -1) {
      overflow.run = next === page + 1 ? Math.min(overflow.run * 2, window.capacity) : 1;
      fillWindow(window, next, Math.min(overflow.run, Math.ceil(left / (file.usableSize - 4))));
    }
  }
  place.page = next;
  place.at = 4;
  place.end = file.usableSize;
  place.next = readUint32(window.bytes, offsetInWindow(window, next));
}

/** The window that has the page. */
function windowOf(walk: RowWalk, page: number): PageWindow {
  if (offsetInWindow(walk.window, page) !== -1) return walk.window;
  const { window } = walk.overflow;
  if (offsetInWindow(window, page) === -1) fillWindow(window, page, 1);
  return window;
}

function changed({ table }: RowWalk): Lite2pgError {
  const subject = quoteIdentifier(table);
  const message = `read ${subject}: a row changed while it was read; read a copy of the file, or stop others from writing`;
  return new Lite2pgError('source-changed', { message, subject });
}
