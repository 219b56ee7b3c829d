import { hashTuple, type TupleHash } from './tuple-hash.js';

/** Calls back for every row of one side of a comparison; can be read again and again. */
export type ReadTuples = (onTuple: (bytes: Uint8Array, start: number, end: number) => void) => Promise<void>;

/** Rows that one side has and the other lacks. */
export interface Leftover {
  /** How many there are. */
  readonly source: number;
  readonly target: number;
  /** Some of them, as tuples: all where there are no more than asked for. */
  readonly sourceTuples: readonly Uint8Array[];
  readonly targetTuples: readonly Uint8Array[];
}

/** Rows whose hashes are held at once; a table with more is read several times. About 100 bytes each. */
const HASHES_AT_ONCE = 1_000_000;

/**
 * Finds the rows that only one side has, in bounded memory: the rows fall into parts by their hash, and each part is
 * compared on its own. Keeps at most `keep` rows of each side.
 */
export async function locateLeftover(
  source: ReadTuples,
  target: ReadTuples,
  rows: number,
  keep: number,
): Promise<Leftover> {
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
    if (sourceTuples.length < keep) await collect(source, missing, sourceTuples, keep);
    if (targetTuples.length < keep) await collect(target, extra, targetTuples, keep);
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
    eachHash(read, (key, high) => {
      if (high % parts !== part) return;
      const sum = (balance.get(key) ?? 0) + step;
      if (sum === 0) balance.delete(key);
      else balance.set(key, sum);
    });
  await count(source, 1);
  await count(target, -1);
  return balance;
}

async function collect(read: ReadTuples, wanted: Map<string, number>, into: Uint8Array[], keep: number): Promise<void> {
  if (wanted.size === 0) return;
  await eachHash(read, (key, _high, tuple) => {
    const left = wanted.get(key) ?? 0;
    if (left === 0 || into.length >= keep) return;
    wanted.set(key, left - 1);
    into.push(tuple());
  });
}

function eachHash(read: ReadTuples, on: (key: string, high: number, tuple: () => Uint8Array) => void): Promise<void> {
  const hash: TupleHash = { high: 0, low: 0 };
  return read((bytes, start, end) => {
    hashTuple(bytes, start, end, hash);
    on(`${hash.high}/${hash.low}`, hash.high, () => bytes.slice(start, end));
  });
}

function total(counts: Map<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}
