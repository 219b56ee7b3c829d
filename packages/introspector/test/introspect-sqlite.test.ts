import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openSqlite, sql } from '@lite2pg/sqlite';
import { normalizeSpec, parseConfig, parseSpec, serializeSpec } from '@lite2pg/spec';
import { rejects, withSqlite } from '@lite2pg/test-kit';
import { checkChoices, introspectSqlite } from '@lite2pg/introspector';

const test = suite('introspectSqlite');

const CASES = new URL('./cases/', import.meta.url);

for (const name of readdirSync(CASES).sort()) {
  test(`gives the spec of the case ${name}`, async () => {
    const schema = readFileSync(new URL(`${name}/schema.sql`, CASES), 'utf8');
    const expected = readFileSync(new URL(`${name}/spec.json`, CASES), 'utf8');
    const db = await openSqlite(':memory:');
    await db.exec(schema);
    const config = new URL(`${name}/config.json`, CASES);
    const spec = await introspectSqlite(
      db,
      existsSync(config) ? parseConfig(JSON.parse(readFileSync(config, 'utf8')), name) : {},
    );
    await db.close();
    parseSpec(spec, name);
    assert.equal(spec, normalizeSpec(spec));
    assert.fixture(serializeSpec(spec), expected);
  });
}

test('refuses a choice for a virtual table that is not there, and names those that were perhaps meant', async () => {
  await withSqlite('CREATE VIRTUAL TABLE notes USING fts5(note)', async ({ db }) => {
    const error = await rejects(() => introspectSqlite(db, { virtualTables: { note: { as: 'search' } } }), {
      code: 'bad-choice',
    });
    assert.match(error.message, 'did you mean "notes"?');
  });
});

test('gives an empty spec for an empty database', async () => {
  await withSqlite('', async ({ db }) => {
    assert.equal(await introspectSqlite(db), {
      specVersion: 1,
      tables: [],
      views: [],
      triggers: [],
      unsupported: [],
    });
  });
});

test("leaves out temporary objects and SQLite's own tables", async () => {
  const setup =
    'CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO a VALUES (1); CREATE INDEX i ON a (id)';
  await withSqlite(setup, async ({ db }) => {
    await db.exec('ANALYZE; CREATE TEMP TABLE b (c); CREATE TEMP VIEW d AS SELECT 1');
    const { tables, views, unsupported } = await introspectSqlite(db);
    assert.equal(
      tables.map(({ name }) => name),
      ['a'],
    );
    assert.equal([...views, ...unsupported], []);
  });
});

test('keeps the name of a collation that only the application has, and goes on', async () => {
  const setup = `
    CREATE TABLE folded (word TEXT COLLATE NOCASE);
    CREATE TABLE other (a INTEGER);
    CREATE INDEX by_word ON folded (word);
    PRAGMA writable_schema = ON;
    UPDATE sqlite_schema SET sql = replace(sql, 'NOCASE', '"German phonebook"')`;
  await withSqlite(setup, async ({ path }) => {
    const db = await openSqlite(path);
    const spec = await introspectSqlite(db);
    await db.close();
    assert.equal(
      spec.tables.map(({ name }) => name),
      ['folded', 'other'],
    );
    assert.is(spec.tables[0]?.columns[0]?.collation, 'German phonebook');
    assert.equal(spec.tables[0]?.indexes, [{ name: 'by_word', keys: [{ column: 'word' }] }]);
    assert.equal(spec.unsupported, []);
  });
});

test('carries over a table whose expressions call a function that only the application has, but for what it computes', async () => {
  const setup = `
    CREATE TABLE t (a INTEGER CHECK (abs(a) > 0), b AS (abs(a)), c AS (abs(a)) STORED, d AS (a + 1));
    CREATE INDEX i ON t (abs(a)) WHERE abs(a) > 1;
    PRAGMA writable_schema = ON;
    UPDATE sqlite_schema SET sql = replace(sql, 'abs', 'my_function')`;
  await withSqlite(setup, async ({ path }) => {
    const db = await openSqlite(path);
    const spec = await introspectSqlite(db);
    await db.close();
    assert.equal(
      spec.unsupported.map(({ kind, name, table, code, sql }) => [kind, name, table, code, sql]),
      [['column', 'b', 't', 'column-unreadable', 'my_function(a)']],
    );
    assert.match(spec.unsupported[0]?.message ?? '', '(unknown function: my_function())');
    checkChoices({ spec, config: { columns: { 't.b': { type: 'text' } } } });
    assert.equal(
      spec.tables[0]?.columns.map(({ name }) => name),
      ['a', 'c', 'd'],
    );
    assert.equal(spec.tables[0]?.checks, [{ expression: { sqlite: 'my_function(a) > 0' } }]);
    assert.equal(spec.tables[0]?.indexes?.[0]?.keys, [{ expression: { sqlite: 'my_function(a)' } }]);
  });
});

