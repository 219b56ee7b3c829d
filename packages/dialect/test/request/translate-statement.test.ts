import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'libpg-query';
import { compatSql, translateScript, translateStatement } from '../../src/index.js';
import { readSharedCases } from '../shared-cases.js';
import { scopeOfScript } from '../scope-of-script.js';

const SCOPE = scopeOfScript(`
CREATE TABLE users(id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT UNIQUE COLLATE NOCASE, age INTEGER);
CREATE TABLE kv(key TEXT PRIMARY KEY, value TEXT, n INTEGER) WITHOUT ROWID;
`);

function say(sql: string): string | null {
  return translateStatement({ sql, scope: SCOPE }).sql;
}

function refusal(sql: string): string | undefined {
  const { sql: text, findings } = translateStatement({ sql, scope: SCOPE });
  assert.is(text, null, sql);
  return findings.find(({ severity }) => severity === 'refused')?.code;
}

/** Findings about a value on its way into a column, as code and column. */
function misfitsOf(sql: string): { readonly isTranslated: boolean; readonly codes: readonly string[] } {
  const translation = translateStatement({ sql, scope: SCOPE });
  const codes = translation.findings.flatMap(({ code, column }) =>
    column ? [`${code} ${column.table}.${column.name}`] : [],
  );
  return { isTranslated: translation.sql !== null, codes };
}

test('a write that the column can never take is refused, whatever it is written by', () => {
  for (const value of [
    'CURRENT_TIMESTAMP',
    'CURRENT_DATE',
    'CURRENT_TIME',
    "date('now', '-1 day')",
    "datetime(name, 'localtime')",
    "strftime('%Y-%m', name)",
    "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')",
    'randomblob(4)',
  ]) {
    const refused = { isTranslated: false, codes: ['value-does-not-fit users.age'] };
    assert.equal(misfitsOf(`UPDATE users SET age = ${value}`), refused, value);
    assert.equal(misfitsOf(`INSERT INTO users(name, age) SELECT name, ${value} FROM users`), refused, value);
    const upsert = `INSERT INTO users(id, name) VALUES (1, 'x') ON CONFLICT(id) DO UPDATE SET age = ${value}`;
    assert.equal(misfitsOf(upsert), refused, value);
  }
});

test('a write that the column takes for some rows only has a note', () => {
  const noted = (code: string) => ({ isTranslated: true, codes: [`${code} users.age`] });
  for (const value of ['hex(name)', 'name', "name || 'x'", "strftime('%Y.%m', name)"])
    assert.equal(misfitsOf(`UPDATE users SET age = ${value}`), noted('text-into-number'), value);
  for (const value of ['age * 1.5', "julianday('now')"])
    assert.equal(misfitsOf(`UPDATE users SET age = ${value}`), noted('real-into-integer'), value);
  for (const value of [
    "strftime('%s', 'now')",
    'unixepoch()',
    'round(age * 1.5)',
    'length(name)',
    'CAST(name AS INTEGER)',
    '?',
  ])
    assert.equal(misfitsOf(`UPDATE users SET age = ${value}`), { isTranslated: true, codes: [] }, value);
});

test('result columns have the names SQLite gives them', () => {
  assert.is(
    say('SELECT id + 1, name, count(*) FROM users'),
    'SELECT (array_agg(id ORDER BY id))[1] + 1 AS "id + 1", (array_agg(name ORDER BY id))[1] AS name, count(*) AS "count(*)" FROM users',
  );
  assert.is(say('SELECT rowid FROM users'), 'SELECT id FROM users');
  assert.is(say('SELECT * FROM users'), 'SELECT * FROM users');
});

test('NULLs are sorted first, as SQLite does, where there can be any', () => {
  assert.is(
    say('SELECT name FROM users ORDER BY age DESC, name'),
    'SELECT name FROM users ORDER BY age DESC NULLS LAST, name',
  );
  assert.is(
    say('SELECT name AS x FROM users ORDER BY x COLLATE NOCASE'),
    'SELECT name AS x FROM users ORDER BY lower(name COLLATE "C")',
  );
});

test('an alias in WHERE and HAVING is its expression', () => {
  assert.is(say('SELECT age + 1 AS x FROM users WHERE x > 5'), 'SELECT age + 1 AS x FROM users WHERE age + 1 > 5');
});

