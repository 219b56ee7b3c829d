import { counted } from '@lite2pg/spec';
import { readUint32 } from './big-endian.js';
import { damaged } from './damaged.js';
import { readLongPayload } from './long-payload.js';
import { readPayload } from './overflow-chain.js';
import { NO_LONG_VALUES, type RowWalk } from './row-walk.js';

/** The longest row that SQLite and PostgreSQL can hold (SQLITE_MAX_LENGTH is 1e9, a PostgreSQL field is under 1 GiB). */
const LONGEST_PAYLOAD = 2 ** 30 + 2 ** 20;

/**
 * Points the walk at a cell's payload (fileformat2, 1.6 "Cell Payload Overflow Pages"): in place where it lies on the
 * page, else put together from the chain, that of a long row of a table without its long values. `at` is where the payload
 * starts in `bytes`, `pageStart` where its page does; `isIndex` tells index cells, which keep less on the page. Throws
 * 'damaged' where the cell or the chain leaves the file.
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
  walk.long = NO_LONG_VALUES;
  if (size <= most) {
    if (at + size > pageStart + usable) throw damaged(walk.table, walk.page, 'a cell reaches beyond the page');
    walk.bytes = bytes;
    walk.start = at;
    walk.size = size;
    return;
  }
  if (size > LONGEST_PAYLOAD || size > walk.file.pageCount * usable) {
    throw damaged(walk.table, walk.page, `a row says it is ${counted(size, 'byte')} long`);
  }
  const local = localSize(usable, size, isIndex);
  if (at + local + 4 > pageStart + usable) throw damaged(walk.table, walk.page, 'a cell reaches beyond the page');
  const { overflow, page } = walk;
  const start = at - pageStart;
  const next = readUint32(bytes, at + local);
  walk.start = 0;
  if (size > walk.file.longRow && !isIndex) {
    walk.size = readLongPayload(walk, { page, at: start, end: start + local, next, left: size, visits: true });
  } else {
    if (overflow.payload.length < size) overflow.payload = new Uint8Array(Math.max(size, 1 << 16));
    overflow.payload.set(bytes.subarray(at, at + local), 0);
    const left = size - local;
    readPayload(walk, { page, at: 0, end: 0, next, left, visits: true }, left, overflow.payload, local);
    walk.size = size;
  }
  walk.bytes = overflow.payload;
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
