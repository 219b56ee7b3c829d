import type { ForeignKey, Statement, TargetForeignKey, TargetTable } from '@lite2pg/spec';
import type { DdlContext } from './ddl-context.js';
import { LINE_WIDTH } from '../sql/format.js';
import { formatIdentifier } from '../name/identifier.js';
import { listColumns } from '../target/pick-column.js';
import { validateConstraint } from './table.js';

/**
 * What adds foreign keys to a table that is there: one statement each; for loading NOT VALID, which locks but a moment,
 * and its validation apart.
 */
export function addForeignKeys(
  { form, tables }: DdlContext,
  table: TargetTable,
  foreignKeys: readonly TargetForeignKey[],
): Statement[] {
  return foreignKeys.flatMap((key) => {
    const { references, clauses } = describeReference(tables, key.foreignKey);
    const lines = [
      `ALTER TABLE ${table.sql}`,
      `ADD CONSTRAINT ${formatIdentifier(key.name)}`,
      `FOREIGN KEY (${listColumns(table, key.foreignKey.columns)}) ${references}`,
      ...(clauses === '' ? [] : [clauses]),
    ];
    const sql = `${lines.join('\n  ')}${form === 'load' ? ' NOT VALID' : ''}`;
    const object = { kind: 'constraint', on: table.name, name: key.name } as const;
    const statement: Statement = { phase: 'foreign-key', sql, subject: key.subject, object };
    return form === 'review' ? [statement] : [statement, validateConstraint(table, key.name, key.subject)];
  });
}

/** A foreign key within CREATE TABLE: behind its column where it has one and no name of its own. */
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

function describeClauses({ onDelete, onUpdate, deferrable }: ForeignKey): string {
  const clauses = [
    onUpdate && `ON UPDATE ${ACTION[onUpdate]}`,
    onDelete && `ON DELETE ${ACTION[onDelete]}`,
    deferrable && (deferrable === 'initially-deferred' ? 'DEFERRABLE INITIALLY DEFERRED' : 'DEFERRABLE'),
  ];
  return clauses.filter((clause) => clause !== undefined).join(' ');
}
