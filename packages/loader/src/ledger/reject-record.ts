import type { PostgresSession } from '@lite2pg/connect';
import { DAMAGE } from './damage-record.js';

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
       count(*)::text AS count, (array_agg(key ORDER BY id))[1] AS key
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
