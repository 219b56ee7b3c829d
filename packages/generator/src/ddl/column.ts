import type { Statement } from '@lite2pg/spec';
import { type ColumnDdl, describeColumn, type TableName } from './describe-column.js';
import { alterIdentity, createIdentity, dropIdentity } from './identity.js';
import { setNotNull, setNotNullInSteps } from './not-null.js';
import { formatIdentifier } from '../name/identifier.js';

/** The statement that adds a column to an existing table; with a constant default or none no row is rewritten. */
export function createColumn(table: TableName, column: ColumnDdl): Statement {
  return {
    phase: 'column',
    sql: `ALTER TABLE ${table.sql} ADD COLUMN ${describeColumn(column).sql}`,
    subject: column.subject,
    object: { kind: 'column', on: table.name, name: column.name },
  };
}

/** A column as it is and as it shall be. */
export interface ColumnChange {
  readonly from: ColumnDdl;
  readonly to: ColumnDdl;
  /** The SQL that makes the values of the new type. Left out: PostgreSQL's own conversion, which it must have. */
  readonly using?: string;
  /** NOT NULL by way of a validated check, so that writers wait but a moment. */
  readonly online?: boolean;
}

/**
 * Whether ALTER TABLE can make one column the other. PostgreSQL below 17 changes no expression of a computed column, and
 * no version computes a column that was not: it is dropped and added.
 */
export function canAlterColumn({ from, to }: Pick<ColumnChange, 'from' | 'to'>): boolean {
  return to.expression === undefined || from.expression === to.expression;
}

/**
 * Statements that make a column the other, in the order they must run; empty if the two are alike. Only if `canAlterColumn`.
 * A default is dropped before the type changes, which PostgreSQL might not convert, and set afterwards.
 */
export function alterColumn(table: TableName, { from, to, using, online = false }: ColumnChange): Statement[] {
  const alter = (action: string): Statement => ({
    phase: 'column',
    sql: `ALTER TABLE ${table.sql} ALTER COLUMN ${to.sql} ${action}`,
    subject: to.subject,
  });
  const isRetyped = from.type !== to.type;
  const loosesIdentity = from.identity !== undefined && to.identity === undefined;
  const isStale = from.default !== undefined && (isRetyped || to.default === undefined);
  const isSet = to.default !== undefined && (isRetyped || from.default !== to.default);
  const conversion = using === undefined ? '' : ` USING ${using}`;
  return [
    ...renameColumn(table, from, to),
    ...(from.expression !== undefined && to.expression === undefined ? [alter('DROP EXPRESSION')] : []),
    ...(loosesIdentity ? [dropIdentity({ table, column: to })] : []),
    ...(isStale ? [alter('DROP DEFAULT')] : []),
    ...(isRetyped ? [alter(`TYPE ${to.type}${conversion}`)] : []),
    ...(isSet ? [alter(`SET DEFAULT ${to.default}`)] : []),
    ...alterNullability(table, { from, to, online }),
    ...changeIdentity(table, from, to),
  ];
}

/** The statement that drops a column with its values, indexes and constraints; refused while a view reads it. */
export function dropColumn(table: TableName, { sql, subject }: ColumnDdl): Statement {
  return { phase: 'drop', sql: `ALTER TABLE ${table.sql} DROP COLUMN ${sql}`, subject };
}

function renameColumn(table: TableName, from: ColumnDdl, to: ColumnDdl): Statement[] {
  if (from.name === to.name) return [];
  const sql = `ALTER TABLE ${table.sql} RENAME COLUMN ${formatIdentifier(from.name)} TO ${formatIdentifier(to.name)}`;
  return [{ phase: 'rename', sql, subject: to.subject }];
}

function alterNullability(table: TableName, { from, to, online }: Required<Omit<ColumnChange, 'using'>>): Statement[] {
  if (from.nullable === to.nullable) return [];
  if (!to.nullable) return online ? setNotNullInSteps(table, to) : [setNotNull(table, to)];
  const sql = `ALTER TABLE ${table.sql} ALTER COLUMN ${to.sql} DROP NOT NULL`;
  return [{ phase: 'column', sql, subject: to.subject }];
}

function changeIdentity(table: TableName, from: ColumnDdl, to: ColumnDdl): Statement[] {
  if (!to.identity) return [];
  if (!from.identity) return [createIdentity({ table, column: to }, to.identity)];
  return from.identity.when === to.identity.when ? [] : [alterIdentity({ table, column: to }, to.identity)];
}
