import { Lite2pgError, quoteIdentifier } from '@lite2pg/spec';
import { type PageFile, readFully } from '../format/page-file.js';
import { readUint32 } from '../format/big-endian.js';

/** Where the header counts the commits (fileformat2, 1.3.8). */
const CHANGES_AT = 24;

/** How often the file was changed, as its header says. */
export function readChanges(fd: number): number {
  const counter = new Uint8Array(4);
  readFully(fd, counter, 4, CHANGES_AT);
  return readUint32(counter, 0);
}

/**
 * Throws 'source-changed' where somebody wrote to the file although its lock was held: a file system without locks, or a
 * lock that fell because something else in this process closed the file. Rows read since are not to be trusted.
 */
export function assertUnchanged(file: PageFile, table: string): void {
  if (file.changes === undefined || file.pageCount === 0 || readChanges(file.fd) === file.changes) return;
  const subject = quoteIdentifier(table);
  throw new Lite2pgError('source-changed', {
    message: `read ${subject}: the file was written to while it was read; read a copy of it, or stop others from writing`,
    subject,
  });
}
