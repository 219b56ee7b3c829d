import type { Statement, Target } from '@lite2pg/spec';
import { formatIdentifier } from '../name/identifier.js';

/** Statements that make the schema; empty for the one that every database has. */
export function createSchema({ schema }: Pick<Target, 'schema'>): Statement[] {
  if (schema === 'public') return [];
  const sql = `CREATE SCHEMA IF NOT EXISTS ${formatIdentifier(schema)}`;
  return [{ phase: 'schema', sql, subject: { kind: 'database', name: schema } }];
}

/** The statement that drops the schema. PostgreSQL refuses it while anything is in it. */
export function dropSchema({ schema }: Pick<Target, 'schema'>): Statement {
  return { phase: 'drop', sql: `DROP SCHEMA ${formatIdentifier(schema)}`, subject: { kind: 'database', name: schema } };
}
