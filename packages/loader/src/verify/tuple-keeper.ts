import type { TargetColumn } from '@lite2pg/spec';
import { createTupleFields } from '@lite2pg/pages';
import { createPartsHash, type TupleHash } from './tuple-hash.js';

/** Makes of tuples, whole or in parts, what is kept of them. */
export interface TupleKeeper {
  add(bytes: Uint8Array, start: number, end: number): void;
  /** The kept part of the tuple that was added; what is added next is another. */
  take(): Uint8Array;
}

/** Bytes that are kept of a long field: more than are shown of any. */
export const KEPT_BYTES = 256;
/** Behind them its hash and its length: fields that differ stay different. */
const SEAL = 12;

/**
 * Keeps tuples of these columns as tuples in which long texts, documents and blobs are cut: what is shown of them, and whether
 * two are the same, can be told as before.
 */
export function createTupleKeeper(columns: readonly Pick<TargetColumn, 'type'>[]): TupleKeeper {
  const isCut = columns.map(({ type: { kind } }) => kind === 'text' || kind === 'json' || kind === 'bytes');
  const hash: TupleHash = { high: 0, low: 0 };
  const sum = createPartsHash();
  let parts: Buffer[] = [];
  let column = 0;
  let cut: { readonly length: number; kept: number } | undefined;
  const put = (length: number, ...values: readonly number[]): void => {
    const bytes = Buffer.alloc(length * values.length);
    values.forEach((value, at) => bytes.writeIntBE(value, at * length, length));
    parts.push(bytes);
  };
  const endField = (): void => {
    if (cut === undefined) return;
    sum.take(hash);
    put(4, hash.high | 0, hash.low | 0, cut.length);
    cut = undefined;
  };
  const fields = createTupleFields({
    begin: (length) => {
      endField();
      const isLong = length > KEPT_BYTES + SEAL && isCut[column] === true;
      put(4, isLong ? KEPT_BYTES + SEAL : length);
      if (isLong) cut = { length, kept: 0 };
      column += 1;
    },
    content: (bytes, at, end) => {
      let kept = end;
      if (cut !== undefined) {
        sum.add(bytes, at, end);
        kept = at + Math.min(KEPT_BYTES - cut.kept, end - at);
        cut.kept += kept - at;
      }
      if (kept > at) parts.push(Buffer.from(bytes.subarray(at, kept)));
    },
  });
  put(2, columns.length);
  return {
    add: (bytes, start, end) => {
      fields.push(bytes, start, end);
    },
    take: () => {
      endField();
      const tuple = Buffer.concat(parts);
      parts = [];
      column = 0;
      put(2, columns.length);
      return tuple;
    },
  };
}
