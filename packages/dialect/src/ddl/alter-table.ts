import { findTable } from '../scope/find.js';
import { refuse, type Context } from '../context/context.js';
import { identifier } from '../sql/identifier.js';
import type { AlterTableStmt } from '../parse/parse.js';
import { tableSource } from '../context/table-source.js';
import { emitColumn } from './column.js';
import { emitForeignKey } from './foreign-key.js';
import { keyText, uniqueIndexText } from './key-text.js';
import { scopeColumn, type TableShape } from './table-shape.js';

/** ALTER TABLE in the four forms SQLite has. */
export function emitAlterTable(context: Context, statement: AlterTableStmt): readonly string[] {
  const name = statement.tblName.objName.text;
  const table = findTable(context.scope, name);
  if (!table) return refuse(statement, 'no-such-table', `there is no table ${name}`);
  const head = `ALTER TABLE ${table.target}`;
  const { body } = statement;
  switch (body.type) {
    case 'RenameToAlterTableBody':
      return [`${head} RENAME TO ${identifier(body.name.text)}`];
    case 'RenameColumnAlterTableBody':
      return [`${head} RENAME COLUMN ${identifier(body.old.text)} TO ${identifier(body.new.text)}`];
    case 'DropColumnAlterTableBody':
      return [`${head} DROP COLUMN ${identifier(body.column.text)}`];
    case 'AddColumnAlterTableBody': {
      const column = scopeColumn(body.column, { source: context.source });
      const grown = { ...table, columns: [...table.columns, column] };
      const shape: TableShape = {
        table: { ...grown, rowid: undefined },
        columns: [body.column],
        constraints: [],
        withoutRowid: false,
        strict: false,
      };
      const frame = {
        sources: [tableSource(grown, grown.name, undefined)],
        aliases: new Map<string, never>(),
        parent: undefined,
      };
      const text = emitColumn({ ...context, frame }, shape, body.column);
      const references = body.column.constraints.flatMap(({ constraint }) =>
        constraint.type === 'ForeignKeyColumnConstraint'
          ? [` ${emitForeignKey(context, constraint.clause, constraint.deferClause)}`]
          : [],
      );
      const unique = body.column.constraints.some(({ constraint }) => constraint.type === 'UniqueColumnConstraint');
      const folded = unique ? keyText(grown, [column.name]) : undefined;
      const later = folded ? [uniqueIndexText(grown, [column.name], folded)] : [];
      return [`${head} ADD COLUMN ${text}${unique && !folded ? ' UNIQUE' : ''}${references.join('')}`, ...later];
    }
    default:
      return refuse(statement, 'alter-table', 'this form of ALTER TABLE is not translated');
  }
}
