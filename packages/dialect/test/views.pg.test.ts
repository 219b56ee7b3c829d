import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { translateStatement } from '../src/index.js';
import { answersOf } from './both-engines.js';
import { RICH_SCOPE } from './rich-scope.js';
import { scopeOfScript } from './scope-of-script.js';

const SCHEMA = `
CREATE TABLE line(id INTEGER PRIMARY KEY, price NUMERIC, quantity INT, discount REAL, code TEXT);
CREATE VIEW amounts AS SELECT id, price * quantity AS amount, price * quantity * (1 - discount) AS paid FROM line;
CREATE VIEW totals AS SELECT sum(price) AS a, sum(price * quantity) AS b, avg(price) AS c, round(sum(paid), 2) AS d
  FROM line JOIN amounts USING (id) WHERE id <> 3;
CREATE VIEW again AS SELECT amount, amount / 2 AS half, typeof(amount) AS class FROM amounts;
CREATE VIEW every AS SELECT * FROM amounts;
CREATE VIEW grouped AS SELECT amount, count(*) AS n FROM amounts GROUP BY amount;
CREATE VIEW joined AS SELECT amount FROM amounts UNION ALL SELECT price * 2 FROM line;
CREATE VIEW chosen AS SELECT id, CASE WHEN id > 2 THEN quantity ELSE discount END AS x, coalesce(price * 2, quantity) AS y FROM line;
CREATE VIEW extremes AS SELECT max(amount) AS top, id FROM amounts;
CREATE VIEW distinct_amounts AS SELECT DISTINCT amount, -amount AS less FROM amounts ORDER BY amount;
CREATE VIEW mixed AS SELECT id, CASE WHEN id > 2 THEN code ELSE price END AS x FROM line;
`;

const ROWS = [
  "INSERT INTO line VALUES (1, 2, 3, 0.1, 'a'), (2, 2.5, 2, 0, 'b'), (3, 9007199254740993, 1, 0.5, 'c')",
  "INSERT INTO line VALUES (4, NULL, 1, 0, 'd'), (5, 0.1, 3, 0.25, 'e'), (6, 7, -2, 1, 'f')",
];

const QUERIES = [
  'SELECT * FROM amounts ORDER BY id',
  'SELECT amount / 4 AS q, typeof(amount) AS t, amount || \'\' AS s FROM amounts ORDER BY id',
  'SELECT typeof(a) AS a, typeof(b) AS b, c, d FROM totals',
  'SELECT class, half, typeof(half) AS t, amount % 2 AS m FROM again ORDER BY amount',
  'SELECT id, typeof(amount) AS t FROM every ORDER BY id',
  'SELECT typeof(amount) AS t, n FROM grouped ORDER BY amount',
  'SELECT typeof(amount) AS t, amount / 2 AS h FROM joined ORDER BY amount',
  'SELECT x, y FROM chosen WHERE id <> 3 ORDER BY id',
  'SELECT top / 2 AS t, id FROM extremes',
  'SELECT sum(amount) IS NOT NULL AS s, count(DISTINCT amount) AS n, max(amount) > 5 AS m FROM every',
  'SELECT * FROM mixed WHERE id <> 3 ORDER BY id',
]; // prettier-ignore

test('views over numbers give SQLite’s values and classes, also through other views', async () => {
  const { sqlite, postgres } = await answersOf({ schema: SCHEMA, statements: ROWS, queries: QUERIES });
  for (const [at, answer] of sqlite.entries()) assert.equal(postgres[at], answer, [...ROWS, ...QUERIES][at]);
});

test('grouped by its primary key a table’s columns stand as they are, also of the side that an outer join fills', async () => {
  const schema = `
    CREATE TABLE users(id INTEGER PRIMARY KEY, name TEXT COLLATE NOCASE, born DATE);
    CREATE TABLE posts(id INTEGER PRIMARY KEY, user_id INTEGER, title TEXT);
    CREATE VIEW counted AS SELECT users.*, count(posts.id) AS n, max(title) AS last
      FROM users LEFT JOIN posts ON posts.user_id = users.id GROUP BY users.id;
    CREATE VIEW authors AS SELECT u.id, u.name, count(*) AS n FROM posts p LEFT JOIN users u ON u.id = p.user_id GROUP BY u.id;`;
  const scope = scopeOfScript(schema);
  const view = 'CREATE VIEW v AS SELECT users.*, count(*) AS n FROM users GROUP BY id';
  assert.not.match(translateStatement({ sql: view, scope }).sql ?? '', 'array_agg');
  const statements = [
    `INSERT INTO users VALUES (1, 'a', '2000-01-01'), (2, 'b', NULL)`,
    `INSERT INTO posts VALUES (1, 1, 'x'), (2, 1, 'y'), (3, NULL, 'z')`,
  ];
  const queries = ['SELECT id, name, n, last FROM counted ORDER BY id', 'SELECT * FROM authors ORDER BY id'];
  const { sqlite, postgres } = await answersOf({ schema, statements, queries });
  assert.equal(postgres, sqlite);
});

test('a view’s column is jsonb only where text or a blob may be in it', () => {
  const scope = scopeOfScript(SCHEMA);
  const comesAsJson = (sql: string): boolean =>
    translateStatement({ sql: `CREATE VIEW v AS ${sql}`, scope }).findings.some(({ code }) => code === 'dynamic-type');
  for (const sql of [
    'SELECT price * quantity FROM line',
    'SELECT sum(price), -(price), abs(price) FROM line',
    'SELECT amount FROM again',
    'SELECT * FROM every',
    'SELECT max(amount) FROM every',
    'SELECT price + 1 FROM line UNION ALL SELECT quantity FROM line',
    'SELECT CASE WHEN id THEN price * 2 ELSE price + 1 END FROM line',
  ])
    assert.not(comesAsJson(sql), sql);
  assert.ok(comesAsJson('SELECT CASE WHEN id THEN price ELSE code END FROM line'));
});

test('a real beside a number makes double precision', () => {
  const { sql } = translateStatement({
    sql: 'SELECT price * (1 - discount) AS x FROM line',
    scope: scopeOfScript(SCHEMA),
  });
  assert.is(sql, 'SELECT price::float8 * (1 - discount) AS x FROM line');
});

test('columns of richer types pass through; where spellings fall together, a note says so', () => {
  const codes = (sql: string): readonly string[] => {
    const { sql: text, findings } = translateStatement({ sql: `CREATE VIEW v AS ${sql}`, scope: RICH_SCOPE });
    return text === null ? ['refused'] : findings.map(({ code }) => code);
  };
  assert.equal(codes('SELECT seen, doc, key, active, day FROM "Item s" ORDER BY seen'), []);
  assert.equal(codes('SELECT max(seen), min(day), max(key) FROM "Item s"'), []);
  assert.equal(codes('SELECT day FROM "Item s" UNION SELECT day FROM "Item s"'), []);
  assert.equal(codes('SELECT DISTINCT doc FROM "Item s"'), ['merged-spellings']);
  assert.equal(codes('SELECT seen, count(*) FROM "Item s" GROUP BY seen'), ['merged-spellings']);
  assert.equal(codes('SELECT doc FROM "Item s" UNION SELECT doc FROM "Item s"'), ['merged-spellings']);
  assert.equal(codes('SELECT doc FROM "Item s" UNION ALL SELECT doc FROM "Item s"'), []);
  assert.equal(codes('SELECT max(doc) FROM "Item s"'), ['refused']);
  assert.equal(codes('SELECT seen || 1 FROM "Item s"'), ['refused']);
});

test.run();
