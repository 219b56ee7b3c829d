import { findTable } from '../scope/find.js';
import { sameName } from '@lite2pg/syntax';
import { quoteIdentifier } from '@lite2pg/spec';
import { newContext } from '../context/context.js';
import { scopeColumn, tableShape } from './table-shape.js';
import { columnNames } from './table-shape.js';
import type { AlterTableStmt, CreateTableStmt, Spanned, Stmt } from '../parse/parse.js';
import { emitQuery } from '../query/query.js';
import type { Scope, ScopeColumn, ScopeTable } from '../scope/scope.js';

/** The scope once a statement has run: with what it made or changed, without what it dropped. */
export function scopeAfter(scope: Scope, statement: Stmt, source: string): Scope {
  switch (statement.type) {
    case 'CreateTableStmt':
      return created(scope, statement, source);
    case 'CreateViewStmt': {
      const name = statement.viewName.objName.text;
      const { offset, length } = statement.select.span;
      const columns = statement.columns?.map((column) => column.colName.text);
      const view = { name, target: quoteIdentifier(name), columns, query: source.slice(offset, offset + length) };
      return { ...scope, views: [...without(scope.views ?? [], name), view] };
    }
    case 'CreateTriggerStmt': {
      const event = ({ I: 'insert', U: 'update', D: 'delete' } as const)[statement.event.type[0] as 'I' | 'U' | 'D'];
      const trigger = { name: statement.triggerName.objName.text, table: statement.tblName.objName.text, event };
      return { ...scope, triggers: [...without(scope.triggers ?? [], trigger.name), trigger] };
    }
    case 'CreateIndexStmt': {
      const names = columnNames(statement.columns);
      if (!statement.unique) return scope;
      if (statement.whereClause || names.length !== statement.columns.length) {
        const textAt = ({ span }: Spanned): string => source.slice(span.offset, span.offset + span.length);
        const keys = statement.columns.map(({ expr }) => textAt(expr));
        const where = statement.whereClause && textAt(statement.whereClause);
        return changed(scope, statement.tblName.text, (table) => ({
          ...table,
          uniqueIndexes: [...(table.uniqueIndexes ?? []), { keys, where }],
        }));
      }
      return changed(scope, statement.tblName.text, (table) => ({
        ...table,
        uniques: [...(table.uniques ?? []), names],
      }));
    }
    case 'AlterTableStmt':
      return altered(scope, statement, source);
    case 'DropTableStmt':
      return { ...scope, tables: without(scope.tables, statement.tblName.objName.text) };
    case 'DropViewStmt':
      return { ...scope, views: without(scope.views ?? [], statement.viewName.objName.text) };
    case 'DropTriggerStmt':
      return { ...scope, triggers: without(scope.triggers ?? [], statement.triggerName.objName.text) };
    default:
      return scope;
  }
}

function without<T extends { readonly name: string }>(items: readonly T[], name: string): readonly T[] {
  return items.filter((item) => !sameName(item.name, name));
}

function created(scope: Scope, statement: CreateTableStmt, source: string): Scope {
  const name = statement.tblName.objName.text;
  if (statement.ifNotExists && findTable(scope, name)) return scope;
  const { body } = statement;
  const table =
    body.type === 'AsSelectCreateTableBody'
      ? selected(scope, name, body.select, source)
      : tableShape(name, body, source).table;
  return { ...scope, tables: [...without(scope.tables, name), table] };
}

/** CREATE TABLE AS: columns of what the query gives, without keys. */
function selected(scope: Scope, name: string, select: Parameters<typeof emitQuery>[1], source: string): ScopeTable {
  const { columns } = emitQuery(newContext(source, scope, 'select'), select, { exact: true });
  return {
    name,
    target: quoteIdentifier(name),
    columns: columns.map((column): ScopeColumn => {
      const kinds: Readonly<Record<string, ScopeColumn['type']>> = {
        integer: { kind: 'integer', bits: 64 },
        real: { kind: 'float', bits: 64 },
        number: { kind: 'float', bits: 64 },
        blob: { kind: 'bytes' },
        any: { kind: 'json' },
      };
      const type = column.value.column?.type ?? kinds[column.value.type] ?? { kind: 'text' };
      return { name: column.name, target: column.name, type, stored: column.value.column?.stored, nullable: true };
    }),
  };
}

function changed(scope: Scope, name: string, change: (table: ScopeTable) => ScopeTable): Scope {
  return { ...scope, tables: scope.tables.map((table) => (sameName(table.name, name) ? change(table) : table)) };
}

function altered(scope: Scope, { tblName, body }: AlterTableStmt, source: string): Scope {
  return changed(scope, tblName.objName.text, (table) => {
    switch (body.type) {
      case 'RenameToAlterTableBody':
        return { ...table, name: body.name.text, target: quoteIdentifier(body.name.text) };
      case 'AddColumnAlterTableBody':
        return { ...table, columns: [...table.columns, scopeColumn(body.column, { source })] };
      case 'DropColumnAlterTableBody':
        return { ...table, columns: without(table.columns, body.column.text) };
      case 'RenameColumnAlterTableBody':
        return renamedColumn(table, body.old.text, body.new.text);
      default:
        return table;
    }
  });
}

function renamedColumn(table: ScopeTable, from: string, to: string): ScopeTable {
  const rename = (name: string): string => (sameName(name, from) ? to : name);
  return {
    ...table,
    columns: table.columns.map((column) =>
      sameName(column.name, from) ? { ...column, name: to, target: to } : column,
    ),
    ...(table.primaryKey ? { primaryKey: table.primaryKey.map(rename) } : {}),
    ...(table.rowid === undefined ? {} : { rowid: rename(table.rowid) }),
    uniques: (table.uniques ?? []).map((key) => key.map(rename)),
  };
}
