import type { TargetTable } from '@lite2pg/spec';
import type { PostgresSession } from '@lite2pg/postgres';
import { readChunks, type ChunkRecord } from '../ledger/chunk-record.js';
import { RELATION_OF_TABLE } from '../ledger/table-identity.js';
import type { PlanRecord } from '../ledger/plan-record.js';
import { changedChunks, type MovedSource, type MovedTables } from '../rows/changed-chunks.js';

/**
 * Drops the tables of an unfinished plan whose chunks cannot be gone on from: the source has other rows there by now, or
 * the table is unlogged and a crash of the server may have emptied it. What hangs on them goes with them; all of it was
 * made by the plan, which makes it again.
 */
export async function dropStale(options: MovedTables, session: PostgresSession, plan: PlanRecord): Promise<void> {
  const chunks = await readChunks(session, plan.fingerprint);
  const made = await madeTables(session, plan.fingerprint);
  for (const table of options.tables) {
    const records = chunks.get(table.source);
    const relation = made.get(table.source);
    if (!records || !relation) continue;
    const stale = relation.unlogged || !(await chunksHold(options, table, records));
    if (stale) await session.execute(`DROP TABLE IF EXISTS ${table.sql} CASCADE`);
  }
}

/** The tables that the plan made and that are still those it made. */
async function madeTables(
  session: PostgresSession,
  plan: string,
): Promise<Map<string, { readonly unlogged: boolean }>> {
  const rows = await session.query<{ name: string; unlogged: boolean }>(
    `SELECT t.name, c.relpersistence = 'u' AS unlogged FROM lite2pg.tables t ${RELATION_OF_TABLE}
     WHERE t.plan = $1 AND c.oid IS NOT NULL`,
    [plan],
  );
  return new Map(rows.map((row) => [row.name, row]));
}

/** Whether the chunks that were moved are still what the source has. */
async function chunksHold(options: MovedSource, table: TargetTable, records: readonly ChunkRecord[]): Promise<boolean> {
  const moved = records.filter(({ done }) => done !== undefined);
  return (await changedChunks(options, table, moved)).length === 0;
}
