import type { Statement, Subject, Target, TargetColumn, TargetTable } from '@lite2pg/spec';
import { formatPath } from '../name/identifier.js';

/** The identity that numbers the rows of a column. */
export interface IdentityDdl {
  readonly when: 'ALWAYS' | 'BY DEFAULT';
  /** The sequence as SQL writes it, with its schema, if PostgreSQL would name it otherwise. */
  readonly sequence?: string;
}

/** A column of a table, both as SQL writes them. */
interface ColumnOf {
  readonly table: Pick<TargetTable, 'sql'>;
  readonly column: { readonly sql: string; readonly subject: Subject };
}

/** A column's identity; undefined if it has none. */
export function resolveIdentity({ schema }: Target, column: TargetColumn): IdentityDdl | undefined {
  if (column.identity === undefined) return undefined;
  const when = column.identity === 'always' ? 'ALWAYS' : 'BY DEFAULT';
  const { sequenceName } = column;
  return sequenceName === undefined ? { when } : { when, sequence: formatPath(schema, sequenceName) };
}

/** An identity as a column definition has it. */
export function describeIdentity({ when, sequence }: IdentityDdl): string {
  return `GENERATED ${when} AS IDENTITY${sequence === undefined ? '' : ` (SEQUENCE NAME ${sequence})`}`;
}

/** The statement that lets PostgreSQL number an existing NOT NULL column; it begins at 1, whatever the rows hold. */
export function createIdentity(of: ColumnOf, identity: IdentityDdl): Statement {
  return alter(of, `ADD ${describeIdentity(identity)}`);
}

/** The statement that lets other statements give the number themselves, or no longer. */
export function alterIdentity(of: ColumnOf, { when }: IdentityDdl): Statement {
  return alter(of, `SET GENERATED ${when}`);
}

/** The statement that drops the sequence of a column, which stays as it is. */
export function dropIdentity(of: ColumnOf): Statement {
  return alter(of, 'DROP IDENTITY');
}

function alter({ table, column: { sql, subject } }: ColumnOf, action: string): Statement {
  return { phase: 'column', sql: `ALTER TABLE ${table.sql} ALTER COLUMN ${sql} ${action}`, subject };
}
