import type { PostgresSession } from '@lite2pg/postgres';
import {
  byCount,
  counted,
  Lite2pgError,
  type Plan,
  quoteIdentifier,
  quoteLiteral,
  type Statement,
  type TargetTable,
} from '@lite2pg/spec';
import { forgetChunks } from './chunk-record.js';
import type { PlanRecord } from './plan-record.js';
import { RELATION_OF_TABLE, shapeOf } from './table-identity.js';

/** The SQL that writes which relations tables became, and their columns; belongs in the transaction that makes them. */
export function recordTables(plan: string, tables: readonly TargetTable[]): string {
  const lines = tables.map((table) => `(${quoteLiteral(table.source)}, ${quoteLiteral(table.sql)}::regclass)`);
  return `UPDATE lite2pg.tables t SET relation = made.relation, shape = ${shapeOf('made.relation')}
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
  const names = gone.map(describeGone).join(', ');
  throw new Lite2pgError('target-changed', {
    message: `migrate into ${session.subject}: it was finished ${known.finishedAt ?? 'earlier'}, and since then ${names} ${byCount(gone.length, 'was', 'were')} dropped, renamed or replaced; nothing was changed: restore what is missing, or drop all its tables to move everything again, or use another database`,
    subject: names,
  });
}

/**
 * Takes out of the ledger of an unfinished plan what is no longer on the target: tables that were made and are gone, or are
 * others of the same name by now, with all that hung on them, and views that are gone. Throws `target-changed` for a copy
 * of a table that does not have the rows that were moved.
 */
export async function forgetGone(session: PostgresSession, known: PlanRecord, generated: Plan): Promise<void> {
  const plan = known.fingerprint;
  await refuseReplaced(session, plan);
  const gone = (await goneTables(session, plan)).map(({ name }) => name);
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

/** A table that was made and is not there under its name. */
interface GoneTable {
  /** In the source. */
  readonly name: string;
  /** Its name by now, as SQL writes it, if it was renamed or moved to another schema. */
  readonly renamed: string | null;
}

async function goneTables(session: PostgresSession, plan: string): Promise<GoneTable[]> {
  return session.query<GoneTable & Record<string, unknown>>(
    `SELECT t.name, (SELECT n.oid::regclass::text FROM pg_class n WHERE n.oid = t.relation AND n.oid IS DISTINCT FROM to_regclass(t.target)) AS renamed
     FROM lite2pg.tables t ${RELATION_OF_TABLE} WHERE t.plan = $1 AND c.oid IS NULL AND ${HAS_CHUNKS} ORDER BY t.name`,
    [plan],
  );
}

/** Condition on a line `t` of lite2pg.tables: the table was made. */
const HAS_CHUNKS = `EXISTS (SELECT FROM lite2pg.chunks k WHERE k.plan = t.plan AND k.table_name = t.name)`;

function describeGone({ name, renamed }: GoneTable): string {
  return renamed === null ? quoteIdentifier(name) : `${quoteIdentifier(name)} (called ${renamed} now)`;
}

/** A copy of a table under its name is as good as the table if it has as many rows as were moved. */
async function refuseReplaced(session: PostgresSession, plan: string): Promise<void> {
  const replaced = await session.query<{ name: string; target: string; moved: string }>(
    `SELECT t.name, t.target, (SELECT coalesce(sum(k.rows), 0)::text FROM lite2pg.chunks k WHERE k.plan = t.plan AND k.table_name = t.name) AS moved
     FROM lite2pg.tables t ${RELATION_OF_TABLE} WHERE t.plan = $1 AND c.oid <> t.relation AND ${HAS_CHUNKS} ORDER BY t.name`,
    [plan],
  );
  for (const { name, target, moved } of replaced) {
    const [found] = await session.query<{ rows: string }>(`SELECT count(*)::text AS rows FROM ${target}`);
    const rows = BigInt(found?.rows ?? 0);
    if (rows === BigInt(moved)) continue;
    throw new Lite2pgError('target-changed', {
      message: `migrate into ${session.subject}: ${target} was replaced by another table after ${counted(BigInt(moved), 'row')} had been moved, and has ${counted(rows, 'row')}; nothing was changed: restore the table, or drop it to move ${quoteIdentifier(name)} again`,
      subject: target,
    });
  }
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
