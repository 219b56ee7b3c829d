import { Lite2pgError } from '@lite2pg/spec';
import { copyHeader } from './copy-stream.js';

/** Splits a binary COPY stream, as PostgreSQL sends it or as this package makes it, into tuples. */
export interface TupleReader {
  /**
   * Takes the next piece of the stream and calls `onTuple` for every tuple that is complete: from its field count at
   * `at` to its end. The bytes are valid during the call only.
   */
  push(piece: Uint8Array, onTuple: (bytes: Uint8Array, at: number, end: number) => void): void;
  /** Throws where the stream stopped within a tuple or, with `header`, before its trailer. */
  end(): void;
}

/** A reader of one stream; with `header: false` of tuples alone, as the batches of `readRows` hold them. */
export function createTupleReader(options: { readonly header: boolean }): TupleReader {
  let headerLeft = options.header ? copyHeader.length : 0;
  let ended = false;
  let rest: Uint8Array = new Uint8Array(0);
  return {
    push: (piece, onTuple) => {
      let bytes = piece;
      if (rest.length > 0) {
        bytes = new Uint8Array(rest.length + piece.length);
        bytes.set(rest);
        bytes.set(piece, rest.length);
      }
      let at = Math.min(headerLeft, bytes.length);
      headerLeft -= at;
      while (!ended) {
        const end = tupleEnd(bytes, at);
        if (end === -1) break;
        if (end === at + 2 && bytes[at] === 0xff) ended = true;
        else onTuple(bytes, at, end);
        at = end;
      }
      rest = bytes.slice(at);
    },
    end: () => {
      if (rest.length > 0 || headerLeft > 0 || (options.header && !ended)) {
        throw new Lite2pgError('connection-lost', { message: 'read a binary COPY stream: it stopped within a row' });
      }
    },
  };
}

/** Where the tuple at `at` ends; -1 where it is not complete. The trailer counts as a tuple of two bytes. */
function tupleEnd(bytes: Uint8Array, at: number): number {
  if (at + 2 > bytes.length) return -1;
  const fields = ((bytes[at]! << 24) >> 16) | bytes[at + 1]!;
  at += 2;
  for (let field = 0; field < fields; field++) {
    if (at + 4 > bytes.length) return -1;
    const length = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
    at += length > 0 ? 4 + length : 4;
    if (at > bytes.length) return -1;
  }
  return at;
}
