import { sql, type SqliteDatabase } from '@lite2pg/connect';
import type { SourceColumn, SourceTable } from './source.js';

/**
 * The virtual tables whose rows can be read, as tables: full-text ones from the pages of the ordinary table that keeps
 * their texts (fts3.html, 9.1; fts5.html, 9), R-trees by SQLite's library, along the table of their keys (rtree.html, 7).
 * Others, and those that SQLite cannot open, are left out.
 */
export async function readVirtualTables(
  db: SqliteDatabase,
  ordinary: readonly SourceTable[],
): Promise<readonly SourceTable[]> {
  const found = await db.query<{ readonly name: string }>(sql`
    SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual' ORDER BY name`);
  const tables: SourceTable[] = [];
  for (const { name } of found) {
    const shadowOf = (suffix: string): SourceTable | undefined =>
      ordinary.find((table) => table.name.toLowerCase() === `${name}_${suffix}`.toLowerCase());
    const texts = shadowOf('content');
    const keys = shadowOf('node') && shadowOf('rowid');
    if (!texts && !keys) continue;
    const columns = await readColumns(db, name);
    const table = texts ? fullTextTable(name, columns, texts) : keys && rtree(name, columns, keys);
    if (table) tables.push(table);
  }
  return tables;
}

interface ColumnRow {
  readonly name: string;
  readonly declared: string;
}

/** None where the module, or its tokenizer, is unknown to this SQLite. */
async function readColumns(db: SqliteDatabase, table: string): Promise<readonly ColumnRow[]> {
  try {
    return await db.query<ColumnRow>(sql`
      SELECT name, coalesce(type, '') AS declared FROM pragma_table_xinfo(${table}, 'main') WHERE hidden = 0 ORDER BY cid`);
  } catch {
    return [];
  }
}

/** The key is called rowid in FTS5 and docid before; columns are kept as c0, c1 … in FTS5 and c0title, c1body … before. */
function fullTextTable(name: string, columns: readonly ColumnRow[], texts: SourceTable): SourceTable | undefined {
  const [id, ...kept] = texts.columns;
  if (id?.kept !== 'rowid' || columns.length === 0) return undefined;
  const isFts5 = id.name === 'id';
  const found = columns.map(({ name: column }, at) =>
    kept.find((candidate) => candidate.name === (isFts5 ? `c${at}` : `c${at}${column}`)),
  );
  const values = found.filter((column) => column !== undefined);
  if (values.length < found.length) return undefined;
  const key = isFts5 ? 'rowid' : 'docid';
  return {
    ...texts,
    name,
    shadow: texts.name,
    columns: [{ ...id, name: key }, ...values.map((column, at) => ({ ...column, name: columns[at]!.name }))],
    keyColumns: [key],
  };
}

/** The bounds are in nodes, and rounded: only the module says what they are. */
function rtree(name: string, columns: readonly ColumnRow[], keys: SourceTable): SourceTable | undefined {
  const [id] = keys.columns;
  const [key, ...others] = columns;
  if (id?.kept !== 'rowid' || !key) return undefined;
  return {
    ...keys,
    name,
    shadow: keys.name,
    columns: [
      { ...id, name: key.name },
      ...others.map((column): SourceColumn => ({
        ...column,
        kept: 'computed',
        index: -1,
        realAffinity: false,
        added: undefined,
      })),
    ],
    keyColumns: [key.name],
  };
}
