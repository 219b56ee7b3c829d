import { createHash } from 'node:crypto';
import type { Chunk } from '../src/model/chunk.js';
import type { ReadOptions } from '../src/model/read-options.js';
import { findTable } from '../src/source/find-table.js';
import { readRows } from '../src/rows/read-rows.js';
import { libraryRows } from '../src/library/library-rows.js';
import type { Source, SourceTable } from '../src/source/source.js';
import type { Damage, Reject, RowBatch, TargetColumn } from '../src/model/target-column.js';

/** What a way of reading gave: a digest of the bytes, how many rows, and of every value that is no text its class and bytes. */
export interface Reading {
  readonly rows: number;
  readonly digest: string;
}

/**
 * Reads a table by its pages and by the library, every value with its storage class: as texts, or where `first` is given
 * as many types in turn, beginning with that one.
 */
export async function readBothWays(
  source: Source,
  name: string,
  first?: number,
): Promise<{ pages: Reading; library: Reading }> {
  const targetOf = first === undefined ? undefined : targetsFrom(first);
  return {
    pages: await readOneWay(source, name, 'pages', undefined, targetOf),
    library: await readOneWay(source, name, 'library', undefined, targetOf),
  };
}

/** What a column is read as. */
export type Target = Omit<TargetColumn, 'source'>;

const TARGETS: readonly Target[] = [
  { type: { kind: 'json' }, stored: { as: 'mixed' }, onBadValue: 'null' },
  { type: { kind: 'decimal' }, onBadValue: 'null' },
  { type: { kind: 'integer', bits: 32 }, onBadValue: 'repair' },
  { type: { kind: 'text', maxLength: 5 }, onBadValue: 'repair' },
  { type: { kind: 'timestamp', zone: 'none' }, stored: { as: 'epoch', unit: 'ns' }, onBadValue: 'repair' },
  { type: { kind: 'bytes' }, stored: { as: 'mixed' }, onBadValue: 'null' },
  { type: { kind: 'boolean' }, onBadValue: 'reject' },
  { type: { kind: 'timestamp', zone: 'utc' }, stored: { as: 'julian-day' }, onBadValue: 'null' },
  { type: { kind: 'float', bits: 64 }, onBadValue: 'null' },
  { type: { kind: 'date' }, stored: { as: 'epoch', unit: 's' }, onBadValue: 'null' },
  { type: { kind: 'text' }, stored: { as: 'mixed' }, onBadValue: 'repair' },
];

/** As many types in turn, beginning with number `first`. */
export function targetsFrom(first: number): (column: number) => Target {
  return (column) => TARGETS[(first + column) % TARGETS.length]!;
}

const AS_TEXT: Target = { type: { kind: 'text' }, onBadValue: 'null' };

/** The same of one of the two ways, of the whole table or of these chunks one after the other, the columns as `targetOf` says. */
export async function readOneWay(
  source: Source,
  name: string,
  way: 'pages' | 'library',
  chunks: readonly Pick<Chunk, 'from' | 'to'>[] = [{ from: null, to: null }],
  targetOf: (column: number) => Target = () => AS_TEXT,
  onDamage?: (damage: Damage) => void,
): Promise<Reading> {
  const table = findTable(source, name);
  const columns = table.columns
    .filter((column) => column.kept !== 'computed')
    .map((column, i): TargetColumn => ({ source: column.name, ...targetOf(i) }));
  const read = way === 'pages' ? readTablePages : libraryRows;
  return digest(async function* (onReject) {
    for (const chunk of chunks) yield* read(source, table, { columns, chunk, onReject, onDamage });
  });
}

function readTablePages(source: Source, table: SourceTable, options: ReadOptions): AsyncIterable<RowBatch> {
  return readRows({ source, table, ...options });
}

async function digest(read: (onReject: (reject: Reject) => void) => AsyncIterable<RowBatch>): Promise<Reading> {
  const tuples = createHash('sha256');
  const values = createHash('sha256');
  let rows = 0;
  const onReject = (reject: Reject): void => {
    values.update(`\n${reject.column} ${reject.storageClass} ${reject.reason} ${reject.original.length} `);
    values.update(reject.original);
  };
  for await (const batch of read(onReject)) {
    rows += batch.rows;
    tuples.update(batch.bytes);
  }
  return { rows, digest: tuples.digest('hex') + values.digest('hex') };
}
