import { sql, type SqliteDatabase } from '@lite2pg/sqlite';
import type { SourceColumn, SourceTable } from './source.js';

/**
 * The virtual tables whose rows can be read, as tables: full-text ones from the pages of the ordinary table that keeps
 * their texts (fts3.html, 9.1; fts5.html, 9), R-trees by SQLite's library, along the table of their keys (rtree.html, 7).
 * Others are left out, and those that SQLite cannot open, but for FTS3 and FTS4 with a tokenizer of the application's.
 */
export async function readVirtualTables(
  db: SqliteDatabase,
  ordinary: readonly SourceTable[],
): Promise<readonly SourceTable[]> {
  const found = await db.query<{ readonly name: string }>(sql`
    SELECT CAST(name AS TEXT) AS name FROM sqlite_schema WHERE type = 'table' AND coalesce(rootpage, 0) = 0 ORDER BY name`);
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
  readonly hidden: number;
}

/** None where the module, or its tokenizer, is unknown to this SQLite. */
async function readColumns(db: SqliteDatabase, table: string): Promise<readonly ColumnRow[]> {
  try {
    return await db.query<ColumnRow>(sql`
      SELECT name, coalesce(type, '') AS declared, hidden FROM pragma_table_xinfo(${table}, 'main') ORDER BY cid`);
  } catch {
    return [];
  }
}

/**
 * The key is called rowid in FTS5 and docid before; columns are kept as c0, c1 … in FTS5 and c0title, c1body … before. The
 * last hidden column of FTS4 is the language of the row, kept as langid where the table has one.
 */
function fullTextTable(name: string, columns: readonly ColumnRow[], texts: SourceTable): SourceTable | undefined {
  const [id, ...kept] = texts.columns;
  if (id?.kept !== 'rowid') return undefined;
  const isFts5 = id.name === 'id';
  const shown = columns.length > 0 ? columns.filter(({ hidden }) => hidden === 0) : isFts5 ? [] : spelledOut(kept);
  const language = isFts5 ? undefined : kept.find((column) => column.name === 'langid');
  const wanted = [
    ...shown.map((column, at) => ({ name: column.name, keptAs: isFts5 ? `c${at}` : `c${at}${column.name}` })),
    ...(language ? [{ name: columns.at(-1)?.name ?? '', keptAs: 'langid' }] : []),
  ];
  const values = wanted.flatMap((column): SourceColumn[] => {
    const found = kept.find((candidate) => candidate.name === column.keptAs);
    return found ? [{ ...found, name: column.name }] : [];
  });
  if (shown.length === 0 || values.length < wanted.length) return undefined;
  const key = isFts5 ? 'rowid' : 'docid';
  return { ...texts, name, shadow: texts.name, columns: [{ ...id, name: key }, ...values], keyColumns: [key] };
}

/** Names of the columns c0title, c1body …, for a table that SQLite cannot open; none if one is not of that form. */
function spelledOut(kept: readonly SourceColumn[]): readonly Pick<ColumnRow, 'name'>[] {
  const isOfForm = kept.every(({ name }, at) => name.startsWith(`c${at}`));
  return isOfForm ? kept.map(({ name }, at) => ({ name: name.slice(`c${at}`.length) })) : [];
}

/** The bounds are in nodes, and rounded: only the module says what they are. */
function rtree(name: string, columns: readonly ColumnRow[], keys: SourceTable): SourceTable | undefined {
  const [id] = keys.columns;
  const [key, ...others] = columns.filter(({ hidden }) => hidden === 0);
  if (id?.kept !== 'rowid' || !key) return undefined;
  return {
    ...keys,
    name,
    shadow: keys.name,
    columns: [
      { ...id, name: key.name },
      ...others.map(({ name: column, declared }): SourceColumn => ({
        name: column,
        declared,
        kept: 'computed',
        index: -1,
        realAffinity: false,
        added: undefined,
      })),
    ],
    keyColumns: [key.name],
  };
}
