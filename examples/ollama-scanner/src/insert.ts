import { type Queryable, rawSql, sql } from '@lite2pg/sqlite';
import type { TableRows, Value } from './table-rows.js';

/** Larger batches are no faster: by then SQLite's own work is what takes the time. */
const BATCH_ROWS = 2000;

/** Inserts all rows, many a statement: a batch goes over as one JSON text, which SQLite takes apart itself. */
export async function insertRows(db: Queryable, { table, columns, rows }: TableRows): Promise<void> {
  const names = columns.map((name) => `"${name}"`).join(', ');
  const values = columns.map((_, index) => `value ->> ${index}`).join(', ');
  const insert = rawSql(`INSERT INTO "${table}" (${names}) SELECT ${values} FROM json_each(`);
  let batch: (readonly Value[])[] = [];
  const flush = async (): Promise<void> => {
    await db.query(sql`${insert}${JSON.stringify(batch)})`);
    batch = [];
  };
  for (const row of rows) {
    batch.push(row);
    if (batch.length === BATCH_ROWS) await flush();
  }
  if (batch.length > 0) await flush();
}
