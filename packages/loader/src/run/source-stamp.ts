import { createHash } from 'node:crypto';
import { fstatSync, readSync } from 'node:fs';
import type { PageFile, Source } from '@lite2pg/pages';

const FILE_HEADER_BYTES = 100;
const LOG_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
/** In the file header: how readers must read; 2 where there is a write-ahead log. */
const READ_VERSION_AT = 19;

/**
 * What the state of a source looks like, in 32 hexadecimal digits: equal stamps, equal content. Made of the file's header
 * with its change counter (sqlite.org/fileformat2.html, 1.3.7). In WAL mode that counter need not change, so the file's
 * inode, size and time of change count there, and of the log its salts and the checksum of its last committed frame, which
 * covers all frames before it (4.1). Other stamps may still have equal content: a copy has, for one.
 */
export function stampSource(source: Source): string {
  const { file } = source;
  const header = readAt(file.fd, 0, FILE_HEADER_BYTES);
  const hash = createHash('sha256').update(`${file.pageCount}/${file.pageSize}`).update(header);
  if (header[READ_VERSION_AT] === 2) {
    const { ino, size, mtimeNs } = fstatSync(file.fd, { bigint: true });
    hash.update(`${ino}/${size}/${mtimeNs}`);
  }
  const { log } = file;
  if (log && log.offsets.size > 0) {
    hash.update(readAt(log.fd, 0, LOG_HEADER_BYTES));
    hash.update(readAt(log.fd, lastFrame(log) - FRAME_HEADER_BYTES, FRAME_HEADER_BYTES));
  }
  return hash.digest('hex').slice(0, 32);
}

/** The last committed frame is the newest version of its page, so it is among the offsets. */
function lastFrame(log: NonNullable<PageFile['log']>): number {
  let last = 0;
  for (const offset of log.offsets.values()) last = Math.max(last, offset);
  return last;
}

function readAt(fd: number, position: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  return bytes.subarray(0, readSync(fd, bytes, 0, length, position));
}
