import type { PostgresSession } from '@lite2pg/postgres';
import { quoteIdentifier, quoteLiteral, type Target, type TargetForeignKey, type TargetTable } from '@lite2pg/spec';
import { countRejects, WHOLE_ROW, type RejectCount } from '../ledger/reject-record.js';

/**
 * Takes the rows whose foreign keys find no row out of their tables and keeps them as rejects, until none is left: a row
 * that is set aside may leave others without theirs. Belongs after the primary keys and before the foreign keys.
 */
export async function setAsideOrphans(session: PostgresSession, plan: string, target: Target): Promise<void> {
  let moved = 1;
  while (moved > 0) {
    moved = 0;
    for (const table of target.tables) {
      for (const key of table.foreignKeys) moved += await setAside(session, plan, target, { table, key });
    }
  }
}

async function setAside(
  session: PostgresSession,
  plan: string,
  target: Target,
  { table, key }: { readonly table: TargetTable; readonly key: TargetForeignKey },
): Promise<number> {
  const { foreignKey } = key;
  const parent = target.tables.find((candidate) => candidate.source === foreignKey.references.table);
  if (!parent) return 0;
  const child = foreignKey.columns.map((column) => `c.${nameOf(table, column)}`);
  const match = foreignKey.references.columns.map(
    (column, at) => `p.${nameOf(parent, column)} = ${child[at] ?? 'NULL'}`,
  );
  const named = table.primaryKey?.columns ?? foreignKey.columns;
  const rowKey = named.map((column) => `gone.${nameOf(table, column)}`).join(', ');
  const reason = `${foreignKey.columns.join(', ')} finds no row of ${quoteIdentifier(foreignKey.references.table)}`;
  const [result] = await session.query<{ count: string }>(
    `WITH gone AS (
       DELETE FROM ${table.sql} c WHERE ${child.map((column) => `${column} IS NOT NULL`).join(' AND ')}
         AND NOT EXISTS (SELECT FROM ${parent.sql} p WHERE ${match.join(' AND ')}) RETURNING c.*
     ), kept AS (
       INSERT INTO lite2pg.rejects (plan, table_name, key, column_name, storage_class, original, row_moved, reason)
       SELECT $1, $2, concat_ws(', ', ${rowKey}), $3, ${quoteLiteral(WHOLE_ROW)}, convert_to(to_jsonb(gone)::text, 'UTF8'), false, $4
       FROM gone RETURNING 1
     ) SELECT count(*)::text AS count FROM kept`,
    [plan, table.source, foreignKey.columns.join(', '), reason],
  );
  return Number(result?.count ?? 0);
}

function nameOf(table: TargetTable, column: string): string {
  return table.columns.find((candidate) => candidate.source === column)?.sql ?? quoteIdentifier(column);
}

/** The rows that were set aside, counted by table and reason; none where there is no ledger. */
export async function countSetAside(session: PostgresSession, plan: string): Promise<RejectCount[]> {
  const [ledger] = await session.query<{ there: boolean }>(
    `SELECT to_regclass('lite2pg.rejects') IS NOT NULL AS there`,
  );
  if (!ledger?.there) return [];
  return (await countRejects(session, plan)).filter(({ storageClass }) => storageClass === WHOLE_ROW);
}

/** SQL that gives the table's columns of its rows that were set aside. */
export function selectSetAside(plan: string, table: TargetTable): string {
  const columns = table.columns.map((column) => `r.${column.sql}`).join(', ');
  // In FROM the record is made once a row; as a value it would be made again for each of its columns.
  return `SELECT ${columns} FROM lite2pg.rejects,
    jsonb_populate_record(NULL::${table.sql}, convert_from(original, 'UTF8')::jsonb) AS r
    WHERE ${whichRows(plan)} AND table_name = ${quoteLiteral(table.source)}`;
}

function whichRows(plan: string): string {
  return `plan = ${quoteLiteral(plan)} AND storage_class = ${quoteLiteral(WHOLE_ROW)}`;
}
