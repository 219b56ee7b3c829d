import type { Statement, Subject, TargetTable } from '@lite2pg/spec';
import { formatIdentifier } from '../name/identifier.js';

/** A key, check or foreign key of a table that is there. */
export interface Constraint {
  readonly table: Pick<TargetTable, 'name' | 'sql'>;
  /** Unquoted. */
  readonly name: string;
  readonly subject: Subject;
}

/** A statement that adds a constraint; `definition` follows its name, such as `CHECK (a > 0)`. */
export function addConstraint(
  { table, name, subject }: Constraint,
  definition: string,
  phase: Statement['phase'],
): Statement {
  return {
    phase,
    sql: `ALTER TABLE ${table.sql} ADD CONSTRAINT ${formatIdentifier(name)} ${definition}`,
    subject,
    object: { kind: 'constraint', on: table.name, name },
  };
}

/** The statement that gives a constraint another name; none if it has that name. A key's index is renamed with it. */
export function renameConstraint({ table, name, subject }: Constraint, to: string): Statement[] {
  if (name === to) return [];
  const sql = `ALTER TABLE ${table.sql} RENAME CONSTRAINT ${formatIdentifier(name)} TO ${formatIdentifier(to)}`;
  return [{ phase: 'rename', sql, subject }];
}

/** The statement that checks every row against a constraint that was added NOT VALID; others may write meanwhile. */
export function validateConstraint({ table, name, subject }: Constraint): Statement {
  return {
    phase: 'validate',
    sql: `ALTER TABLE ${table.sql} VALIDATE CONSTRAINT ${formatIdentifier(name)}`,
    subject,
  };
}

/** The statement that drops a constraint, with the index of a key. PostgreSQL refuses it if a foreign key needs that index. */
export function dropConstraint({ table, name, subject }: Constraint): Statement {
  return {
    phase: subject.kind === 'foreign-key' ? 'drop-foreign-key' : 'drop',
    sql: `ALTER TABLE ${table.sql} DROP CONSTRAINT ${formatIdentifier(name)}`,
    subject,
  };
}
