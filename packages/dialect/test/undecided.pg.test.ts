import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compatSql, translateScript, translateStatement, type Scope } from '../src/index.js';
import { postgresRows, sqliteRows } from './both-engines.js';
import { scopeOfScript } from './scope-of-script.js';

/** Tables that nobody has written to yet: their types are what their words, or nothing, said. */
const EMPTY = `
CREATE TABLE kv(k TEXT PRIMARY KEY, v);
CREATE TABLE d(id INTEGER PRIMARY KEY, x, y, day DATE, ts TIMESTAMP, ok BOOLEAN, u UUID, w UUID, raw BLOB, doc JSON, s STRING, n NUMERIC, i INT, "a text" TEXT);
CREATE TABLE op(id PRIMARY KEY);
CREATE TABLE strict_any(v ANY, b BLOB) STRICT;`;

const scope: Scope = scopeOfScript(EMPTY);

/** Answers that only the class of values to come decides. */
const OPEN = [
  'DELETE FROM kv WHERE v <> 0',
  'SELECT v = 5 FROM kv',
  'SELECT k FROM kv WHERE v IN (1, 2, 3)',
  'SELECT k FROM kv WHERE v NOT IN (1, 2)',
  'SELECT k FROM kv WHERE v BETWEEN 1 AND 9',
  'SELECT k FROM kv WHERE v > 5',
  'SELECT k FROM kv WHERE 5 < v',
  "SELECT k FROM kv WHERE v = x'00'",
  'SELECT k FROM kv WHERE v IS 5',
  'SELECT k FROM kv WHERE v IS NOT 5',
  'SELECT k FROM kv WHERE coalesce(v, 0) = 0',
  'SELECT k FROM kv WHERE CASE WHEN k IS NULL THEN v ELSE 0 END = 0',
  'SELECT k FROM (SELECT k, v AS z FROM kv) WHERE z = 1',
  'SELECT max(v) > 3 FROM kv',
  'SELECT typeof(v) FROM kv',
  "SELECT k FROM kv WHERE typeof(v) = 'integer'",
  'SELECT json_array(v) FROM kv',
  'SELECT v FROM kv UNION SELECT n FROM d',
  'SELECT v FROM kv EXCEPT SELECT id FROM d',
  'SELECT id FROM d WHERE (x, y) = (1, 2)',
  'SELECT id FROM d WHERE day = 5',
  'SELECT id FROM d WHERE day > 5',
  'SELECT id FROM d WHERE ts > 1700000000',
  "SELECT id FROM d WHERE ok = 'yes'",
  "SELECT id FROM d WHERE ok = 'true'",
  "SELECT id FROM d WHERE u = x'00'",
  "SELECT id FROM d WHERE raw = 'abc'",
  'SELECT a.id FROM d a JOIN d b ON a.u = b.raw',
  'SELECT b FROM strict_any WHERE v NOT IN (1, 2)',
  'SELECT v = 1 FROM strict_any',
];

for (const sql of OPEN) {
  test(`not answered while no value has decided the type: ${sql}`, () => {
    const result = translateStatement({ sql, scope });
    assert.is(result.sql, null);
    assert.equal(
      result.findings.map(({ code }) => code),
      ['undecided-type'],
    );
    assert.match(
      result.findings[0]?.suggestion ?? '',
      /^"columns": \{"\w+\.\w+": \{"type": "[a-z ]+".*\}\} in the config$/,
    );
  });
}

/** Rows as they come later, in the forms that both take. */
const LATER = `
INSERT INTO kv VALUES ('a', '5'), ('b', 'x'), ('c', NULL), ('d', '10');
INSERT INTO d(id, x, y, day, ts, ok, u, w, raw, s, n, i, "a text") VALUES
  (1, 'p', 'q', '2024-01-31', '2024-01-31 10:00:00', 1, '0f8fad5b-d9cb-469f-a165-70867728950e', '0f8fad5b-d9cb-469f-a165-70867728950e', x'00ff', '-1', 1.5, 7, 't'),
  (2, 'q', 'q', '2024-02-01', '2024-02-01 00:00:00', 0, '7c9e6679-7425-40de-944b-e07fc1f90ae7', '0f8fad5b-d9cb-469f-a165-70867728950e', x'', 'abc', 2, 8, '7'),
  (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);`;

