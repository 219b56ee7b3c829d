import { parseLock, serializeLock, type Config, type Finding, type Lock } from '@lite2pg/spec';
import { withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { generate, inspect, type ReadOptions } from '../src/index.js';

/** One column or key of each kind that values decide. */
const SCHEMA = `
  CREATE TABLE "Odd Parent" (id INTEGER PRIMARY KEY, code);
  CREATE TABLE t (
    n INTEGER, odd INTEGER, flag BOOLEAN, word BOOLEAN, epoch DATETIME, julian DATETIME, at DATETIME, doc JSON, id UUID, untyped,
    mixed, none, filled TEXT NOT NULL, gone INTEGER NOT NULL DEFAULT 0, by_default INTEGER DEFAULT 'x', chosen TEXT, real REAL,
    parent REFERENCES "Odd Parent", name VARCHAR(3) CHECK (odd <> 'y')
  );
  CREATE TABLE computed (v TEXT);
  CREATE TABLE checked (a CHECK (a > 0));
  CREATE TABLE keyed (a TEXT, b TEXT, PRIMARY KEY (a, b));
  CREATE VIEW v AS SELECT * FROM t WHERE untyped <> 'x' AND none <> 1;
  CREATE TRIGGER wrote AFTER INSERT ON keyed BEGIN UPDATE t SET real = 'text'; END;
`;

const ROWS = `
  PRAGMA writable_schema = ON;
  UPDATE sqlite_schema SET sql = replace(sql, 'gone INTEGER NOT NULL', 'gone INTEGER') WHERE name = 't';
  PRAGMA writable_schema = RESET;
  INSERT INTO "Odd Parent" VALUES (1, 'x');
  INSERT INTO t (n, odd, flag, word, epoch, julian, at, doc, id, untyped, mixed, filled, gone, chosen, real, parent, name) VALUES
    (1, 'x', 1, 'Y', 1700000000, 2460000.5, '2024-01-01 10:00:00', '{"a":1}', '0d0d3c5e-6f0b-4b1e-8f43-0a1b2c3d4e5f', 'u', 1, 'no json', NULL, 'yes', 1.5, 7, 'abc'),
    (2, 3, 0, 'N', 1700000001, 2460001.5, '2024-01-02', '[]', '0d0d3c5e-6f0b-4b1e-8f43-0a1b2c3d4e50', 'v', 'm', 'none', 4, 'no', 2.5, 1, 'abcd');
  PRAGMA ignore_check_constraints = ON;
  INSERT INTO checked VALUES (-1);
  PRAGMA ignore_check_constraints = OFF;
  INSERT INTO computed VALUES ('no json');
  INSERT INTO keyed VALUES (NULL, 'x'), ('a', 'b');
  PRAGMA writable_schema = ON;
  UPDATE sqlite_schema SET sql = replace(sql, 'gone INTEGER', 'gone INTEGER NOT NULL') WHERE name = 't';
  PRAGMA writable_schema = RESET;
`;

/** Added when the rows are there, which SQLite then does not look at. */
const COMPUTED = `ALTER TABLE computed ADD COLUMN broken AS (json_extract(v, '$.a'));`;
const FULL = SCHEMA + ROWS + COMPUTED;
const EMPTY = SCHEMA + COMPUTED;

const VALUES = `INSERT INTO t VALUES (1, 1700000000, 'x', 1), (2, 1700000001, 'y', 0);`;

const CONFIG: Config = { mixed: 'jsonb', integers: 'fit', columns: { 't.chosen': { type: 'boolean' } } };

const codes = (findings: readonly Finding[]): string[] =>
  findings.map(({ code, subject }) => `${code} ${subject.table ?? ''}.${subject.name}`);

async function lockOf(script: string, config: Config = {}): Promise<Lock> {
  const { lock } = await withSqlite(script, ({ path }) => inspect(path, { config }));
  assert.ok(lock);
  // As it is read from the file.
  return parseLock(JSON.parse(serializeLock(lock)), 'lock');
}

const ddlOf = (script: string, options: ReadOptions): Promise<string> =>
  withSqlite(script, async ({ path }) => (await generate(path, options)).sql);

for (const config of [{}, CONFIG]) {
  test(`an empty database becomes what the full one became, config ${JSON.stringify(config)}`, async () => {
    const lock = await lockOf(FULL, config);
    const full = await ddlOf(FULL, { config });
    assert.is(await ddlOf(FULL, { config, lock }), full);
    assert.is(await ddlOf(EMPTY, { config, lock }), full);
    assert.is.not(await ddlOf(EMPTY, { config }), full);
    assert.match(full, '2 constraints are NOT VALID');
  });
}

test('values that the pinned type does not hold make the column wider, with a warning that has the count and the first', async () => {
  const lock = await lockOf('CREATE TABLE t (a INTEGER, b DATETIME, c, d BOOLEAN); ' + VALUES);
  const script = `CREATE TABLE t (a INTEGER, b DATETIME, c, d BOOLEAN); ${VALUES}
    INSERT INTO t VALUES ('n/a', 12, 5, 2), ('none', 13, 'x', 1);`;
  const { spec, findings } = await withSqlite(script, ({ path }) => inspect(path, { lock }));
  const messages = findings.filter(({ code }) => code === 'pin-broken').map(({ message }) => message);
  const advice = 'run lite2pg inspect --pin again, or set its type and onBadValue in the config';
  assert.equal(messages, [
    `"t"."a" is pinned as bigint and becomes text, stored as mixed: 2 values do not fit (the first is 'n/a', row 3); ${advice}`,
    `"t"."b" is pinned as timestamp, stored as epoch (s) and becomes bigint: the column, or one that a foreign key ties to it, has values in another form; ${advice}`,
    `"t"."c" is pinned as text and becomes text, stored as mixed: 1 value does not fit (the first is 5, row 3); ${advice}`,
    `"t"."d" is pinned as boolean and becomes bigint: 1 value does not fit (the first is 2, row 3); ${advice}`,
  ]);
  assert.equal(
    findings.filter(({ severity }) => severity === 'warning').map(({ code }) => code),
    ['pin-broken', 'pin-broken', 'pin-broken', 'pin-broken'],
  );
  const unlocked = await withSqlite(script, ({ path }) => inspect(path));
  assert.equal(spec, unlocked.spec);
});

test('what a foreign key ties to a column that no longer fits goes with it', async () => {
  const script = `CREATE TABLE p (id INT PRIMARY KEY); CREATE TABLE c (p INT REFERENCES p); INSERT INTO p VALUES (1); INSERT INTO c VALUES (1);`;
  const lock = await lockOf(script);
  const { spec, findings } = await withSqlite(`${script} INSERT INTO c VALUES ('x')`, ({ path }) =>
    inspect(path, { lock }),
  );
  assert.equal(
    spec.tables.flatMap(({ columns }) => columns.map(({ type }) => type.kind)),
    ['text', 'text'],
  );
  assert.equal(codes(findings), ['pin-broken c.p', 'pin-broken p.id', 'pin-broken c.p']);
});

test('tables and columns that are new, gone or declared otherwise have notes; a lock of another database is not used', async () => {
  const lock = await lockOf('CREATE TABLE "Old one" (a); CREATE TABLE t (gone, kept INTEGER, other TEXT)');
  const script = 'CREATE TABLE t (kept INTEGER, other INTEGER, added); CREATE TABLE "new" (a)';
  const { findings } = await withSqlite(script, ({ path }) => inspect(path, { lock }));
  assert.equal(codes(findings), [
    'not-pinned .new',
    'not-pinned t.other',
    'not-pinned t.added',
    'pin-unused .Old one',
    'pin-unused t.gone',
  ]);
  const excluded = await withSqlite(script, ({ path }) => inspect(path, { lock, config: { exclude: ['new'] } }));
  assert.equal(codes(excluded.findings).includes('not-pinned .new'), false);
  const other = await withSqlite('CREATE TABLE x (a INTEGER)', ({ path }) => inspect(path, { lock }));
  assert.equal(codes(other.findings), ['other-lock .lock']);
});

test('the config goes before the lock, the lock before values that fit it', async () => {
  const lock = await lockOf(`CREATE TABLE t (a DATETIME, b INTEGER); INSERT INTO t VALUES ('x', 'y')`);
  const script = `CREATE TABLE t (a DATETIME, b INTEGER); INSERT INTO t VALUES ('2024-01-01', 5)`;
  const typesWith = async (options: ReadOptions): Promise<string[]> => {
    const { spec } = await withSqlite(script, ({ path }) => inspect(path, options));
    return spec.tables.flatMap(({ columns }) => columns.map(({ type }) => type.kind));
  };
  assert.equal(await typesWith({}), ['timestamp', 'integer']);
  assert.equal(await typesWith({ lock }), ['text', 'integer']);
  assert.equal(await typesWith({ lock, declared: true }), ['timestamp', 'integer']);
  assert.equal(await typesWith({ lock, config: { columns: { 't.a': { type: 'date' } } } }), ['date', 'integer']);
});

test('pinning again follows the values, keeps what has none, and gives the same bytes the second time', async () => {
  const script = `CREATE TABLE t (a INTEGER); CREATE TABLE u (a INTEGER); INSERT INTO t VALUES ('x'); INSERT INTO u VALUES ('x');`;
  const lock = await lockOf(script);
  await withSqlite(`${script} UPDATE t SET a = 1; DELETE FROM u;`, async ({ path }) => {
    const again = (await inspect(path, { lock, repin: true })).lock;
    assert.ok(again);
    assert.is(again.tables['t']?.columns['a']?.type, 'bigint');
    assert.equal(again.tables['u'], lock.tables['u']);
    const third = (await inspect(path, { lock: again, repin: true })).lock;
    assert.is(third && serializeLock(third), serializeLock(again));
  });
});

test('orphans that come or go after the pin are said, and so are NULLs in keys', async () => {
  const script = `CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (k TEXT PRIMARY KEY, p INTEGER REFERENCES p); INSERT INTO c VALUES ('a', NULL);`;
  const lock = await lockOf(script);
  const orphan = `UPDATE c SET p = 7;`;
  const findings = await withSqlite(script + orphan, async ({ path }) => (await inspect(path, { lock })).findings);
  assert.equal(codes(findings), ['pin-broken c.p']);
  const gone = await withSqlite(script, async ({ path }) => inspect(path, { lock: await lockOf(script + orphan) }));
  assert.equal(codes(gone.findings), ['pin-unused c.p']);
  assert.is(gone.spec.tables[0]?.foreignKeys?.[0]?.notValid, true);
});

test('a column that could not be computed when it was pinned and now can is carried over, with a warning', async () => {
  const computed = `ALTER TABLE computed ADD COLUMN made AS (json_extract(v, '$.a'));`;
  const lock = await lockOf(`CREATE TABLE computed (v TEXT); INSERT INTO computed VALUES ('no json'); ${computed}`);
  const script = `CREATE TABLE computed (v TEXT); INSERT INTO computed VALUES ('{"a": 1}'); ${computed}`;
  const { spec, findings } = await withSqlite(script, ({ path }) => inspect(path, { lock }));
  assert.equal(codes(findings), ['pin-broken computed.made']);
  assert.equal(
    spec.tables[0]?.columns.map(({ name }) => name),
    ['v', 'made'],
  );
});

test.run();
