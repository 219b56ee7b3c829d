import type { PostgresSession } from '@lite2pg/connect';
import type { TargetTable } from '@lite2pg/generator';
import type { Source } from '@lite2pg/pages';
import { inParallel } from './parallel.js';
import { joinStatements } from './run-statements.js';
import { readAutoincrement, setSequence } from './sequences.js';

/** Tables that share a message to the server: each of its own would cost more than the work. */
const AT_ONCE = 20;

/** What comes last: sequences behind the highest numbers, and statistics for the planner. */
export async function finishTables(
  sessions: readonly PostgresSession[],
  source: Source,
  tables: readonly TargetTable[],
): Promise<void> {
  const given = await readAutoincrement(source);
  const groups: TargetTable[][] = [];
  for (let at = 0; at < tables.length; at += AT_ONCE) groups.push(tables.slice(at, at + AT_ONCE));
  await inParallel(groups, sessions.length, async (group, job) => {
    const statements = group.flatMap((table) => [...setSequence(table, given), `ANALYZE ${table.sql}`]);
    await sessions[job]?.execute(joinStatements(statements));
  });
}
