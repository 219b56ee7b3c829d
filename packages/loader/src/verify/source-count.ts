import { rawSql } from '@lite2pg/sqlite';
import type { Source } from '@lite2pg/pages';
import {
  byCount,
  counted,
  groupDigits,
  Lite2pgError,
  quoteIdentifier,
  type Finding,
  type TargetTable,
} from '@lite2pg/spec';
import { needsApplication } from '../keys/needs-application.js';

/**
 * SQLite's own count, which shares no code with the reader of the pages; undefined where damage is in its way, or what
 * only the application has: a collation, a tokenizer.
 */
export async function countRows(source: Source, table: string, salvage: boolean): Promise<number | undefined> {
  const count = async (from: string): Promise<number> => {
    const [row] = await source.db.query<{ rows: number }>(rawSql(`SELECT count(*) AS rows FROM ${from}`));
    return row?.rows ?? 0;
  };
  try {
    return await count(quoteIdentifier(table));
  } catch (error) {
    if (salvage && error instanceof Lite2pgError && error.code === 'damaged') return undefined;
    if (!needsApplication(error)) throw error;
  }
  try {
    // SQLite counts the entries of an index; the table itself may do without the collation.
    return await count(`${quoteIdentifier(table)} NOT INDEXED`);
  } catch (error) {
    if (needsApplication(error)) return undefined;
    throw error;
  }
}

/** Findings where SQLite counts other rows than were read. */
export function countFindings(table: TargetTable, inSqlite: number, read: number, damaged: number): Finding[] {
  if (inSqlite === read) return [];
  const known = `SQLite counts ${counted(inSqlite, 'row')}, ${groupDigits(read)} of them can be read: ${counted(inSqlite - read, 'row')} ${byCount(inSqlite - read, 'is', 'are')} lost to damage`;
  const unknown = `SQLite counts ${counted(inSqlite, 'row')}, ${groupDigits(read)} ${byCount(read, 'was', 'were')} read from the file; check it with PRAGMA integrity_check`;
  return [
    {
      code: 'count-differs',
      severity: 'loss',
      subject: { kind: 'table', name: table.source },
      message: damaged > 0 && inSqlite > read ? known : unknown,
    },
  ];
}
