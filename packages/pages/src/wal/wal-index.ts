import { endianness } from 'node:os';
import { readFully } from '../format/page-file.js';
import { walChecksum } from './wal-checksum.js';

/**
 * The shared memory of a write-ahead log (walformat, 2.1 "The WAL-Index Header"): which frames are committed.
 * A reader's snapshot is this header as it was when the reader began.
 */
export interface WalIndexHeader {
  /** The 48 bytes, to compare. */
  readonly bytes: Buffer;
  /** Frames up to this one are committed. */
  readonly lastFrame: number;
  /** Pages of the database after it. */
  readonly pageCount: number;
  /** Salts of the log that these frames are in, as they stand in the log. */
  readonly salts: Buffer;
  /** Frames up to this one are in the database file already. */
  readonly backfilled: number;
}

const HEADER_BYTES = 48;
const VERSION = 3007000;
const isLittle = endianness() === 'LE';

/** The header in the -shm file; undefined while a writer changes it, or where it is none. */
export function readWalIndexHeader(fd: number): WalIndexHeader | undefined {
  const bytes = Buffer.alloc(HEADER_BYTES * 2 + 4);
  if (readFully(fd, bytes, bytes.length, 0) < bytes.length) return undefined;
  const first = bytes.subarray(0, HEADER_BYTES);
  // A writer changes the second copy first: equal copies with the right checksum are whole.
  if (!first.equals(bytes.subarray(HEADER_BYTES, HEADER_BYTES * 2))) return undefined;
  const word = (at: number): number => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const [sum1, sum2] = walChecksum(bytes, 0, HEADER_BYTES - 8, [0, 0], isLittle);
  if (word(0) !== VERSION || sum1 !== word(40) || sum2 !== word(44)) return undefined;
  return {
    bytes: first,
    lastFrame: word(16),
    pageCount: word(20),
    salts: bytes.subarray(32, 40),
    backfilled: word(HEADER_BYTES * 2),
  };
}