test('parameters are numbered, typed by what stands beside them, and named in their order', () => {
  const { sql, params } = translateStatement({
    sql: 'SELECT id FROM users WHERE name = :n AND age > ?5 OR name = :n',
    scope: SCOPE,
  });
  assert.is(sql, 'SELECT id FROM users WHERE name = $1::text AND age > $2::bigint OR name = $1::text');
  assert.equal(params, [':n', '?5']);
});

test('parameters are numbered as they are written, whatever of the statement is translated first', () => {
  const { sql, params } = translateStatement({
    sql: 'SELECT name || ? FROM users WHERE age = ? AND id = :id AND id <> ?3 LIMIT ?',
    scope: SCOPE,
  });
  assert.is(
    sql,
    'SELECT name || $1::text AS "name || ?" FROM users WHERE age = $2::bigint AND id = $3::bigint AND id <> $3::bigint ' +
      'LIMIT CASE WHEN $4::bigint >= 0 THEN $4::bigint END',
  );
  assert.equal(params, ['?1', '?2', ':id', '?4']);
});

test('REPLACE becomes an upsert that sets every other column', () => {
  assert.is(
    say("REPLACE INTO kv(key, value) VALUES ('a', 'b')"),
    "INSERT INTO kv (key, value) VALUES ('a', 'b') ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, n = EXCLUDED.n",
  );
  assert.is(
    say("REPLACE INTO users(id, name) VALUES (1, 'a')")?.split(' DO UPDATE')[0],
    "INSERT INTO users (id, name) VALUES (1, 'a') ON CONFLICT (id)",
  );
});

test('REPLACE of one row with several unique keys deletes what it collides with; of many rows it is refused', () => {
  assert.is(
    say("REPLACE INTO users(id, name, email) VALUES (1, 'a', 'b')"),
    "WITH replaced AS (DELETE FROM users WHERE users.id = 1 OR lower(users.email COLLATE \"C\") = 'b' RETURNING 1) INSERT INTO users (id, name, email) SELECT 1, 'a', 'b' WHERE (SELECT count(*) FROM replaced) IS NOT NULL",
  );
  assert.is(refusal("REPLACE INTO users(id, name, email) VALUES (1, 'a', 'b'), (2, 'c', 'd')"), 'replace-two-keys');
});

test('an upsert names the folded key of a NOCASE column', () => {
  assert.is(
    say("INSERT INTO users(name, email) VALUES ('a', 'b') ON CONFLICT(email) DO UPDATE SET age = age + 1"),
    "INSERT INTO users (name, email) VALUES ('a', 'b') ON CONFLICT ((lower(email COLLATE \"C\"))) DO UPDATE SET age = users.age + 1",
  );
});

test('a script is translated statement by statement, and knows what its own statements made', () => {
  const script =
    "CREATE TABLE t(a INTEGER, b TEXT); -- a comment; with a semicolon\nINSERT INTO t VALUES ('1', 2);\nnonsense; SELECT b FROM t";
  const results = translateScript({ sql: script, scope: { tables: [] } });
  assert.equal(
    results.map(({ sql }) => sql),
    [
      'CREATE TABLE t (\n  a bigint,\n  b text COLLATE "C"\n)',
      "INSERT INTO t (a, b) VALUES (1, '2')",
      null,
      'SELECT b FROM t',
    ],
  );
  const span = results[2]!.findings[0]!.span;
  assert.is(script.slice(span.start, span.end), 'nonsense');
});

test('names that SQLite and PostgreSQL would look up in different places are refused', () => {
  assert.is(refusal('SELECT (SELECT count(*) FROM json_each(value)) FROM kv'), 'self-reference');
  assert.is(refusal('SELECT (SELECT count(*) FROM kv AS users WHERE n = age) FROM users'), 'shadowed-table');
});

test('JSON of a sorted subquery may have become a text on the way, and is refused inside JSON', () => {
  assert.is(refusal('SELECT json_array((SELECT json_array(id) FROM users ORDER BY age LIMIT 1))'), 'json-or-text');
  assert.ok(say('SELECT json_array(json((SELECT json_array(id) FROM users ORDER BY age LIMIT 1)))'));
});

