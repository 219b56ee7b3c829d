import { createHash } from 'node:crypto';
import { findTable, readRows } from '../src/read-rows.js';
import { libraryRows } from '../src/library-rows.js';
import type { Source } from '../src/source.js';
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

/** The same of one of the two ways. */
export async function readOneWay(source: Source, name: string, way: 'pages' | 'library'): Promise<Reading> {
  const table = findTable(source, name);
  const columns = table.columns
    .filter((column) => column.kept !== 'computed')
    .map((column): TargetColumn => ({ source: column.name, type: { kind: 'text' }, onBadValue: 'null' }));
  return digest((onReject) =>
    way === 'pages'
      ? readRows({ source, table, columns, onReject })
      : libraryRows(source, table, { columns, onReject }),
  );
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
