import type { PostgresSession } from '@lite2pg/postgres';
import type { Subject } from '@lite2pg/spec';

/** Whether PostgreSQL refused, by what the ledger has of the plan so far, to add a constraint that is still to be validated. */
export async function readRefusedConstraints(
  session: PostgresSession,
  plan: string,
): Promise<(constraint: Subject) => boolean> {
  const rows = await session.query<{ subject: string }>(
    `SELECT finding->>'subject' AS subject FROM lite2pg.statements
     WHERE plan = $1 AND finding IS NOT NULL AND phase IN ('check', 'foreign-key')`,
    [plan],
  );
  const refused = new Set(rows.map(({ subject }) => keyOf(JSON.parse(subject) as Subject)));
  return (constraint) => refused.has(keyOf(constraint));
}

function keyOf({ kind, name, table }: Subject): string {
  return JSON.stringify([kind, name, table]);
}
