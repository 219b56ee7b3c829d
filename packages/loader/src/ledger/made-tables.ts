import type { PostgresSession } from '@lite2pg/postgres';
import {
  byCount,
  Lite2pgError,
  type Plan,
  quoteIdentifier,
  quoteLiteral,
  type Statement,
  type TargetTable,
} from '@lite2pg/spec';
import { forgetChunks } from './chunk-record.js';
import type { PlanRecord } from './plan-record.js';

/** The SQL that writes which relations tables became; belongs in the transaction that makes them. */
export function recordTables(plan: string, tables: readonly TargetTable[]): string {
  const lines = tables.map((table) => `(${quoteLiteral(table.source)}, ${quoteLiteral(table.sql)}::regclass)`);
  return `UPDATE lite2pg.tables t SET relation = made.relation
    FROM (VALUES ${lines.join(', ')}) AS made (name, relation)
    WHERE t.plan = ${quoteLiteral(plan)} AND t.name = made.name`;
}

/**
 * Whether the tables of a finished plan are on the target; false where none of them is, as after a schema was dropped.
 * Throws `target-changed` where only some are: what was done to a target in use is not done again behind its back.
 */
export async function isThere(session: PostgresSession, known: PlanRecord): Promise<boolean> {
  const gone = await goneTables(session, known.fingerprint);
  if (gone.length === 0) return true;
  const [made] = await session.query<{ tables: number }>(
    `SELECT count(*)::int AS tables FROM lite2pg.tables WHERE plan = $1 AND relation IS NOT NULL`,
    [known.fingerprint],
  );
  if (made?.tables === gone.length) return false;
  const names = gone.map(quoteIdentifier).join(', ');
  throw new Lite2pgError('target-changed', {
    message: `migrate into ${session.subject}: it was done at ${known.finishedAt ?? 'an earlier time'}, and ${names} of it ${byCount(gone.length, 'is', 'are')} gone or another table by now; nothing was changed: put back what is missing, or drop all its tables to move everything again, or use another database`,
    subject: names,
  });
}

/**
 * Takes out of the ledger of an unfinished plan what is no longer on the target: tables that were made and are gone, or are
 * others of the same name by now, with all that hung on them, and views that are gone.
 */
export async function forgetGone(session: PostgresSession, known: PlanRecord, generated: Plan): Promise<void> {
  const plan = known.fingerprint;
  const gone = await goneTables(session, plan);
  const lost = new Set(await lostStatements(session, generated, new Set(gone)));
  const numbers = [...known.statements].filter((number) => lost.has(generated.statements[number]!));
  if (gone.length === 0 && numbers.length === 0) return;
  await session.transaction(async () => {
    for (const table of gone) await forgetChunks(session, plan, table);
    await session.query(`DELETE FROM lite2pg.statements WHERE plan = $1 AND number = ANY ($2::int[])`, [
      plan,
      `{${numbers.join(',')}}`,
    ]);
  });
}

async function goneTables(session: PostgresSession, plan: string): Promise<string[]> {
  const rows = await session.query<{ name: string }>(
    `SELECT name FROM lite2pg.tables t WHERE plan = $1 AND to_regclass(target)::oid IS DISTINCT FROM relation
       AND EXISTS (SELECT FROM lite2pg.chunks c WHERE c.plan = t.plan AND c.table_name = t.name)`,
    [plan],
  );
  return rows.map((row) => row.name);
}

/** The statements whose work went with these tables, and those of views that are gone. */
async function lostStatements(
  session: PostgresSession,
  generated: Plan,
  gone: ReadonlySet<string>,
): Promise<Statement[]> {
  const { tables, views } = generated.target;
  const referring = new Set(
    tables.flatMap((table) => table.foreignKeys.filter(({ foreignKey }) => gone.has(foreignKey.references.table))),
  );
  const keys = new Set([...referring].map((key) => JSON.stringify(key.subject)));
  const there = await session.query<{ name: string }>(
    `SELECT v->>0 AS name FROM jsonb_array_elements($1::jsonb) v WHERE to_regclass(v->>1) IS NOT NULL`,
    [JSON.stringify(views.map((view) => [view.source, view.sql]))],
  );
  const viewsThere = new Set(there.map((view) => view.name));
  return generated.statements.filter(({ subject, phase }) => {
    if (phase === 'schema' || phase === 'compat') return gone.size > 0;
    if (subject.kind === 'view') return !viewsThere.has(subject.name);
    return gone.has(subject.table ?? subject.name) || keys.has(JSON.stringify(subject));
  });
}
