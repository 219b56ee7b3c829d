import type { Statement, Target } from '@lite2pg/spec';
import { formatIdentifier } from '../name/identifier.js';

/** What makes the schema, if it is not the one that every database has. */
export function createSchema({ schema }: Pick<Target, 'schema'>): Statement[] {
  if (schema === 'public') return [];
  const sql = `CREATE SCHEMA IF NOT EXISTS ${formatIdentifier(schema)}`;
  return [{ phase: 'schema', sql, subject: { kind: 'database', name: schema } }];
}

/** What drops the schema. PostgreSQL refuses it while anything is in it. */
export function dropSchema({ schema }: Pick<Target, 'schema'>): Statement {
  return { phase: 'drop', sql: `DROP SCHEMA ${formatIdentifier(schema)}`, subject: { kind: 'database', name: schema } };
}
