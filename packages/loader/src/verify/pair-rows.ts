import type { TargetTable } from '@lite2pg/spec';
import type { Leftover } from './locate.js';
import { splitTuple } from '../tuple/split-tuple.js';
import { hashTuple, type TupleHash } from './tuple-hash.js';

/** The fields of a row, in the order of the table's columns. */
export type Row = readonly (Uint8Array | null)[];

/** A row of the source and what the target has in its place. */
export interface RowPair {
  readonly source: Row;
  readonly target: Row;
}

/** Rows that only one side has, put together as far as they are two states of one row. */
export interface PairedRows {
  /** Where the columns that name a row stand; empty if the table has no key. */
  readonly key: readonly number[];
  /** Rows with the same key. */
  readonly changed: readonly RowPair[];
  /** Rows without a key that agree in most of what they hold: likely one row, but each also counts as missing and as extra. */
  readonly alike: readonly RowPair[];
  /** Rows of the source that have no counterpart. */
  readonly missing: readonly Row[];
  /** Rows of the target that have no counterpart. */
  readonly extra: readonly Row[];
}

/** Pairs the rows that only one side has: by their primary key or unique constraint, the rest by likeness. */
export function pairRows(table: TargetTable, leftover: Leftover): PairedRows {
  const key = keyColumns(table);
  const source = leftover.sourceTuples.map(splitTuple);
  const target = leftover.targetTuples.map(splitTuple);
  const byKey = matchRows(source, target, (row) => keyOf(row, key));
  const isKeyless = (row: Row): boolean => keyOf(row, key) === undefined;
  const likeness = matchAlike(byKey.missing.filter(isKeyless), byKey.extra.filter(isKeyless));
  const matched = new Set(likeness.flatMap((pair) => [pair.source, pair.target]));
  return {
    key,
    changed: byKey.pairs,
    alike: likeness,
    missing: byKey.missing.filter((row) => !matched.has(row)),
    extra: byKey.extra.filter((row) => !matched.has(row)),
  };
}

function keyColumns({ primaryKey, uniques, columns }: TargetTable): readonly number[] {
  const names = (primaryKey ?? uniques[0])?.columns ?? [];
  const places = names.map((name) => columns.findIndex((column) => column.source === name));
  return places.includes(-1) ? [] : places;
}

/** One text for each key; undefined for a row that has none: a unique constraint takes any number of NULLs. */
function keyOf(row: Row, key: readonly number[]): string | undefined {
  const fields = key.map((column) => row[column]);
  if (fields.length === 0 || fields.includes(null)) return undefined;
  return fields.map((field) => Buffer.from(field ?? []).toString('hex')).join('/');
}

function matchRows(
  source: readonly Row[],
  target: readonly Row[],
  keyIn: (row: Row) => string | undefined,
): { readonly pairs: RowPair[]; readonly missing: Row[]; readonly extra: Row[] } {
  const waiting = new Map<string, Row[]>();
  const extra = new Set(target);
  for (const row of target) {
    const key = keyIn(row);
    if (key !== undefined) waiting.set(key, [...(waiting.get(key) ?? []), row]);
  }
  const pairs: RowPair[] = [];
  const missing: Row[] = [];
  for (const row of source) {
    const other = waiting.get(keyIn(row) ?? '')?.shift();
    if (other === undefined) missing.push(row);
    else {
      pairs.push({ source: row, target: other });
      extra.delete(other);
    }
  }
  return { pairs, missing, extra: [...extra] };
}

/** Rows of each side that are compared with all of the other at the most: a finding names but a few. */
const COMPARED_FOR_LIKENESS = 300;

/** Pairs that agree in at least as many values as they differ in, the most alike first. */
function matchAlike(source: readonly Row[], target: readonly Row[]): RowPair[] {
  const from = source.slice(0, COMPARED_FOR_LIKENESS).map((row) => ({ row, values: row.map(hashField) }));
  const to = target.slice(0, COMPARED_FOR_LIKENESS).map((row) => ({ row, values: row.map(hashField) }));
  const candidates = from.flatMap((one) =>
    to.flatMap((other) => {
      const { same, different } = compareValues(one.values, other.values);
      return same > 0 && same >= different ? [{ source: one.row, target: other.row, different, same }] : [];
    }),
  );
  const taken = new Set<Row>();
  const pairs: RowPair[] = [];
  for (const pair of candidates.sort((a, b) => a.different - b.different || b.same - a.same)) {
    if (taken.has(pair.source) || taken.has(pair.target)) continue;
    taken.add(pair.source).add(pair.target);
    pairs.push({ source: pair.source, target: pair.target });
  }
  return pairs;
}

const NULL_VALUE = -1;

function hashField(field: Uint8Array | null): number {
  if (field === null) return NULL_VALUE;
  const hash: TupleHash = { high: 0, low: 0 };
  hashTuple(field, 0, field.length, hash);
  return hash.high;
}

/** Two NULLs say nothing about whether rows belong together: a wide row may have few values. */
function compareValues(a: readonly number[], b: readonly number[]): { same: number; different: number } {
  let same = 0;
  let different = 0;
  for (const [at, value] of a.entries()) {
    if (value !== b[at]) different += 1;
    else if (value !== NULL_VALUE) same += 1;
  }
  return { same, different };
}
