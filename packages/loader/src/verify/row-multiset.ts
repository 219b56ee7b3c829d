import type { OnTuple, OnTuplePart } from '@lite2pg/pages';
import { createPartsHash, hashTuple, type TupleHash } from './tuple-hash.js';

/** The rows of a table as a set in which order does not matter: equal for the same rows, however they are read. */
export interface RowMultiset {
  readonly rows: number;
  /** Four sums over the rows' hashes. */
  readonly sums: readonly number[];
}

/** Collects rows into a multiset, without keeping them. */
export interface RowCollector {
  readonly add: OnTuple;
  /** Adds a row that comes in parts. */
  readonly addPart: OnTuplePart;
  readonly result: () => RowMultiset;
}

/** A collector of no rows yet. */
export function collectRows(): RowCollector {
  const hash: TupleHash = { high: 0, low: 0 };
  const parts = createPartsHash();
  let rows = 0;
  let high = 0;
  let low = 0;
  let product = 0;
  let mixed = 0;
  const count = (): void => {
    rows += 1;
    high = (high + hash.high) | 0;
    low = (low + hash.low) | 0;
    product = (product + Math.imul(hash.high, hash.low | 1)) | 0;
    mixed = (mixed + Math.imul(hash.high ^ (hash.low >>> 7), 0x27d4eb2f)) | 0;
  };
  return {
    add: (bytes, start, end) => {
      hashTuple(bytes, start, end, hash);
      count();
    },
    addPart: (bytes, start, end, isLast) => {
      parts.add(bytes, start, end);
      if (!isLast) return;
      parts.take(hash);
      count();
    },
    result: () => ({ rows, sums: [high, low, product, mixed] }),
  };
}

/** Whether two collections hold the same rows, each as often. */
export function sameRows(a: RowMultiset, b: RowMultiset): boolean {
  return a.rows === b.rows && a.sums.every((sum, at) => sum === b.sums[at]);
}
