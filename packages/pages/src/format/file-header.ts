import { Lite2pgError, quoteIdentifier } from '@lite2pg/spec';
import type { TextEncoding } from './page-file.js';
import { readUint16, readUint32 } from './big-endian.js';

/** The first 100 bytes of a database, parsed (fileformat2, 1.3 "The Database Header"). */
export interface FileHeader {
  readonly pageSize: number;
  readonly reserved: number;
  /** Readers are to look into the write-ahead log. */
  readonly walMode: boolean;
  /** Pages as the header counts them; 0 where its count is not to be believed. */
  readonly pageCount: number;
  readonly encoding: TextEncoding;
}

const ENCODINGS: Readonly<Record<number, TextEncoding>> = { 1: 'utf8', 2: 'utf16le', 3: 'utf16be' };

/** The header in the first bytes of page 1. Throws 'not-a-database' for a file that SQLite would not open either. */
export function parseFileHeader(bytes: Uint8Array, path: string): FileHeader {
  const stored = readUint16(bytes, 16);
  const pageSize = stored === 1 ? 65536 : stored;
  const reserved = bytes[20]!;
  const isPower = pageSize >= 512 && (pageSize & (pageSize - 1)) === 0;
  if (!isPower || pageSize - reserved < 480 || bytes[21] !== 64 || bytes[22] !== 32 || bytes[23] !== 32) {
    throw new Lite2pgError('not-a-database', {
      message: `read ${quoteIdentifier(path)}: its header is not that of a SQLite database; give the path of a SQLite file`,
      subject: path,
    });
  }
  // SQLite believes the count only where the writer that set it also made the last change.
  const believed = readUint32(bytes, 24) === readUint32(bytes, 92);
  return {
    pageSize,
    reserved,
    walMode: bytes[19] === 2,
    pageCount: believed ? readUint32(bytes, 28) : 0,
    encoding: ENCODINGS[readUint32(bytes, 56) & 3] ?? 'utf8',
  };
}