/** Queries that the target's own comparison answers. */
const ANSWERED = [
  "SELECT k FROM kv WHERE v = '5' ORDER BY k",
  "SELECT k FROM kv WHERE v > '5' ORDER BY k",
  "SELECT k FROM kv WHERE v LIKE '%0' ORDER BY k",
  "SELECT k FROM kv WHERE v || 'z' = 'xz' ORDER BY k",
  'SELECT k FROM kv WHERE length(v) = 2 ORDER BY k',
  "SELECT k FROM kv WHERE lower(v) = 'x' ORDER BY k",
  'SELECT k FROM kv WHERE v IS NULL ORDER BY k',
  'SELECT a.id AS a, b.id AS b FROM d a JOIN d b ON a.x = b.y ORDER BY 1, 2',
  'SELECT a.id AS a, b.id AS b FROM d a JOIN d b ON a.u = b.w ORDER BY 1, 2',
  "SELECT id FROM d WHERE day = '2024-01-31'",
  "SELECT id FROM d WHERE ts > '2024-01-31 12:00:00'",
  'SELECT id FROM d WHERE ok = 1',
  'SELECT id FROM d WHERE NOT ok',
  "SELECT id FROM d WHERE raw = x'00ff'",
  'SELECT id, typeof(raw) AS t, hex(raw) AS h FROM d ORDER BY id',
  'SELECT id FROM d WHERE s = -1',
  "SELECT id FROM d WHERE s = '-1'",
  'SELECT id FROM d WHERE s < 0',
  "SELECT id FROM d WHERE s > 'abb'",
  'SELECT id, typeof(s) AS t FROM d ORDER BY id',
  'SELECT id FROM d ORDER BY s DESC, id',
  'SELECT id FROM d WHERE s = n - 2.5',
  "SELECT k FROM kv WHERE v = (SELECT 'x') ORDER BY k",
];

test('what the target compares by itself is SQLite’s answer for the rows that come later', async () => {
  await withSqlite(EMPTY + LATER, ({ db }) =>
    withPostgres(async ({ session }) => {
      await session.execute(compatSql());
      for (const { sql, findings } of translateScript({ sql: EMPTY + LATER, scope: { tables: [] } })) {
        assert.ok(sql !== null, findings.map(({ message }) => message).join('; '));
        await session.execute(sql);
      }
      for (const sql of ANSWERED) {
        const result = translateStatement({ sql, scope });
        assert.ok(result.sql !== null, `${sql}: ${result.findings.map(({ message }) => message).join('; ')}`);
        assert.equal(await postgresRows(session, result.sql), await sqliteRows(db, sql), `${sql} => ${result.sql}`);
      }
    }),
  );
});

test('a comparison that the values so far answer alone says so', () => {
  const decided = scopeOfScript('CREATE TABLE t(a, b INTEGER)');
  const seen: Scope = {
    tables: decided.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => ({ ...column, undecided: false })),
    })),
  };
  const codes = (sql: string): unknown[] =>
    translateStatement({ sql, scope: seen }).findings.map(({ code, severity }) => [code, severity]);
  assert.equal(codes('SELECT 1 FROM t WHERE a = 5'), [['constant-comparison', 'note']]);
  // SQLite itself makes numbers of what looks like one, and PostgreSQL refuses the rest.
  assert.equal(codes("SELECT 1 FROM t WHERE b = 'x'"), []);
});

test('a truth that is 0 or 1 equals no word, and a uuid no other spelling', async () => {
  const scope: Scope = {
    tables: [
      {
        name: 't',
        target: 't',
        columns: [
          { name: 'ok', target: 'ok', type: { kind: 'boolean' }, declared: 'BOOLEAN', nullable: true },
          { name: 'u', target: 'u', type: { kind: 'uuid' }, declared: 'UUID', nullable: true },
          { name: 'at', target: 'at', type: { kind: 'timestamp', zone: 'none' }, declared: 'DATETIME', nullable: true },
        ],
      },
    ],
  };
  const translate = (sql: string): string =>
    translateStatement({ sql, scope }).sql ??
    translateStatement({ sql, scope })
      .findings.map(({ code }) => code)
      .join();
  assert.is(translate("SELECT 1 AS x FROM t WHERE ok = 'true'"), 'SELECT 1 AS x FROM t WHERE ok IS NULL AND NULL');
  assert.is(translate("SELECT 1 AS x FROM t WHERE ok = '1'"), 'SELECT 1 AS x FROM t WHERE ok = true');
  const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
  assert.is(translate(`SELECT 1 AS x FROM t WHERE u = '${id}'`), `SELECT 1 AS x FROM t WHERE u = '${id}'::uuid`);
  assert.is(translate(`SELECT 1 AS x FROM t WHERE u = '${id.toUpperCase()}'`), 'uuid-spelling');
  // The day alone would come back with a time of day.
  assert.is(translate(`SELECT max(at, '2024-02-01') AS m FROM t`), 'timestamp-text');
  assert.is(translate(`SELECT coalesce(at, '2024-02-01') AS m FROM t`), 'timestamp-text');
});

test.run();
