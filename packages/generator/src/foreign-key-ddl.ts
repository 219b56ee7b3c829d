import type { ForeignKey } from '@lite2pg/spec';
import type { DdlContext } from './ddl-context.js';
import { formatIdentifier } from './identifier.js';
import type { Statement } from './statement.js';
import { listColumns } from './pick-column.js';
import { validateConstraint } from './table-ddl.js';
import type { TargetForeignKey, TargetTable } from './target.js';

/**
 * What makes a table's foreign keys: for review one statement each; for loading NOT VALID, which locks but a moment,
 * and its validation apart.
 */
export function makeForeignKeys({ form, tables }: DdlContext, table: TargetTable): Statement[] {
  return table.foreignKeys.flatMap(({ name, foreignKey, subject }) => {
    const referenced = tables.get(foreignKey.references.table)!;
    const definition = describeForeignKey(table, referenced, { name, foreignKey });
    const statement: Statement = {
      phase: 'foreign-key',
      sql: `ALTER TABLE ${table.sql}\n  ADD ${definition}${form === 'load' ? ' NOT VALID' : ''}`,
      subject,
    };
    return form === 'review' ? [statement] : [statement, validateConstraint(table, name, subject)];
  });
}

function describeForeignKey(
  table: TargetTable,
  referenced: TargetTable,
  { name, foreignKey }: Pick<TargetForeignKey, 'name' | 'foreignKey'>,
): string {
  const from = listColumns(table, foreignKey.columns);
  const to = listColumns(referenced, foreignKey.references.columns);
  const lines = [
    `CONSTRAINT ${formatIdentifier(name)}`,
    `FOREIGN KEY (${from}) REFERENCES ${referenced.sql} (${to})`,
    ...describeClauses(foreignKey),
  ];
  return lines.join('\n  ');
}

const ACTION = {
  cascade: 'CASCADE',
  'set-null': 'SET NULL',
  'set-default': 'SET DEFAULT',
  restrict: 'RESTRICT',
} as const;

function describeClauses({ onDelete, onUpdate, deferrable }: ForeignKey): string[] {
  const clauses = [
    onUpdate && `ON UPDATE ${ACTION[onUpdate]}`,
    onDelete && `ON DELETE ${ACTION[onDelete]}`,
    deferrable && (deferrable === 'initially-deferred' ? 'DEFERRABLE INITIALLY DEFERRED' : 'DEFERRABLE'),
  ];
  const said = clauses.filter((clause) => clause !== undefined);
  return said.length === 0 ? [] : [said.join(' ')];
}
