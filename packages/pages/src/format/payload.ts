import { damaged } from './damaged.js';
import { fillWindow, offsetInWindow } from './page-window.js';
import type { RowWalk } from '../walk/row-walk.js';
import { visitPage } from './visited-pages.js';

/** The longest row that SQLite and PostgreSQL can hold (SQLITE_MAX_LENGTH is 1e9, a PostgreSQL field is under 1 GiB). */
const LONGEST_PAYLOAD = 2 ** 30 + 2 ** 20;

/**
 * Points the walk at a cell's payload (fileformat2, 1.6 "Cell Payload Overflow Pages"): in place where it lies on the
 * page, else put together from the chain. `at` is where the payload starts in `bytes`, `pageStart` where its page does;
 * `isIndex` tells index cells, which keep less on the page. Throws 'damaged' where the cell or the chain leaves the file.
 */
export function takePayload(
  walk: RowWalk,
  bytes: Uint8Array,
  pageStart: number,
  at: number,
  size: number,
  isIndex: boolean,
): void {
  const usable = walk.file.usableSize;
  const most = mostLocal(usable, isIndex);
  if (size <= most) {
    if (at + size > pageStart + usable) throw damaged(walk.table, walk.page, 'a cell reaches beyond the page');
    walk.bytes = bytes;
    walk.start = at;
    walk.size = size;
    return;
  }
  if (size > LONGEST_PAYLOAD || size > walk.file.pageCount * usable) {
    throw damaged(walk.table, walk.page, `a row says it is ${size} bytes long`);
  }
  const local = localSize(usable, size, isIndex);
  if (at + local + 4 > pageStart + usable) throw damaged(walk.table, walk.page, 'a cell reaches beyond the page');
  const overflow = walk.overflow;
  if (overflow.payload.length < size) overflow.payload = new Uint8Array(Math.max(size, 1 << 16));
  overflow.payload.set(bytes.subarray(at, at + local), 0);
  readChain(walk, readUint32(bytes, at + local), local, size);
  walk.bytes = overflow.payload;
  walk.start = 0;
  walk.size = size;
}

/** Room for payloads that is kept from batch to batch. */
const KEPT_PAYLOAD = 1 << 25;

/** Lets go of the room that a very long row took. The row that the walk stands on is lost. */
export function releasePayload(walk: RowWalk): void {
  if (walk.overflow.payload.length > KEPT_PAYLOAD) walk.bytes = walk.overflow.payload = new Uint8Array(0);
}

/** The longest payload that stays on its page as a whole. */
function mostLocal(usable: number, isIndex: boolean): number {
  return isIndex ? Math.floor(((usable - 12) * 64) / 255) - 23 : usable - 35;
}

/** How many bytes of a payload its page keeps. */
export function localSize(usable: number, size: number, isIndex: boolean): number {
  const most = mostLocal(usable, isIndex);
  if (size <= most) return size;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const surplus = least + ((size - least) % (usable - 4));
  return surplus <= most ? surplus : least;
}

/** Follows the overflow chain from page `next`, from byte `done` of the payload to byte `size`. */
function readChain(walk: RowWalk, next: number, done: number, size: number): void {
  const { overflow, file } = walk;
  const content = file.usableSize - 4;
  const payload = overflow.payload;
  let from = walk.page;
  while (done < size) {
    visitPage(walk.visited, walk, next, from);
    let window = walk.window;
    let offset = offsetInWindow(window, next);
    if (offset === -1) {
      window = overflow.window;
      offset = offsetInWindow(window, next);
    }
    if (offset === -1) {
      overflow.run = next === from + 1 ? Math.min(overflow.run * 2, window.capacity) : 1;
      fillWindow(window, next, Math.min(overflow.run, Math.ceil((size - done) / content)));
      offset = window.base;
    }
    const length = Math.min(content, size - done);
    payload.set(window.bytes.subarray(offset + 4, offset + 4 + length), done);
    done += length;
    from = next;
    next = readUint32(window.bytes, offset);
  }
}

/** A 32-bit big-endian number. */
export function readUint32(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
}

/** A 16-bit big-endian number. */
export function readUint16(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 8) | bytes[at + 1]!;
}
