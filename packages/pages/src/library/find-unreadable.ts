import { rawSql } from '@lite2pg/sqlite';
import { Lite2pgError, quoteIdentifier, type UnreadableColumn } from '@lite2pg/spec';
import type { Source, SourceTable } from '../source/source.js';

/** The columns of a table that SQLite cannot compute in every row: a document that is no JSON, an integer that overflows. */
export async function findUnreadable(source: Source, table: SourceTable): Promise<UnreadableColumn[]> {
  const found: UnreadableColumn[] = [];
  for (const { name, kept } of table.columns) {
    if (kept !== 'computed') continue;
    const ask = `SELECT count(typeof(${quoteIdentifier(name)})) FROM ${quoteIdentifier(table.name)} NOT INDEXED`;
    const complaint = await source.db.query(rawSql(ask)).then(() => undefined, complaintOf);
    if (complaint !== undefined) found.push({ table: table.name, name, complaint });
  }
  return found;
}

/** SQLite's words about the value, without the statement; undefined if it is the file's fault. */
function complaintOf(error: unknown): string | undefined {
  if (!(error instanceof Lite2pgError) || error.code !== 'sql-failed') return undefined;
  const { cause, message } = error;
  return (cause instanceof Error ? cause.message : message).replace(/^SQLITE_[A-Z]+: /, '');
}
