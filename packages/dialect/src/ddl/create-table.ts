import { sameName } from '@lite2pg/syntax';
import { note, refuse, type Context } from '../context/context.js';
import { emitCondition } from '../expression/emit-logic.js';
import { identifier } from '../sql/identifier.js';
import type { CreateTableStmt, NamedTableConstraint, Spanned } from '../parse/parse.js';
import { emitQuery } from '../query/query.js';
import type { ScopeTable } from '../scope/scope.js';
import { tableSource } from '../context/table-source.js';
import { emitColumn } from './column.js';
import { emitForeignKey } from './foreign-key.js';
import { keyText, uniqueIndexText } from './key-text.js';
import { columnNames, tableShape, type TableShape } from './table-shape.js';

/** CREATE TABLE: the table, then the unique indexes that its constraints need where text is folded. */
export function emitCreateTable(context: Context, statement: CreateTableStmt): readonly string[] {
  const name = statement.tblName.objName.text;
  const head = `CREATE ${statement.temporary ? 'TEMPORARY ' : ''}TABLE ${statement.ifNotExists ? 'IF NOT EXISTS ' : ''}${identifier(name)}`;
  if (statement.body.type === 'AsSelectCreateTableBody') {
    return [`${head} AS ${emitQuery(context, statement.body.select, { exact: true }).sql}`];
  }
  const shape = tableShape(name, statement.body, context.source);
  const scope = {
    ...context.scope,
    tables: [...context.scope.tables.filter((table) => !sameName(table.name, name)), shape.table],
  };
  const frame = {
    sources: [tableSource(shape.table, name, undefined)],
    aliases: new Map<string, never>(),
    parent: undefined,
  };
  const inner: Context = { ...context, scope, frame };
  const later: string[] = [];
  const lines = [
    ...shape.columns.map((column) => emitColumn(inner, shape, column)),
    ...ownKeys(inner, statement, shape, later),
    ...shape.constraints.flatMap((item) => emitConstraint(inner, shape, item, later)),
  ];
  if (shape.strict)
    note(context, statement, { code: 'strict', message: 'PostgreSQL always checks types as STRICT does' });
  return [`${head} (\n${lines.map((line) => `  ${line}`).join(',\n')}\n)`, ...later];
}

/** PRIMARY KEY and UNIQUE of single columns, FOREIGN KEY of them, as constraints of the table. */
function ownKeys(context: Context, at: Spanned, shape: TableShape, later: string[]): readonly string[] {
  return shape.columns.flatMap((column) => {
    const names = [column.colName.text];
    return column.constraints.flatMap(({ name, constraint }, index) => {
      const label = name ? `CONSTRAINT ${identifier(name.text)} ` : '';
      switch (constraint.type) {
        case 'PrimaryKeyColumnConstraint':
          noteConflict(context, at, constraint.conflictClause);
          return keyLines(shape.table, { label, word: 'PRIMARY KEY', names, later });
        case 'UniqueColumnConstraint':
          noteConflict(context, at, constraint.conflictClause);
          return keyLines(shape.table, { label, word: 'UNIQUE', names, later });
        case 'ForeignKeyColumnConstraint': {
          const next = column.constraints[index + 1]?.constraint;
          const defer = constraint.deferClause ?? (next?.type === 'DeferColumnConstraint' ? next.clause : undefined);
          return [
            `${label}FOREIGN KEY (${identifier(names[0] ?? '')}) ${emitForeignKey(context, constraint.clause, defer)}`,
          ];
        }
        default:
          return [];
      }
    });
  });
}

function emitConstraint(
  context: Context,
  shape: TableShape,
  item: NamedTableConstraint,
  later: string[],
): readonly string[] {
  const label = item.name ? `CONSTRAINT ${identifier(item.name.text)} ` : '';
  const { constraint } = item;
  switch (constraint.type) {
    case 'CheckTableConstraint':
      return [`${label}CHECK (${emitCondition({ ...context, use: 'check' }, constraint.expr).sql})`];
    case 'PrimaryKeyTableConstraint':
    case 'UniqueTableConstraint': {
      noteConflict(context, item, constraint.conflictClause);
      const names = columnNames(constraint.columns);
      if (names.length !== constraint.columns.length)
        return refuse(item, 'key-expression', 'a key over an expression is not translated');
      return keyLines(shape.table, {
        label,
        word: constraint.type === 'UniqueTableConstraint' ? 'UNIQUE' : 'PRIMARY KEY',
        names,
        later,
      });
    }
    case 'ForeignKeyTableConstraint': {
      const names = constraint.columns.map((column) => identifier(column.colName.text)).join(', ');
      return [`${label}FOREIGN KEY (${names}) ${emitForeignKey(context, constraint.clause, constraint.deferClause)}`];
    }
  }
}

interface KeyRequest {
  readonly label: string;
  readonly word: 'PRIMARY KEY' | 'UNIQUE';
  readonly names: readonly string[];
  readonly later: string[];
}

/** A key constraint; where text is folded, a unique index over the folded text besides or instead. */
function keyLines(table: ScopeTable, { label, word, names, later }: KeyRequest): readonly string[] {
  const folded = keyText(table, names);
  if (folded) later.push(uniqueIndexText(table, names, folded));
  if (folded && word === 'UNIQUE') return [];
  return [`${label}${word} (${names.map(identifier).join(', ')})`];
}

function noteConflict(context: Context, at: Spanned, clause: string | undefined): void {
  if (clause === undefined || clause === 'Abort') return;
  note(context, at, {
    code: 'constraint-on-conflict',
    message: `ON CONFLICT ${clause.toUpperCase()} of a constraint is left out: PostgreSQL decides it in each statement`,
    suggestion: 'INSERT … ON CONFLICT',
  });
}
