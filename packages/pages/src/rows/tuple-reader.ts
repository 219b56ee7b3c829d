import { Lite2pgError } from '@lite2pg/spec';
import { copyHeader } from './copy-stream.js';
import { createTupleFields } from './tuple-fields.js';

/** Is given a whole tuple, from its field count at `at` to its end. The bytes are valid during the call only. */
export type OnTuple = (bytes: Uint8Array, at: number, end: number) => void;

/** Is given the next bytes of a tuple that comes in parts, and whether they are its last. */
export type OnTuplePart = (bytes: Uint8Array, at: number, end: number, isLast: boolean) => void;

/** Splits a binary COPY stream, as PostgreSQL sends it or as this package makes it, into tuples. */
export interface TupleReader {
  /**
   * Takes the next piece of the stream and calls `onTuple` for every tuple that is complete. With `onPart`, which is then given
   * with every piece, long tuples that the pieces cut are never held: they come in parts as the pieces cut them.
   */
  push(piece: Uint8Array, onTuple: OnTuple, onPart?: OnTuplePart): void;
  /** Throws where the stream stopped within a tuple or, with `header`, before its trailer. */
  end(): void;
}

/** How a stream is read. */
export interface TupleReaderOptions {
  /** False: tuples alone, as the batches of `readRows` hold them. */
  readonly header: boolean;
  /** Bytes from which on a tuple may come in parts. Some megabytes unless given. */
  readonly longTuple?: number | undefined;
}

const LONG_TUPLE = 1 << 22;
/** Memory is doubled up to here, then grows by as much. */
const LARGEST_STEP = 1 << 26;
/** More than this is not kept for the next tuple. */
const LARGEST_KEPT = 1 << 24;

/** A reader of one stream. */
export function createTupleReader(options: TupleReaderOptions): TupleReader {
  const { longTuple = LONG_TUPLE } = options;
  let headerLeft = options.header ? copyHeader.length : 0;
  let ended = false;
  // A tuple may be cut into thousands of pieces: what there is of it is not copied for each.
  let memory: Uint8Array = new Uint8Array(0);
  let kept = 0;
  let needed = 0;
  const keep = (bytes: Uint8Array): void => {
    const length = Math.max(kept + bytes.length, needed);
    if (length > memory.length) {
      const larger = new Uint8Array(Math.max(length, memory.length + Math.min(memory.length, LARGEST_STEP)));
      larger.set(memory.subarray(0, kept));
      memory = larger;
    }
    memory.set(bytes, kept);
    kept += bytes.length;
  };
  const fields = createTupleFields();
  return {
    push: (piece, onTuple, onPart) => {
      if (!fields.isBetween()) {
        const end = fields.push(piece, 0, piece.length);
        onPart?.(piece, 0, end, fields.isBetween());
        if (end === piece.length) return;
        piece = piece.subarray(end);
      }
      if (kept > 0) keep(piece);
      const bytes = kept > 0 ? memory.subarray(0, kept) : piece;
      let at = Math.min(headerLeft, bytes.length);
      headerLeft -= at;
      let end = at;
      while (!ended) {
        end = tupleEnd(bytes, at);
        if (end > bytes.length) break;
        if (end === at + 2 && bytes[at] === 0xff) ended = true;
        else onTuple(bytes, at, end);
        at = end;
      }
      needed = end - at;
      if (onPart !== undefined && !ended && Math.max(needed, bytes.length - at) > longTuple) {
        fields.push(bytes, at, bytes.length);
        onPart(bytes, at, bytes.length, false);
        kept = 0;
        return;
      }
      if (kept > 0 && at === 0) return;
      if (memory.length > LARGEST_KEPT) memory = new Uint8Array(0);
      kept = 0;
      keep(bytes.subarray(at));
    },
    end: () => {
      if (kept > 0 || headerLeft > 0 || !fields.isBetween() || (options.header && !ended)) {
        throw new Lite2pgError('connection-lost', { message: 'read a binary COPY stream: it stopped within a row' });
      }
    },
  };
}

/**
 * Where the tuple at `at` ends; where it is not complete, a place behind the bytes that it reaches at the least. The trailer
 * counts as a tuple of two bytes.
 */
function tupleEnd(bytes: Uint8Array, at: number): number {
  if (at + 2 > bytes.length) return at + 2;
  const fields = ((bytes[at]! << 24) >> 16) | bytes[at + 1]!;
  at += 2;
  for (let field = 0; field < fields; field++) {
    if (at + 4 > bytes.length) return at + 4;
    const length = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
    at += length > 0 ? 4 + length : 4;
    if (at > bytes.length) return at;
  }
  return at;
}
