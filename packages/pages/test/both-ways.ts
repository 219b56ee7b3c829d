import { createHash } from 'node:crypto';
import type { Chunk } from '../src/chunk.js';
import type { ReadOptions } from '../src/page-rows.js';
import { findTable, readRows } from '../src/read-rows.js';
import { libraryRows } from '../src/library-rows.js';
import type { Source, SourceTable } from '../src/source.js';
import type { Reject, RowBatch, TargetColumn } from '../src/target-column.js';

/** What a way of reading gave: a digest of the bytes, how many rows, and of every value that is no text its class and bytes. */
export interface Reading {
  readonly rows: number;
  readonly digest: string;
}

/** Reads a table by its pages and by the library, every value with its storage class. */
export async function readBothWays(source: Source, name: string): Promise<{ pages: Reading; library: Reading }> {
  return { pages: await readOneWay(source, name, 'pages'), library: await readOneWay(source, name, 'library') };
}

/** The same of one of the two ways, of the whole table or of these chunks one after the other. */
export async function readOneWay(
  source: Source,
  name: string,
  way: 'pages' | 'library',
  chunks: readonly Pick<Chunk, 'from' | 'to'>[] = [{ from: null, to: null }],
): Promise<Reading> {
  const table = findTable(source, name);
  const columns = table.columns
    .filter((column) => column.kept !== 'computed')
    .map((column): TargetColumn => ({ source: column.name, type: { kind: 'text' }, onBadValue: 'null' }));
  const read = way === 'pages' ? readTablePages : libraryRows;
  return digest(async function* (onReject) {
    for (const chunk of chunks) yield* read(source, table, { columns, chunk, onReject });
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
