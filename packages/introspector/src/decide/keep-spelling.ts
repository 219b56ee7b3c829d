import type { ColumnType, Table } from '@lite2pg/spec';
import type { DecidedColumn } from './decided-column.js';
import { holds } from './holds.js';

const TEXT: ColumnType = { kind: 'text' };

/**
 * JSON within a unique key stays text, unless the config says otherwise: SQLite tells apart texts that differ in their spelling
 * only, and jsonb would take them for one.
 */
export function keepSpelling(decided: DecidedColumn, table: Table): DecidedColumn {
  const { column, declared, type, values, why } = decided;
  // A profile made for a column of text did not look for documents.
  const isJson = type.kind === 'json' || (type.kind === 'text' && declared.meaning.kind === 'json');
  if (!isJson || why?.by === 'config' || !isInUniqueKey(table, column.name)) return decided;
  const held = values ? holds(TEXT, values) : {};
  if (!held) return decided;
  const reason = 'it is in a unique key, and jsonb would treat documents that differ only in spelling as equal';
  return { ...decided, type: TEXT, stored: held.stored, why: { by: 'declared', code: 'unique-json', reason } };
}

function isInUniqueKey({ primaryKey, uniques = [], indexes = [] }: Table, name: string): boolean {
  const byIndexes = indexes.filter(({ unique }) => unique === true);
  return (
    [...(primaryKey ? [primaryKey] : []), ...uniques].some(({ columns }) => columns.includes(name)) ||
    byIndexes.some(({ keys }) => keys.some((key) => 'column' in key && key.column === name))
  );
}