test('trusts the PRAGMA where the stored DDL is about something else, and says so', async () => {
  const setup =
    'CREATE TABLE t (a INTEGER NOT NULL, b TEXT UNIQUE, CHECK (a > 0)); CREATE INDEX i ON t (lower(b)); CREATE TABLE u (c)';
  await withSqlite(setup, async ({ db }) => {
    // The connection goes on with the schema it has read; only the text is another now.
    await db.exec(`
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = 'CREATE TABLE t (x, y)' WHERE name = 't';
      UPDATE sqlite_schema SET sql = 'CREATE INDEX i ON' WHERE name = 'i'`);
    const { tables, unsupported } = await introspectSqlite(db);
    assert.equal(tables[0], {
      name: 't',
      columns: [
        { name: 'a', type: { kind: 'integer', bits: 64 }, declared: 'INTEGER', nullable: false },
        { name: 'b', type: { kind: 'text' }, declared: 'TEXT' },
      ],
      uniques: [{ columns: ['b'] }],
    });
    assert.equal(tables[1]?.name, 'u');
    assert.equal(
      unsupported.map(({ kind, name, code }) => ({ kind, name, code })),
      [
        { kind: 'index', name: 'i', code: 'ddl-not-understood' },
        { kind: 'table', name: 't', code: 'ddl-not-understood' },
      ],
    );
  });
});

test('reports a table whose name is no text, and goes on', async () => {
  const setup = `
    CREATE TABLE good (a);
    CREATE TABLE broken (b);
    PRAGMA writable_schema = ON;
    UPDATE sqlite_schema SET name = CAST(x'62ff' AS TEXT), tbl_name = CAST(x'62ff' AS TEXT),
      sql = CAST(x'435245415445205441424c4520' || x'62ff' || x'20286229' AS TEXT) WHERE name = 'broken'`;
  await withSqlite(setup, async ({ path }) => {
    const db = await openSqlite(path);
    const { tables, unsupported } = await introspectSqlite(db);
    await db.close();
    assert.equal(
      tables.map(({ name }) => name),
      ['good'],
    );
    assert.equal(
      unsupported.map(({ kind, code }) => [kind, code]),
      [['table', 'unreadable']],
    );
  });
});

test('knows the tables of a module that the library lacks by their names', async () => {
  const setup = `
    CREATE TABLE vectors (id INTEGER PRIMARY KEY);
    CREATE TABLE vectors_chunks (a);
    CREATE TABLE vectors_vector_chunks00 (a);
    CREATE TABLE vectors_of_mine (a);
    CREATE INDEX i ON vectors_chunks (a);
    PRAGMA writable_schema = ON;
    UPDATE sqlite_schema SET rootpage = 0, sql = 'CREATE VIRTUAL TABLE vectors USING VEC0(embedding float[4])' WHERE name = 'vectors'`;
  await withSqlite(setup, async ({ path }) => {
    const db = await openSqlite(path);
    const { tables, unsupported } = await introspectSqlite(db);
    await db.close();
    assert.equal(
      tables.map(({ name }) => name),
      ['vectors_of_mine'],
    );
    assert.equal(
      unsupported.map(({ kind, name, module }) => [kind, name, module]),
      [
        ['index', 'i', undefined],
        ['shadow-table', 'vectors_chunks', undefined],
        ['shadow-table', 'vectors_vector_chunks00', undefined],
        ['virtual-table', 'vectors', 'vec0'],
      ],
    );
  });
});

test('gives the same bytes for the same schema made in another order', async () => {
  const a = 'CREATE TABLE "B b" (x INT); CREATE TABLE a (y INT); CREATE INDEX j ON a (y); CREATE INDEX i ON a (y DESC)';
  const b = 'CREATE TABLE a (y INT); CREATE INDEX i ON a (y DESC); CREATE INDEX j ON a (y); CREATE TABLE "B b" (x INT)';
  const [first, second] = await Promise.all(
    [a, b].map((setup) => withSqlite(setup, async ({ db }) => serializeSpec(await introspectSqlite(db)))),
  );
  assert.is(first, second);
});

test('writes nothing', async () => {
  await withSqlite('CREATE TABLE t (a)', async ({ db }) => {
    const before = await db.query(
      sql`SELECT total_changes() AS n, (SELECT schema_version FROM pragma_schema_version) AS v`,
    );
    await introspectSqlite(db);
    const after = await db.query(
      sql`SELECT total_changes() AS n, (SELECT schema_version FROM pragma_schema_version) AS v`,
    );
    assert.equal(after, before);
  });
});

test.run();
