import type { Statement, TargetSearch, TargetTable } from '@lite2pg/spec';
import { dropIndex } from './table-index.js';
import { formatIdentifier, siblingPath } from '../name/identifier.js';

/** The columns that PostgreSQL keeps to find rows by words, as CREATE TABLE has them. */
export function describeSearchColumns({ searches }: TargetTable): string[] {
  return searches.flatMap(({ column }) => (column === undefined ? [] : [describeColumn(column)]));
}

/** The same for a table that is there: words of texts too long for a tsvector stop this, and no row. */
export function createSearchColumns(table: TargetTable): Statement[] {
  return table.searches.flatMap((search) => createSearchColumn(table, search));
}

/** The indexes over words and boxes. */
export function createSearchIndexes(table: TargetTable): Statement[] {
  return table.searches.map((search) => createSearchIndex(table, search));
}

/** A search of a table that is there: its column, if it has one, and its index. */
export function createSearch(table: TargetTable, search: TargetSearch): Statement[] {
  return [...createSearchColumn(table, search), createSearchIndex(table, search)];
}

/** Statements that rename a search's column and index. PostgreSQL alters nothing else of one: it is dropped and added. */
export function alterSearch(
  table: TargetTable,
  { from, to }: { readonly from: TargetSearch; readonly to: TargetSearch },
): Statement[] {
  const rename = (sql: string): Statement => ({ phase: 'rename', sql, subject: to.subject });
  const [oldColumn, column] = [from, to].map((search) => search.column && formatIdentifier(search.column.name));
  const index = siblingPath(table, from.indexName);
  return [
    ...(oldColumn === column ? [] : [rename(`ALTER TABLE ${table.sql} RENAME COLUMN ${oldColumn} TO ${column}`)]),
    ...(from.indexName === to.indexName
      ? []
      : [rename(`ALTER INDEX ${index} RENAME TO ${formatIdentifier(to.indexName)}`)]),
  ];
}

/** Statements that drop a search: its index, and the column that was kept for it. */
export function dropSearch(table: TargetTable, { indexName, column, subject }: TargetSearch): Statement[] {
  const index = dropIndex(table, { name: indexName, subject });
  if (column === undefined) return [index];
  const sql = `ALTER TABLE ${table.sql} DROP COLUMN ${formatIdentifier(column.name)}`;
  return [index, { phase: 'drop', sql, subject }];
}

function createSearchColumn(table: TargetTable, { column, subject }: TargetSearch): Statement[] {
  if (column === undefined) return [];
  const sql = `ALTER TABLE ${table.sql} ADD COLUMN ${describeColumn(column)}`;
  return [{ phase: 'search', sql, subject, object: { kind: 'column', on: table.name, name: column.name } }];
}

function createSearchIndex(table: TargetTable, { indexName, method, key, subject }: TargetSearch): Statement {
  return {
    phase: 'index',
    sql: `CREATE INDEX ${formatIdentifier(indexName)} ON ${table.sql} USING ${method} (${key})`,
    subject,
    object: { kind: 'index', on: table.name, name: indexName },
  };
}

function describeColumn({ name, definition }: NonNullable<TargetSearch['column']>): string {
  return `${formatIdentifier(name)} ${definition}`;
}
