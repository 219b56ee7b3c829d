import { Lite2pgError, quoteIdentifier } from '@lite2pg/spec';
import type { Chunk } from './chunk.js';
import { createCopyBuffer, takeWritten } from './copy-buffer.js';
import { libraryRows } from './library-rows.js';
import type { PageFile } from './page-file.js';
import { createRowEncoder, sourceColumns, tupleReserve } from './row-encoder.js';
import type { Source, SourceTable } from './source.js';
import { tableRows } from './table-rows.js';
import type { Damage, Reject, RowBatch, TargetColumn } from './target-column.js';

/** Bytes after which a batch is handed out, and the room behind them for the row that crosses the line. */
const BATCH_BYTES = 1 << 19;
const BATCH_ROOM = 1 << 16;

/** What is read. */
export interface ReadOptions {
  /** The columns of the COPY, in its order. */
  readonly columns: readonly TargetColumn[];
  /** Only the rows of this chunk. */
  readonly chunk?: Pick<Chunk, 'from' | 'to'> | undefined;
  /** Is given every value that did not fit and was settled by its column's policy. */
  readonly onReject?: ((reject: Reject) => void) | undefined;
  /** Salvage: is given what is damaged, and the rest is read; without it damage is thrown. */
  readonly onDamage?: ((damage: Damage) => void) | undefined;
}

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
  if (columns.some((column) => column.kept === 'computed')) yield* libraryRows(source, table, options);
  else yield* readPageRows(source.file, table, options);
}

/** The same without waiting, from pages alone: not for columns that are computed when read. */
export function* readPageRows(
  file: PageFile,
  table: SourceTable,
  options: ReadOptions,
): Generator<RowBatch, void, undefined> {
  const { walk, next, leaveOut } = tableRows(file, table, options.chunk, options.onDamage);
  const room = Math.min(BATCH_BYTES + BATCH_ROOM, file.pageCount * file.pageSize);
  const out = createCopyBuffer(room, tupleReserve(options.columns.length));
  const encoder = createRowEncoder({
    table,
    columns: options.columns,
    encoding: file.encoding,
    out,
    onReject: options.onReject,
  });
  let rows = 0;
  while (next()) {
    try {
      if (encoder.encode(walk)) rows++;
    } catch (error) {
      leaveOut(error);
    }
    if (out.at >= BATCH_BYTES) {
      yield { bytes: takeWritten(out, room), rows };
      rows = 0;
    }
  }
  if (rows > 0) yield { bytes: out.bytes.subarray(0, out.at), rows };
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
