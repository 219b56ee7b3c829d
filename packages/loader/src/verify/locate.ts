import type { OnTuple, OnTuplePart } from '@lite2pg/pages';
import type { TupleKeeper } from './tuple-keeper.js';
import { createPartsHash, hashTuple, type TupleHash } from './tuple-hash.js';

/** Calls back for every row of one side of a comparison, for long ones in parts; can be read again and again. */
export type ReadTuples = (onTuple: OnTuple, onPart: OnTuplePart) => Promise<void>;

/** Rows that one side has and the other lacks. */
export interface Leftover {
  /** How many there are. */
  readonly source: number;
  readonly target: number;
  /** Kept parts of some of them: of all if there are no more than asked for. */
  readonly sourceTuples: readonly Uint8Array[];
  readonly targetTuples: readonly Uint8Array[];
}

/** Rows whose hashes are held at once; a table with more is read several times. About 100 bytes each. */
const HASHES_AT_ONCE = 1_000_000;

/** The two sides that are compared. */
export interface LocateOptions {
  readonly source: ReadTuples;
  readonly target: ReadTuples;
  /** About how many rows there are. */
  readonly rows: number;
  /** Rows of each side that are kept at the most. */
  readonly most: number;
  /** Makes what is kept of them. */
  readonly keeper: TupleKeeper;
}

/**
 * Finds the rows that only one side has, in bounded memory: the rows fall into parts by their hash, and each part is
 * compared on its own.
 */
export async function locateLeftover({ source, target, rows, most, keeper }: LocateOptions): Promise<Leftover> {
  const parts = Math.max(1, Math.ceil(rows / HASHES_AT_ONCE));
  const counts = { source: 0, target: 0 };
  const sourceTuples: Uint8Array[] = [];
  const targetTuples: Uint8Array[] = [];
  for (let part = 0; part < parts; part += 1) {
    const balance = await balanceOf(source, target, parts, part);
    const missing = new Map<string, number>();
    const extra = new Map<string, number>();
    for (const [hash, count] of balance) {
      if (count > 0) missing.set(hash, count);
      else extra.set(hash, -count);
    }
    counts.source += total(missing);
    counts.target += total(extra);
    await collect(source, missing, { into: sourceTuples, most, keeper });
    await collect(target, extra, { into: targetTuples, most, keeper });
  }
  return { ...counts, sourceTuples, targetTuples };
}

/** How much more often the source has each row of a part than the target; equal ones left out. */
async function balanceOf(
  source: ReadTuples,
  target: ReadTuples,
  parts: number,
  part: number,
): Promise<Map<string, number>> {
  const balance = new Map<string, number>();
  const count = (read: ReadTuples, step: number): Promise<void> =>
    eachHash(read, undefined, (key, high) => {
      if (high % parts !== part) return;
      const sum = (balance.get(key) ?? 0) + step;
      if (sum === 0) balance.delete(key);
      else balance.set(key, sum);
    });
  await count(source, 1);
  await count(target, -1);
  return balance;
}

async function collect(
  read: ReadTuples,
  wanted: Map<string, number>,
  { into, most, keeper }: { readonly into: Uint8Array[]; readonly most: number; readonly keeper: TupleKeeper },
): Promise<void> {
  if (wanted.size === 0 || into.length >= most) return;
  await eachHash(read, keeper, (key, _high, tuple) => {
    const left = wanted.get(key) ?? 0;
    if (left === 0 || into.length >= most) return;
    wanted.set(key, left - 1);
    into.push(tuple());
  });
}

/** Calls back with the hash of every row; `tuple` then gives what `keeper` keeps of it. */
function eachHash(
  read: ReadTuples,
  keeper: TupleKeeper | undefined,
  on: (key: string, high: number, tuple: () => Uint8Array) => void,
): Promise<void> {
  const hash: TupleHash = { high: 0, low: 0 };
  const parts = createPartsHash();
  const none = new Uint8Array(0);
  return read(
    (bytes, start, end) => {
      hashTuple(bytes, start, end, hash);
      on(`${hash.high}/${hash.low}`, hash.high, () => {
        keeper?.add(bytes, start, end);
        return keeper?.take() ?? none;
      });
    },
    (bytes, start, end, isLast) => {
      parts.add(bytes, start, end);
      // Whether it is wanted is known at its end.
      keeper?.add(bytes, start, end);
      if (!isLast) return;
      parts.take(hash);
      const tuple = keeper?.take() ?? none;
      on(`${hash.high}/${hash.low}`, hash.high, () => tuple);
    },
  );
}

function total(counts: Map<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}
