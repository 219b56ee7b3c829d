import { rawSql } from '@lite2pg/sqlite';
import type { Source } from '@lite2pg/pages';
import { quoteIdentifier, type ForeignKey, type Table } from '@lite2pg/spec';

/**
 * Whether a foreign key finds no row for some of the values, compared as PostgreSQL does: by their bytes, whatever the collation.
 * The tables are decided ones. False, too, if SQLite cannot answer: what is damaged is reported by what reads the rows.
 */
export async function hasOrphans(source: Source, table: Table, parent: Table, key: ForeignKey): Promise<boolean> {
  const pairs = key.columns.map((name, at) => ({
    child: operand('c', table, name),
    parent: operand('p', parent, key.references.columns[at] ?? ''),
  }));
  const [first, ...others] = pairs;
  if (!first) return false;
  const from = `${quoteIdentifier(parent.name)} AS p`;
  // A list is sorted once if no index serves; a condition is looked up by the index of the key.
  const finds =
    others.length === 0
      ? `${first.child} COLLATE BINARY IN (SELECT ${first.parent} FROM ${from})`
      : `EXISTS (SELECT 1 FROM ${from} WHERE ${pairs.map((pair) => `${pair.parent} COLLATE BINARY = ${pair.child}`).join(' AND ')})`;
  const isSet = key.columns.map((name) => `c.${quoteIdentifier(name)} IS NOT NULL`).join(' AND ');
  try {
    const found = await source.db.query(
      rawSql(`SELECT 1 FROM ${quoteIdentifier(table.name)} AS c WHERE ${isSet} AND NOT coalesce(${finds}, 0) LIMIT 1`),
    );
    return found.length > 0;
  } catch {
    return false;
  }
}

/** Numbers and texts that PostgreSQL holds as texts are the same there if they are written the same. */
function operand(alias: string, { columns }: Table, name: string): string {
  const column = columns.find((candidate) => candidate.name === name);
  const value = `${alias}.${quoteIdentifier(name)}`;
  return column?.type.kind === 'text' && column.stored?.as === 'mixed' ? `CAST(${value} AS TEXT)` : value;
}
