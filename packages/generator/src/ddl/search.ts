import type { Statement, TargetTable } from '@lite2pg/spec';
import { formatIdentifier } from '../name/identifier.js';

/** The columns that PostgreSQL keeps to find rows by words, as CREATE TABLE has them. */
export function describeSearchColumns({ searches }: TargetTable): string[] {
  return searches.flatMap(({ column }) =>
    column === undefined ? [] : [`${formatIdentifier(column.name)} ${column.definition}`],
  );
}

/** The same for a table that is there: words of texts too long for a tsvector stop this, and no row. */
export function addSearchColumns(table: TargetTable): Statement[] {
  return table.searches.flatMap(({ column, subject }): Statement[] => {
    if (column === undefined) return [];
    const sql = `ALTER TABLE ${table.sql} ADD COLUMN ${formatIdentifier(column.name)} ${column.definition}`;
    return [{ phase: 'search', sql, subject, object: { kind: 'column', on: table.name, name: column.name } }];
  });
}

/** The indexes over words and boxes. */
export function makeSearchIndexes(table: TargetTable): Statement[] {
  return table.searches.map(({ indexName, method, key, subject }) => ({
    phase: 'index',
    sql: `CREATE INDEX ${formatIdentifier(indexName)} ON ${table.sql} USING ${method} (${key})`,
    subject,
    object: { kind: 'index', on: table.name, name: indexName },
  }));
}
