import type { PostgresSession } from '@lite2pg/postgres';
import { counted, type Finding } from '@lite2pg/spec';
import { readSchemaRights } from '../ledger/make-schema.js';

/**
 * One finding instead of a loss for each table, where none of them is there and lite2pg never worked on this database: most likely the
 * URL is another one's.
 */
export async function describeNeverMigrated(
  session: PostgresSession,
  findings: readonly Finding[],
  tables: number,
): Promise<Finding | undefined> {
  const gone = findings.filter(({ code }) => code === 'table-missing').length;
  if (tables === 0 || gone < tables) return undefined;
  const ledger = await readSchemaRights(session, 'lite2pg');
  if (ledger.isThere) return undefined;
  return {
    code: 'never-migrated',
    severity: 'loss',
    subject: { kind: 'database', name: session.subject },
    message: `nothing was ever migrated here: none of ${counted(tables, 'table')} exists; check the URL and its schema, or run lite2pg migrate`,
  };
}
