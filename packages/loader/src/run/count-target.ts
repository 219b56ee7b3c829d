import type { PostgresSession } from '@lite2pg/postgres';
import { quoteLiteral, type TargetTable } from '@lite2pg/spec';
import { inParallel } from '../jobs/parallel.js';

/** Tables that share a query: each of its own would cost more than the work. */
const AT_ONCE = 20;

/** How many rows the target's tables have, as PostgreSQL counts them now, by their names in the source; one that is gone has 0. */
export async function countTarget(
  sessions: readonly PostgresSession[],
  tables: readonly TargetTable[],
): Promise<ReadonlyMap<string, number>> {
  const [first] = sessions;
  const present = first ? await onlyPresent(first, tables) : [];
  const counts = new Map(tables.map(({ source }) => [source, 0]));
  const size = Math.max(1, Math.min(AT_ONCE, Math.ceil(present.length / sessions.length)));
  const groups: TargetTable[][] = [];
  for (let at = 0; at < present.length; at += size) groups.push(present.slice(at, at + size));
  await inParallel(groups, sessions.length, async (group, job) => {
    const counting = group.map(
      ({ source, sql }) => `SELECT ${quoteLiteral(source)} AS name, count(*) AS rows FROM ${sql}`,
    );
    const found = await sessions[job]!.query<{ name: string; rows: string }>(counting.join('\nUNION ALL\n'));
    for (const { name, rows } of found) counts.set(name, Number(rows));
  });
  return counts;
}

async function onlyPresent(session: PostgresSession, tables: readonly TargetTable[]): Promise<TargetTable[]> {
  const there = await session.query<{ name: string }>(
    'SELECT name FROM jsonb_array_elements_text($1::jsonb) AS name WHERE to_regclass(name) IS NOT NULL',
    [JSON.stringify(tables.map(({ sql }) => sql))],
  );
  const names = new Set(there.map(({ name }) => name));
  return tables.filter(({ sql }) => names.has(sql));
}
