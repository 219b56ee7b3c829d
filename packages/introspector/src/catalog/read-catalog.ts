import { type Queryable, rawSql, sql } from '@lite2pg/sqlite';
import { quoteIdentifier } from '@lite2pg/spec';
import { foldName, readTableOptions } from '@lite2pg/syntax';
import { isWhole, lostEntries, type SchemaEntry } from './lost-entries.js';
import { isShadowTable } from './shadow-tables.js';
import type {
  Catalog,
  CatalogColumn,
  CatalogForeignKey,
  CatalogIndex,
  CatalogKey,
  CatalogObject,
  CatalogTable,
} from './sqlite-catalog.js';

type SchemaRow = CatalogObject & Pick<SchemaEntry, 'type' | 'rootPage'>;

/**
 * Everything SQLite tells about the main database. A table that it cannot tell about (a damaged page, a name that is no
 * text) comes with its `error`; only when the schema itself cannot be read does the error of the query come through.
 */
export async function readCatalog(db: Queryable): Promise<Catalog> {
  // SQLite takes words that are kept as blobs, too.
  const entries = await db.query<SchemaEntry>(sql`
    SELECT rowid, CAST(type AS TEXT) AS type, CAST(name AS TEXT) AS name, CAST(tbl_name AS TEXT) AS "table", CAST(sql AS TEXT) AS sql, rootpage AS "rootPage"
    FROM main.sqlite_schema ORDER BY rowid`);
  const rows = entries.filter(isWhole);
  const kept = rows.filter((row) => !foldName(row.name).startsWith('sqlite_'));
  const virtual = kept.filter((row) => row.type === 'table' && isVirtual(row));
  const tables: CatalogTable[] = [];
  for (const row of kept.filter(({ type }) => type === 'table')) {
    const shadow = isShadowTable(row.name, virtual);
    const described = {
      ...object(row),
      kind: shadow ? ('shadow' as const) : isVirtual(row) ? ('virtual' as const) : ('table' as const),
      ...(isVirtual(row) ? { strict: false, withoutRowid: false } : readTableOptions(row.sql ?? '')),
    };
    tables.push({ ...described, ...(await readTable(db, row.name, rows)) });
  }
  return {
    tables,
    views: kept.filter(({ type }) => type === 'view').map(object),
    triggers: kept.filter(({ type }) => type === 'trigger').map(object),
    lost: lostEntries(entries, tables),
  };
}

function object({ name, table, sql: text }: SchemaRow): CatalogObject {
  return { name, table, sql: text };
}

/** A virtual table has no pages of its own. */
function isVirtual({ rootPage }: SchemaRow): boolean {
  return (rootPage ?? 0) === 0;
}

type TableFacts = Pick<CatalogTable, 'columns' | 'indexes' | 'foreignKeys' | 'error'>;

async function readTable(db: Queryable, table: string, rows: readonly SchemaRow[]): Promise<TableFacts> {
  try {
    const columns = await readColumns(db, table);
    const indexes = await readIndexes(db, table, rows);
    return { columns, indexes, foreignKeys: await readForeignKeys(db, table) };
  } catch (error) {
    return { columns: [], indexes: [], foreignKeys: [], error: complaintOf(error) };
  }
}

/** SQLite's own words, without the statement. */
function complaintOf(error: unknown): string {
  const first = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const message = first instanceof Error ? first.message : String(first);
  return message.startsWith(DRIVER_PREFIX) ? message.slice(DRIVER_PREFIX.length) : message;
}

const DRIVER_PREFIX = 'SQLITE_ERROR: ';

interface ColumnRow {
  readonly name: string;
  readonly type: string;
  readonly notNull: number;
  readonly defaultText: string | null;
  readonly keyPosition: number;
  readonly hidden: number;
}

/** Without the hidden ones of virtual tables, which stand for no value of a row. */
async function readColumns(db: Queryable, table: string): Promise<CatalogColumn[]> {
  const rows = await db.query<ColumnRow>(sql`
    SELECT name, type, "notnull" AS "notNull", dflt_value AS "defaultText", pk AS "keyPosition", hidden
    FROM pragma_table_xinfo(${table}, 'main') WHERE hidden <> 1 ORDER BY cid`);
  const columns: CatalogColumn[] = [];
  for (const { hidden, notNull, ...row } of rows) {
    const generated = hidden === 2 ? 'virtual' : hidden === 3 ? 'stored' : undefined;
    const complaint = generated === 'virtual' ? await complaintAbout(db, table, row.name) : undefined;
    columns.push({ ...row, notNull: notNull === 1, generated, complaint });
  }
  return columns;
}

/** SQLite looks for the functions and collations of a computed column when a statement that reads it is prepared. */
async function complaintAbout(db: Queryable, table: string, column: string): Promise<string | undefined> {
  try {
    await db.query(rawSql(`EXPLAIN SELECT ${quoteIdentifier(column)} FROM main.${quoteIdentifier(table)}`));
    return undefined;
  } catch (error) {
    return complaintOf(error);
  }
}

interface IndexRow {
  readonly name: string;
  readonly unique: number;
  readonly origin: 'c' | 'u' | 'pk';
  readonly partial: number;
}

interface KeyRow {
  readonly column: string | null;
  readonly descending: number;
  readonly collation: string;
}

const ORIGINS = { c: 'index', u: 'unique', pk: 'primary-key' } as const;

async function readIndexes(db: Queryable, table: string, schema: readonly SchemaRow[]): Promise<CatalogIndex[]> {
  const rows = await db.query<IndexRow>(sql`
    SELECT name, "unique", origin, partial FROM pragma_index_list(${table}, 'main')`);
  const indexes: CatalogIndex[] = [];
  for (const row of rows) {
    const keys = await db.query<KeyRow>(sql`
      SELECT name AS "column", "desc" AS "descending", coll AS "collation"
      FROM pragma_index_xinfo(${row.name}, 'main') WHERE key = 1 ORDER BY seqno`);
    indexes.push({
      name: row.name,
      unique: row.unique === 1,
      origin: ORIGINS[row.origin],
      partial: row.partial === 1,
      keys: keys.map(catalogKey),
      sql: schema.find(({ type, name }) => type === 'index' && name === row.name)?.sql ?? null,
    });
  }
  return indexes;
}

function catalogKey({ column, descending, collation }: KeyRow): CatalogKey {
  return { column: column ?? undefined, descending: descending === 1, collation };
}

interface ForeignKeyRow {
  readonly id: number;
  readonly table: string;
  readonly from: string;
  readonly to: string | null;
  readonly onUpdate: string;
  readonly onDelete: string;
}

/** In the order of the declaration: SQLite numbers them from the last to the first. */
async function readForeignKeys(db: Queryable, table: string): Promise<CatalogForeignKey[]> {
  const rows = await db.query<ForeignKeyRow>(sql`
    SELECT id, "table", "from", "to", on_update AS "onUpdate", on_delete AS "onDelete"
    FROM pragma_foreign_key_list(${table}, 'main') ORDER BY id DESC, seq`);
  const ids = [...new Set(rows.map((row) => row.id))];
  return ids.map((id) => {
    const parts = rows.filter((row) => row.id === id);
    const { table: target = '', onUpdate = '', onDelete = '' } = parts[0] ?? {};
    const to = parts.map((part) => part.to).filter((name) => name !== null);
    return {
      table: target,
      from: parts.map((part) => part.from),
      to: to.length === parts.length ? to : undefined,
      onUpdate,
      onDelete,
    };
  });
}
