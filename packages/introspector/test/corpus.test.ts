import { basename } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openSqlite, sql, type SqliteDatabase } from '@lite2pg/sqlite';
import { parseSpec, serializeSpec, type Spec } from '@lite2pg/spec';
import { corpusFiles, rejects } from '@lite2pg/test-kit';
import { decideTypes, introspectSqlite } from '@lite2pg/introspector';

const files = corpusFiles();
const test = suite('introspectSqlite on real databases');

/** Their schema cannot be read by SQLite itself. */
const DAMAGED = ['mbtiles_corrupt.db', 'sqlittle_corrupt_issue4.db', 'sqlittle_corrupt_issue5.db'];

function isOrdinary({ virtual }: Spec['tables'][number]): boolean {
  return virtual === undefined;
}

/** The table without SQLite's number of its rows, where that was kept: SQLite tells of none. */
function withoutHidden({ columns, primaryKey, ...table }: Spec['tables'][number]): Spec['tables'][number] {
  const hidden = new Set(columns.filter((column) => column.hidden).map(({ name }) => name));
  const isShown = primaryKey?.columns.every((name) => !hidden.has(name)) === true;
  return { ...table, columns: columns.filter(({ name }) => !hidden.has(name)), ...(isShown ? { primaryKey } : {}) };
}

/** How often each kind of object is in the spec, carried over or not. */
function countSpec(spec: Spec): Record<string, number> {
  const tables = spec.tables.filter(isOrdinary).map(withoutHidden);
  const sum = (count: (table: Spec['tables'][number]) => number): number =>
    tables.reduce((all, table) => all + count(table), 0);
  const refused = (kind: string, code?: string): number =>
    spec.unsupported.filter((item) => item.kind === kind && (code === undefined || item.code.startsWith(code))).length;
  return {
    tables: spec.tables.length + refused('virtual-table') + refused('shadow-table'),
    views: spec.views.length + refused('view'),
    triggers: spec.triggers.length + refused('trigger'),
    indexes: sum((table) => table.indexes?.length ?? 0) + refused('index'),
    columns: sum((table) => table.columns.length),
    primaryKeys: sum((table) => (table.primaryKey ? 1 : 0)),
    notNull: sum((table) => table.columns.filter((column) => column.nullable === false && !column.identity).length),
    generated: sum((table) => table.columns.filter(({ generated }) => generated).length),
    foreignKeys: sum((table) => table.foreignKeys?.length ?? 0) + refused('constraint', 'foreign-key'),
  };
}

/** The same by SQLite's own word. Virtual and shadow tables are told by the spec, and counted as tables only. */
async function countSqlite(db: SqliteDatabase, spec: Spec): Promise<Record<string, number>> {
  const ordinary = spec.tables.filter(isOrdinary).map(({ name }) => name);
  const [row] = await db.query<Record<string, number>>(sql`
    WITH t AS (
      SELECT value AS name, (SELECT wr FROM pragma_table_list(value) WHERE schema = 'main') AS wr
      FROM json_each(${JSON.stringify(ordinary)})
    ), c AS (SELECT t.name AS "table", t.wr, x.* FROM t, pragma_table_xinfo(t.name, 'main') x),
    alias AS (
      SELECT "table", max(cid) AS cid FROM c WHERE pk > 0 AND NOT wr GROUP BY "table"
      HAVING count(*) = 1 AND "table" NOT IN (SELECT t.name FROM t, pragma_index_list(t.name) i WHERE i.origin = 'pk')
    )
    SELECT
      (SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~') AS tables,
      (SELECT count(*) FROM sqlite_schema WHERE type = 'view') AS views,
      (SELECT count(*) FROM sqlite_schema WHERE type = 'trigger') AS triggers,
      (SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND name NOT LIKE 'sqlite~_%' ESCAPE '~') AS indexes,
      (SELECT count(*) FROM c) AS columns,
      (SELECT count(DISTINCT "table") FROM c WHERE pk > 0) AS "primaryKeys",
      (SELECT count(*) FROM c WHERE "notnull" AND ("table", cid) NOT IN (SELECT "table", cid FROM alias)) AS "notNull",
      (SELECT count(*) FROM c WHERE hidden IN (2, 3)) AS generated,
      (SELECT count(*) FROM t, pragma_foreign_key_list(t.name) WHERE seq = 0) AS "foreignKeys"`);
  return row ?? {};
}

for (const file of files) {
  const name = basename(file);
  test(`${name}: everything in it is in the spec`, async () => {
    if (DAMAGED.includes(name)) {
      await rejects(async () => introspectSqlite(await openSqlite(file, { immutable: true })), { code: 'damaged' });
      return;
    }
    const db = await openSqlite(file, { immutable: true });
    const spec = await introspectSqlite(db);
    const expected = await countSqlite(db, spec);
    await db.close();
    assert.equal(countSpec(spec), expected);
    assert.not(spec.unsupported.some(({ code }) => code === 'ddl-not-understood'));
    parseSpec(JSON.parse(serializeSpec(spec)), name);
    const decided = decideTypes({ spec, config: {} });
    parseSpec(JSON.parse(serializeSpec(decided.spec)), name);
    assert.is(decided.spec.tables.length, spec.tables.length);
  });
}

if (files.length === 0) test.skip('there are no real databases here', () => undefined);

test.run();
