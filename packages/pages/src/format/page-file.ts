import { readSync } from 'node:fs';

/**
 * One state of a database file: the file itself and, over it, the committed frames of its write-ahead log. Plain data:
 * it can be handed to a worker thread of this process as it is (file descriptors are the process's).
 */
export interface PageFile {
  readonly fd: number;
  readonly pageSize: number;
  /** Bytes of a page that the format uses: the page less the reserved bytes at its end. */
  readonly usableSize: number;
  readonly pageCount: number;
  /** Pages up to this one are in the file as a whole; others are in the log, or lost. */
  readonly wholePages: number;
  /** The page at 1 GiB that SQLite locks and never uses. */
  readonly lockPage: number;
  /** How texts are stored. */
  readonly encoding: TextEncoding;
  readonly log: PageLog | undefined;
  /** The file change counter (file header, offset 24) of the state; undefined in WAL mode, where it stands still. */
  readonly changes: number | undefined;
  /** Bytes from which on a row is long: its long values are not held whole. */
  readonly longRow: number;
}

/** The value of `longRow` outside of tests: several batches. */
export const LONG_ROW = 1 << 22;

/** The text encodings of SQLite (file header, offset 56). */
export type TextEncoding = 'utf8' | 'utf16le' | 'utf16be';

/** Where the newest committed version of a page stands in the write-ahead log. */
export interface PageLog {
  readonly fd: number;
  /** Byte offset of the page's content in the log, by page number. */
  readonly offsets: ReadonlyMap<number, number>;
}

/** Where the page that SQLite keeps for locks is, by page size. */
export function lockPageOf(pageSize: number): number {
  return 2 ** 30 / pageSize + 1;
}

/**
 * Reads `count` pages from page `first` on into `into`. What lies behind the end of the file reads as zeros, as SQLite
 * reads it; pages that the log holds come from the log.
 */
export function readPages(file: PageFile, first: number, count: number, into: Uint8Array): void {
  const { pageSize, log } = file;
  const last = first + count - 1;
  const only = log?.offsets.get(first);
  if (count > 1 || only === undefined) {
    readFully(file.fd, into, count * pageSize, (first - 1) * pageSize);
  }
  if (log === undefined) return;
  for (let page = first; page <= last; page++) {
    const offset = log.offsets.get(page);
    if (offset === undefined) continue;
    const at = (page - first) * pageSize;
    readFully(log.fd, into.subarray(at, at + pageSize), pageSize, offset);
  }
}

/** Reads `length` bytes, fewer only at the end of the file; zeros stand for what is not there. Gives what was read. */
export function readFully(fd: number, into: Uint8Array, length: number, position: number): number {
  let done = 0;
  while (done < length) {
    const read = readSync(fd, into, done, length - done, position + done);
    if (read === 0) {
      into.fill(0, done, length);
      break;
    }
    done += read;
  }
  return done;
}
