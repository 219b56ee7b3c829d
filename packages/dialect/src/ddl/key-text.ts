import { sameName } from '@lite2pg/syntax';
import { sortable } from '../value/collate.js';
import { identifier } from '../sql/identifier.js';
import type { ScopeTable } from '../scope/scope.js';
import { tableSource } from '../context/table-source.js';

/** The keys of an index that compares as SQLite's key does; undefined where the plain columns do. */
export function keyText(table: ScopeTable, names: readonly string[]): string | undefined {
  const { columns } = tableSource(table, table.name, undefined);
  const keys = names.map((name) => {
    const value = columns.find((column) => sameName(column.name, name))?.value;
    if (!value) return identifier(name);
    const sql = value.type === 'text' && value.collation !== 'binary' ? sortable(value).sql : value.sql;
    return sql === value.sql ? sql : `(${sql})`;
  });
  return keys.some((key) => key.startsWith('(')) ? keys.join(', ') : undefined;
}

/** CREATE UNIQUE INDEX over such keys. */
export function uniqueIndexText(table: ScopeTable, names: readonly string[], keys: string): string {
  const name = [table.name, ...names, 'key'].join('_');
  return `CREATE UNIQUE INDEX IF NOT EXISTS ${identifier(name.slice(0, 63))} ON ${identifier(table.name)} (${keys})`;
}
