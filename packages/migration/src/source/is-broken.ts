import { rawSql } from '@lite2pg/sqlite';
import type { Source } from '@lite2pg/pages';
import { quoteIdentifier, type Check, type Table } from '@lite2pg/spec';

/** Whether some rows break a check. False, too, if SQLite cannot answer: a function of the application is missing, or what reads the rows reports the damage. */
export async function isBroken({ db }: Source, { name }: Table, { expression }: Check): Promise<boolean> {
  if (!('sqlite' in expression)) return false;
  const sql = `SELECT 1 FROM ${quoteIdentifier(name)} WHERE NOT (${expression.sqlite}\n) LIMIT 1`;
  try {
    return (await db.query(rawSql(sql))).length > 0;
  } catch {
    return false;
  }
}
