import type { PostgresSession } from '@lite2pg/postgres';
import { DAMAGE } from './damage-record.js';

/** The storage class of a reject that is a whole row: its `original` is the row as JSON, by the target's names. */
export const WHOLE_ROW = 'row';

/** Rejects of one kind in one column. */
export interface RejectCount {
  readonly table: string;
  readonly column: string;
  readonly storageClass: string;
  readonly reason: string;
  /** False: the row was left out. */
  readonly rowMoved: boolean;
  readonly count: number;
  /** The key of the first one. */
  readonly key: string;
}

/** The rejects of a plan, counted by table, column and reason; what could not be read is not among them. */
export async function countRejects(session: PostgresSession, plan: string): Promise<RejectCount[]> {
  const rows = await session.query<{
    table_name: string;
    column_name: string;
    class: string;
    reason: string;
    row_moved: boolean;
    count: string;
    key: string;
  }>(
    `SELECT table_name, column_name, CASE storage_class WHEN 'row' THEN 'row' ELSE 'value' END AS class, reason, row_moved,
       count(*)::text AS count, (array_agg(key ORDER BY chunk, id))[1] AS key
     FROM lite2pg.rejects WHERE plan = $1 AND storage_class <> '${DAMAGE}' GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4`,
    [plan],
  );
  return rows.map((row) => ({
    table: row.table_name,
    column: row.column_name,
    storageClass: row.class,
    reason: row.reason,
    rowMoved: row.row_moved,
    count: Number(row.count),
    key: row.key,
  }));
}

/** Rows of each table that were not moved and are kept instead, by the table's name in the source. */
export async function countRejectedRows(session: PostgresSession, plan: string): Promise<ReadonlyMap<string, number>> {
  // A value's reject names its row by the key, a row may have several of them; a whole row is one reject.
  const rows = await session.query<{ name: string; count: string }>(
    `SELECT table_name AS name, count(*) FILTER (WHERE storage_class = '${WHOLE_ROW}')
       + count(DISTINCT (chunk, key)) FILTER (WHERE storage_class <> '${WHOLE_ROW}') AS count
     FROM lite2pg.rejects WHERE plan = $1 AND NOT row_moved AND storage_class <> '${DAMAGE}' GROUP BY table_name`,
    [plan],
  );
  return new Map(rows.map(({ name, count }) => [name, Number(count)]));
}
