import { type PayloadPlace, readPayload } from './overflow-chain.js';
import type { RowWalk } from './row-walk.js';

/** A value that is too long to be held whole: its bytes are read when they are asked for, each time anew. */
export interface LongValue {
  readonly length: number;
  /** Fills `into`, which is no longer, with the bytes that it starts with. */
  read(into: Uint8Array): void;
  /** The bytes in pieces of at most `pieceLength`, each in memory that `memoryFor` gives for it, as many bytes or more. */
  pieces(memoryFor: (length: number) => Uint8Array): Generator<Uint8Array, void, undefined>;
}

/** The value of `length` bytes that starts at `start`; the walk may go on meanwhile. */
export function createLongValue(walk: RowWalk, start: PayloadPlace, length: number): LongValue {
  return {
    length,
    read: (into) => {
      readPayload(walk, { ...start, visits: false }, into.length, into, 0);
    },
    *pieces(memoryFor) {
      const place = { ...start, visits: false };
      const most = pieceLength(walk.file.longRow);
      for (let left = length; left > 0;) {
        const next = Math.min(left, most);
        const piece = memoryFor(next).subarray(0, next);
        readPayload(walk, place, next, piece, 0);
        yield piece;
        left -= next;
      }
    },
  };
}

/** Whether a long row is without its values of this length: it may have thousands, so a few megabytes are not short. Numbers are. */
export function isLongValue(length: number, longRow: number): boolean {
  return length > Math.max(longRow >>> 6, 8);
}

/** Half a megabyte, as rows are handed out, where a long row has four and more. */
function pieceLength(longRow: number): number {
  return Math.max(1, longRow >>> 3);
}

/** The pieces one after the other in the same memory: each is valid until the next one is asked for. */
export function passingPieces(value: LongValue): Generator<Uint8Array, void, undefined> {
  let memory = new Uint8Array(0);
  return value.pieces((length) => {
    if (memory.length < length) memory = new Uint8Array(length);
    return memory;
  });
}

/** The first `length` bytes; fewer where there are no more. */
export function startOfValue(value: LongValue, length: number): Uint8Array {
  const bytes = new Uint8Array(Math.min(length, value.length));
  value.read(bytes);
  return bytes;
}

/** The whole value, for what can do with nothing less. */
export function wholeValue(value: LongValue): Uint8Array {
  return startOfValue(value, value.length);
}
