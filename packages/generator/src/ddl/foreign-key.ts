import type { ForeignKey, Statement, TargetForeignKey, TargetTable } from '@lite2pg/spec';
import { dropConstraint, renameConstraint, validateConstraint } from './constraint.js';
import type { DdlContext } from './ddl-context.js';
import { LINE_WIDTH } from '../sql/format.js';
import { formatIdentifier } from '../name/identifier.js';
import { listColumns } from '../target/pick-column.js';

type Tables = Pick<DdlContext, 'tables'>;

/** The statement that adds a foreign key to an existing table: it checks every row and blocks writes to both tables. */
export function createForeignKey({ tables }: Tables, table: TargetTable, key: TargetForeignKey): Statement {
  const { references, clauses } = describeReference(tables, key.foreignKey);
  const lines = [
    `ALTER TABLE ${table.sql}`,
    `ADD CONSTRAINT ${formatIdentifier(key.name)}`,
    `FOREIGN KEY (${listColumns(table, key.foreignKey.columns)}) ${references}`,
    ...(clauses === '' ? [] : [clauses]),
  ];
  return {
    phase: 'foreign-key',
    sql: lines.join('\n  '),
    subject: key.subject,
    object: { kind: 'constraint', on: table.name, name: key.name },
  };
}

/** The same NOT VALID, which locks but a moment: rows that are there are not checked, `validateForeignKey` does it. */
export function createForeignKeyNotValid(tables: Tables, table: TargetTable, key: TargetForeignKey): Statement {
  const statement = createForeignKey(tables, table, key);
  return { ...statement, sql: `${statement.sql} NOT VALID` };
}

/** The statement that checks the rows of a foreign key that was added NOT VALID. */
export function validateForeignKey(table: TargetTable, { name, subject }: TargetForeignKey): Statement {
  return validateConstraint({ table, name, subject });
}

/**
 * Statements that rename a foreign key, let its check wait for the end of a transaction or no longer, and validate it.
 * PostgreSQL alters nothing else of one: it is dropped and added.
 */
export function alterForeignKey(
  table: TargetTable,
  { from, to }: { readonly from: TargetForeignKey; readonly to: TargetForeignKey },
): Statement[] {
  const { subject, name } = to;
  const [before, after] = [from, to].map(({ foreignKey }) => describeDeferral(foreignKey));
  const sql = `ALTER TABLE ${table.sql} ALTER CONSTRAINT ${formatIdentifier(name)} ${after ?? 'NOT DEFERRABLE'}`;
  return [
    ...renameConstraint({ table, name: from.name, subject }, name),
    ...(before === after ? [] : [{ phase: 'foreign-key', sql, subject } as const]),
    ...(from.foreignKey.notValid && !to.foreignKey.notValid ? [validateForeignKey(table, to)] : []),
  ];
}

/** The statement that drops a foreign key. */
export function dropForeignKey(table: TargetTable, { name, subject }: TargetForeignKey): Statement {
  return dropConstraint({ table, name, subject });
}

/** A foreign key within CREATE TABLE: behind its column if it has one and no name of its own. */
export function describeForeignKey(
  tables: ReadonlyMap<string, TargetTable>,
  table: TargetTable,
  { name, nameImplied, foreignKey }: TargetForeignKey,
): { readonly behindColumn: string | undefined; readonly line: string } {
  const { references, clauses } = describeReference(tables, foreignKey);
  const whole = [references, ...(clauses === '' ? [] : [clauses])].join(' ');
  const own = nameImplied ? '' : `CONSTRAINT ${formatIdentifier(name)} `;
  const key = `${own}FOREIGN KEY (${listColumns(table, foreignKey.columns)})`;
  // Two spaces before it and a comma behind it.
  const fits = key.length + whole.length + 4 <= LINE_WIDTH;
  return {
    behindColumn: nameImplied && foreignKey.columns.length === 1 ? whole : undefined,
    line: fits ? `${key} ${whole}` : `${key}\n    ${whole}`,
  };
}

function describeReference(
  tables: ReadonlyMap<string, TargetTable>,
  foreignKey: ForeignKey,
): { readonly references: string; readonly clauses: string } {
  const referenced = tables.get(foreignKey.references.table)!;
  const to = listColumns(referenced, foreignKey.references.columns);
  return { references: `REFERENCES ${referenced.sql} (${to})`, clauses: describeClauses(foreignKey) };
}

const ACTION = {
  cascade: 'CASCADE',
  'set-null': 'SET NULL',
  'set-default': 'SET DEFAULT',
  restrict: 'RESTRICT',
} as const;

function describeClauses(foreignKey: ForeignKey): string {
  const { onDelete, onUpdate } = foreignKey;
  const clauses = [
    onUpdate && `ON UPDATE ${ACTION[onUpdate]}`,
    onDelete && `ON DELETE ${ACTION[onDelete]}`,
    describeDeferral(foreignKey),
  ];
  return clauses.filter((clause) => clause !== undefined).join(' ');
}

function describeDeferral({ deferrable }: ForeignKey): string | undefined {
  if (deferrable === undefined) return undefined;
  return deferrable === 'initially-deferred' ? 'DEFERRABLE INITIALLY DEFERRED' : 'DEFERRABLE';
}
