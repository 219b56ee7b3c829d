import type { PostgresSession } from '@lite2pg/postgres';
import type { Source } from '@lite2pg/pages';
import type { Finding, TargetTable } from '@lite2pg/spec';
import { inParallel } from '../jobs/parallel.js';
import { joinStatements } from '../ledger/record-statements.js';
import { readHighestNumbers, setSequence } from './sequences.js';

/** Tables that share a message to the server: each of its own would cost more than the work. */
const AT_ONCE = 20;

/**
 * Finishes tables: sequences behind the highest numbers, and statistics for the planner. Gives a finding for each sequence
 * that has no further number.
 */
export async function finishTables(
  sessions: readonly PostgresSession[],
  source: Source,
  tables: readonly TargetTable[],
): Promise<Finding[]> {
  const highest = await readHighestNumbers(source, tables);
  const groups: TargetTable[][] = [];
  const size = Math.min(AT_ONCE, Math.ceil(tables.length / sessions.length));
  for (let at = 0; at < tables.length; at += size) groups.push(tables.slice(at, at + size));
  await inParallel(groups, sessions.length, async (group, job) => {
    const statements = group.flatMap((table) => [...setSequence(table, highest), `ANALYZE ${table.sql}`]);
    await sessions[job]?.execute(joinStatements(statements));
  });
  const [first] = sessions;
  return first ? await findExhausted(first, tables) : [];
}

async function findExhausted(session: PostgresSession, tables: readonly TargetTable[]): Promise<Finding[]> {
  const identities = tables.flatMap((table) =>
    table.columns.flatMap((column) => (column.identity && column.sequence ? [{ table, column }] : [])),
  );
  const rows = await session.query<{ at: string; last: string }>(
    `SELECT ord::text AS at, pg_sequence_last_value(s.seqrelid)::text AS last
     FROM jsonb_array_elements_text($1::jsonb) WITH ORDINALITY AS name (name, ord)
     JOIN pg_sequence s ON s.seqrelid = name.name::regclass WHERE pg_sequence_last_value(s.seqrelid) >= s.seqmax`,
    [JSON.stringify(identities.map(({ column }) => column.sequence))],
  );
  return rows.flatMap(({ at, last }): Finding[] => {
    const found = identities[Number(at) - 1];
    if (!found) return [];
    const { table, column } = found;
    return [
      {
        code: 'sequence-exhausted',
        severity: 'warning',
        subject: { kind: 'sequence', name: column.source, table: table.source },
        message: `the numbers reach ${last}, the largest ${column.typeName}: a row without its own number is refused; SQLite would look for a free one`,
      },
    ];
  });
}