test('a parameter beside a value of open class is compared as a number and as a text, with a note', () => {
  const { sql, findings } = translateStatement({
    sql: "SELECT id FROM users WHERE json_extract(name, '$.a') = ?",
    scope: SCOPE,
  });
  assert.is(
    sql,
    "SELECT id FROM users WHERE sqlite_compat.json_extract(name, '$.a') IN (sqlite_compat.numeric_affinity($1::text), sqlite_compat.value($1::text))",
  );
  assert.equal(
    findings.map(({ code }) => code),
    ['untyped-parameter'],
  );
});

test('what has no counterpart is refused, with what to write instead', () => {
  assert.is(refusal('PRAGMA user_version = 3'), 'pragma');
  assert.is(refusal('PRAGMA foreign_keys = OFF'), 'pragma');
  assert.is(refusal("ATTACH 'x' AS y"), 'attached-database');
  assert.is(refusal('SELECT changes()'), 'changes');
  assert.is(refusal('UPDATE OR IGNORE kv SET key = upper(key)'), 'update-or-ignore');
  assert.is(refusal('SELECT group_concat(DISTINCT name ORDER BY age) FROM users'), 'distinct-order');
  assert.is(refusal('SELECT max(age) FILTER (WHERE id > 1), name FROM users'), 'bare-column');
  assert.is(refusal('SELECT id FROM nowhere'), 'no-such-table');
});

test('a refusal says what to write instead, with the names of the statement', () => {
  const advice = (sql: string): string | undefined =>
    translateStatement({ sql, scope: SCOPE }).findings.find(({ severity }) => severity === 'refused')?.suggestion;
  assert.is(
    advice('PRAGMA user_version = 3'),
    'UPDATE settings SET user_version = 3, after CREATE TABLE settings (user_version bigint) and one INSERT',
  );
  assert.is(
    advice("INSERT INTO users(id, name, email) VALUES (1, 'a', 'b') ON CONFLICT DO UPDATE SET age = 1"),
    'ON CONFLICT (id) or ON CONFLICT ((lower(email COLLATE "C")))',
  );
  assert.is(advice("UPDATE OR REPLACE users SET email = 'x'"), 'UPDATE … WHERE id = …, for each row');
});

test('a statement that is nested too deep is refused, and those around it are translated', () => {
  const deep = `SELECT ${'('.repeat(20_000)}1${')'.repeat(20_000)}`;
  const long = `SELECT ${Array.from({ length: 20_000 }, () => '1').join(' + ')}`;
  const results = translateScript({ sql: `SELECT 1 AS a; ${deep}; ${long}; SELECT 2 AS b`, scope: SCOPE });
  assert.equal(
    results.map(({ sql, findings }) => sql ?? findings.map(({ code }) => code)),
    ['SELECT 1 AS a', ['nested-too-deep'], ['nested-too-deep'], 'SELECT 2 AS b'],
  );
});

test('PostgreSQL’s grammar accepts the helpers and every shared statement', async () => {
  assert.ok(await parse(compatSql()));
  const shared = readSharedCases();
  const script = shared ? [shared.setup, ...shared.cases.map(({ sql }) => sql)].join(';\n') : '';
  for (const { sql, statements } of translateScript({ sql: script, scope: { tables: [] } })) {
    for (const statement of statements ?? (sql === null ? [] : [sql])) assert.ok(await parse(statement), statement);
  }
});

test('a column that is left out on the target is refused by name, and so are * and NATURAL JOIN over its table', () => {
  const tables = SCOPE.tables.map((table) => (table.name === 'users' ? { ...table, leftOut: ['Odd "slug"'] } : table));
  const codesOf = (sql: string): string[] =>
    translateStatement({ sql, scope: { ...SCOPE, tables } }).findings.map(({ code }) => code);
  assert.equal(codesOf('SELECT "odd ""SLUG"""  FROM users'), ['column-left-out']);
  assert.equal(codesOf('SELECT u."odd ""slug""" FROM users u JOIN kv'), ['column-left-out']);
  assert.equal(codesOf('SELECT (SELECT "odd ""slug""") FROM users'), ['column-left-out']);
  assert.equal(codesOf('SELECT * FROM users'), ['catalog-star']);
  assert.equal(codesOf('SELECT users.name FROM users NATURAL JOIN kv'), ['natural-join']);
  assert.equal(codesOf('SELECT name FROM users'), []);
});

test.run();
