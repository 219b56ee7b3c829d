import { rawSql, type SqliteDatabase } from '@lite2pg/sqlite';
import { affinityOfDeclared, readTableOptions, type TableOptions } from '@lite2pg/syntax';
import { addedValues } from './added-values.js';
import { generatedExpressions } from './generated-expressions.js';
import type { Collation } from '../model/key-part.js';
import type { KeyPart } from '../model/key-part.js';
import type { TextEncoding } from '../format/page-file.js';
import type { FieldValue, SourceColumn, SourceTable } from './source.js';
import { readVirtualTables } from './virtual-tables.js';

/** A column as PRAGMA table_xinfo tells it, with its table. */
export interface ColumnRow {
  readonly table: string;
  readonly rootPage: number;
  readonly withoutRowid: boolean;
  readonly strict: boolean;
  readonly place: number;
  readonly name: string;
  readonly declared: string;
  /** Its default; of a stored generated column its expression, which SQLite uses like a default in a record that ends before it. */
  readonly fallback: string | null;
  /** Its place in the primary key, from 1; 0 for none. */
  readonly keyPlace: number;
  /** 0 an ordinary column, 1 hidden, 2 virtual generated, 3 stored generated. */
  readonly hidden: number;
}

/** What PRAGMA table_xinfo reports of a column; the options of its table and the expressions of generated ones are in the DDL. */
type AskedColumn = Omit<ColumnRow, 'withoutRowid' | 'strict'>;

interface TableRow {
  readonly name: string;
  readonly sql: string;
}

/** A column of the index that a primary key has, in the order of its records. */
interface KeyRow {
  readonly table: string;
  readonly place: number;
  readonly isKey: number;
  readonly collation: string | null;
  readonly descending: number;
}

/** Every table with a b-tree, and every virtual one that has rows, with the layout of its records, sorted by name. */
export async function readSourceTables(db: SqliteDatabase, encoding: TextEncoding): Promise<SourceTable[]> {
  const ddl = await db.query<TableRow>(rawSql(`SELECT name, CAST(sql AS TEXT) AS sql FROM (${TABLES})`));
  const columns = withDdl(
    await db.query<AskedColumn>(rawSql(COLUMNS)),
    new Map(ddl.map(({ name, sql }) => [name, sql])),
  );
  const keys = groupBy(await db.query<KeyRow>(rawSql(PRIMARY_KEYS)), (row) => row.table);
  const added = await addedValues(columns, encoding);
  const tables = [...groupBy(columns, (row) => row.table)].map(([name, rows]) =>
    tableOf(name, rows, keys.get(name) ?? [], (row) => added.get(row)),
  );
  tables.push(...(await readVirtualTables(db, tables)));
  return tables.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** SQLite takes a name that is kept as a blob, too. */
const TABLES = `SELECT CAST(name AS TEXT) AS name, rootpage, sql FROM sqlite_schema WHERE type = 'table' AND rootpage > 0`;
const COLUMNS = `
SELECT m.name AS "table", m.rootpage AS rootPage, c.cid AS place, c.name,
  coalesce(c.type, '') AS declared, c.dflt_value AS fallback, c.pk AS keyPlace, c.hidden
FROM (${TABLES}) m
JOIN pragma_table_xinfo(m.name) c
ORDER BY m.name, c.cid`;
const PRIMARY_KEYS = `
SELECT m.name AS "table", k.cid AS place, k.key AS isKey, k.coll AS collation, k."desc" AS descending
FROM (${TABLES}) m
JOIN pragma_index_list(m.name) i ON i.origin = 'pk'
JOIN pragma_index_xinfo(i.name) k
ORDER BY m.name, k.seqno`;

function withDdl(rows: readonly AskedColumn[], ddl: ReadonlyMap<string, string>): ColumnRow[] {
  const options = new Map<string, TableOptions>();
  const expressions = new Map<string, ReadonlyMap<number, string>>();
  return rows.map((row) => {
    const sql = ddl.get(row.table) ?? '';
    const ofTable = options.get(row.table) ?? readTableOptions(sql);
    options.set(row.table, ofTable);
    if (row.hidden !== 3) return { ...row, ...ofTable };
    const generated = expressions.get(row.table) ?? generatedExpressions(sql);
    expressions.set(row.table, generated);
    return { ...row, ...ofTable, fallback: generated.get(row.place) ?? null };
  });
}

function tableOf(
  name: string,
  rows: readonly ColumnRow[],
  keys: readonly KeyRow[],
  addedOf: (row: ColumnRow) => FieldValue | undefined,
): SourceTable {
  const first = rows[0]!;
  const { withoutRowid } = first;
  const keyRows = rows.filter((row) => row.keyPlace > 0).sort((a, b) => a.keyPlace - b.keyPlace);
  // A key of its own index is no alias: INTEGER PRIMARY KEY DESC is that, for old times' sake (lang_createtable, 5).
  const hasAlias = !withoutRowid && keys.length === 0 && keyRows.length === 1;
  let next = 0;
  const columns = rows.map((row): SourceColumn => {
    const isVirtual = row.hidden === 2;
    const kept = hasAlias && row.keyPlace > 0 ? 'rowid' : isVirtual || hasLostBytes(row) ? 'computed' : 'record';
    // The alias has a field in the record, too: a NULL.
    const index = withoutRowid ? keys.findIndex((key) => key.place === row.place) : isVirtual ? -1 : next++;
    return {
      name: row.name,
      declared: row.declared,
      kept,
      index: kept === 'record' ? index : -1,
      realAffinity: affinityOfDeclared(row.declared) === 'real',
      added: kept === 'record' ? addedOf(row) : undefined,
    };
  });
  const nameAt = (place: number): string => rows.find((row) => row.place === place)?.name ?? '';
  const keyColumns = withoutRowid
    ? keys.filter((key) => key.isKey === 1).map((key) => nameAt(key.place))
    : keyRows.map((row) => row.name);
  const keyParts = withoutRowid ? keyPartsOf(keys.filter((key) => key.isKey === 1)) : undefined;
  return { name, rootPage: first.rootPage, withoutRowid, columns, keyColumns, keyParts };
}

/** A default that is no UTF-8, and which no string brings as it is: what short records mean by it only SQLite knows. */
function hasLostBytes({ fallback }: ColumnRow): boolean {
  return fallback?.includes('\ufffd') === true;
}

/** Undefined where a collation is one that the application brought. */
function keyPartsOf(keys: readonly KeyRow[]): KeyPart[] | undefined {
  const parts = keys.map((key) => ({ collation: key.collation?.toLowerCase(), descending: key.descending === 1 }));
  return parts.every((part): part is KeyPart => COLLATIONS.some((own) => own === part.collation)) ? parts : undefined;
}

const COLLATIONS: readonly Collation[] = ['binary', 'nocase', 'rtrim'];

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
