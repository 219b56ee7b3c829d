import { libraryRows } from '../library/library-rows.js';
import type { ReadOptions } from '../model/read-options.js';
import { readPageRows } from './page-rows.js';
import { sourceColumns } from '../encode/row-encoder.js';
import { findTable } from '../source/find-table.js';
import { hasComputed, type Source, type SourceTable } from '../source/source.js';
import type { RowBatch } from '../model/target-column.js';

/** The options of `readRows`. */
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
