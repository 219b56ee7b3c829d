import type { KeyInSteps, Statement, Table, TargetKey, TargetTable } from '@lite2pg/spec';
import { dropConstraint, renameConstraint, type Constraint } from './constraint.js';
import { formatIdentifier } from '../name/identifier.js';
import { listColumns, pickColumn } from '../target/pick-column.js';

/** A table's primary key, if it has one, and its unique constraints. */
export function keysOf({ primaryKey, uniques }: TargetTable): TargetKey[] {
  return primaryKey === undefined ? [...uniques] : [primaryKey, ...uniques];
}

/** A key within CREATE TABLE: behind its column if it has one and no name of its own. */
export function describeKey(
  table: TargetTable,
  key: TargetKey,
): { readonly behindColumn: string | undefined; readonly line: string } {
  const name = key.nameImplied ? '' : `CONSTRAINT ${formatIdentifier(key.name)} `;
  const kind = kindOf(table, key);
  return {
    behindColumn: key.nameImplied && key.columns.length === 1 ? kind : undefined,
    line: `${name}${kind} (${listColumns(table, key.columns)})`,
  };
}

/** The statement that adds a primary key or unique constraint to an existing table. */
export function createKey(source: Table, table: TargetTable, key: TargetKey): Statement {
  const isPrimary = key === table.primaryKey;
  // Elsewhere NOT NULL comes with the key, and rows may stand in its way when the index is there already.
  const isNotNull = key.columns.every((name) => {
    const at = table.columns.findIndex((column) => column.source === name);
    return table.columns[at]?.identity !== undefined || source.columns[at]?.nullable === false;
  });
  return {
    phase: isPrimary ? 'primary-key' : 'unique',
    sql: `ALTER TABLE ${table.sql} ADD ${describeKey(table, key).line}`,
    ...(isPrimary && !isNotNull ? {} : { inSteps: keyInSteps(table, key) }),
    subject: key.subject,
    object: { kind: 'constraint', on: table.name, name: key.name },
  };
}

/**
 * The same for a table in use: others write while the index is built, and the constraint takes it over. The columns of a primary
 * key must be NOT NULL. If the first statement fails, PostgreSQL leaves an invalid index of this name, to be dropped.
 */
export function createKeyConcurrently(table: TargetTable, key: TargetKey): Statement[] {
  const name = formatIdentifier(key.name);
  const { subject } = key;
  const phase = key === table.primaryKey ? 'primary-key' : 'unique';
  const index = `CREATE UNIQUE INDEX CONCURRENTLY ${name} ON ${table.sql} (${listColumns(table, key.columns)})`;
  const object = { kind: 'constraint', on: table.name, name: key.name } as const;
  return [
    { phase, sql: index, subject, transaction: false },
    { phase, sql: keyInSteps(table, key).constraint, subject, object },
  ];
}

/** Statements that rename a key. PostgreSQL alters nothing else of a key: it is dropped and added. */
export function alterKey(
  table: TargetTable,
  { from, to }: { readonly from: TargetKey; readonly to: TargetKey },
): Statement[] {
  return renameConstraint(constraintOf(table, { ...to, name: from.name }), to.name);
}

/** The statement that drops a key. */
export function dropKey(table: TargetTable, key: TargetKey): Statement {
  return dropConstraint(constraintOf(table, key));
}

function constraintOf(table: TargetTable, { name, subject }: TargetKey): Constraint {
  return { table, name, subject };
}

function kindOf(table: TargetTable, key: TargetKey): string {
  return key === table.primaryKey ? 'PRIMARY KEY' : 'UNIQUE';
}

function keyInSteps(table: TargetTable, key: TargetKey): KeyInSteps {
  const name = formatIdentifier(key.name);
  return {
    isSorted: key.columns.length === 1 && pickColumn(table, key.columns[0]!).identity !== undefined,
    index: `CREATE UNIQUE INDEX IF NOT EXISTS ${name} ON ${table.sql} (${listColumns(table, key.columns)})`,
    constraint: `ALTER TABLE ${table.sql} ADD CONSTRAINT ${name} ${kindOf(table, key)} USING INDEX ${name}`,
  };
}
