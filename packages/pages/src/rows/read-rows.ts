import { Lite2pgError, quoteIdentifier } from '@lite2pg/spec';
import { libraryRows } from '../library/library-rows.js';
import { type ReadOptions, readPageRows } from './page-rows.js';
import { sourceColumns } from '../encode/row-encoder.js';
import { hasComputed, type Source, type SourceTable } from '../source/source.js';
import type { RowBatch } from '../encode/target-column.js';

/** What `readRows` is given. */
export interface ReadRowsOptions extends ReadOptions {
  readonly source: Source;
  /** A table of the source, or its name. */
  readonly table: SourceTable | string;
}

/**
 * The rows as binary COPY in batches of about half a megabyte, in key order, the same bytes for the same rows and
 * columns. Throws 'damaged' naming table and page, and 'value-does-not-fit' naming table, key, column and value.
 */
export async function* readRows(options: ReadRowsOptions): AsyncGenerator<RowBatch, void, undefined> {
  const { source } = options;
  const table = typeof options.table === 'string' ? findTable(source, options.table) : options.table;
  const columns = sourceColumns(table, options.columns);
  if (hasComputed(columns)) yield* libraryRows(source, table, options);
  else yield* readPageRows(source.file, table, options);
}

/** The table of this name, spelt as in the file. Throws 'bad-choice' where the file has none, or none that has rows. */
export function findTable(source: Source, name: string): SourceTable {
  const found = source.tables.find((table) => table.name === name);
  if (found) return found;
  throw new Lite2pgError('bad-choice', {
    message: `read ${quoteIdentifier(name)}: ${quoteIdentifier(source.path)} has no such table with rows of its own`,
    subject: quoteIdentifier(name),
  });
}
