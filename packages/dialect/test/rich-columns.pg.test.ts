import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compatSql, translateExpression, translateStatement } from '../src/index.js';
import { postgresRows, sqliteRows } from './both-engines.js';
import { RICH_SCOPE } from './rich-scope.js';

const SQLITE = `
CREATE TABLE "Item s"(id INTEGER PRIMARY KEY, name TEXT, email TEXT COLLATE NOCASE, "order" INT, size REAL, price DECIMAL(10,2),
  active BOOLEAN, open TEXT, day DATE, seen DATETIME, at INTEGER, at_ms INTEGER, key TEXT, doc JSON, raw BLOB);
INSERT INTO "Item s" VALUES
  (1, 'a', 'A@x', 1, 1.5, 9.99, 1, 'yes', '2024-01-31', '2024-01-31 00:00:00', 1706659200, 1706659200123, '00000000-0000-4000-8000-000000000001', '{"a":1}', x'00'),
  (2, 'B', 'b@X', 0, -2, 5, 0, 'no', '2024-02-29', '2024-01-31 12:30:00', 0, 0, 'ffffffff-0000-4000-8000-000000000002', '[1]', x'ff'),
  (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  (4, 'c', 'C@x', -5, 0, -0.5, 1, 'yes', '1999-12-31', '2024-02-01 00:00:01', -1, 999, '10000000-0000-4000-8000-000000000003', '{"a":null}', x'');
`;

const POSTGRES = `
CREATE TABLE "Item s"(id bigint PRIMARY KEY, name text COLLATE "C", email text COLLATE "C", "order" bigint, size float8, price numeric(10,2),
  active boolean, open boolean, day date, seen timestamp, at timestamptz, at_ms timestamp, key uuid, doc jsonb, raw bytea);
INSERT INTO "Item s" VALUES
  (1, 'a', 'A@x', 1, 1.5, 9.99, true, true, '2024-01-31', '2024-01-31 00:00:00', '2024-01-31 00:00:00+00', '2024-01-31 00:00:00.123', '00000000-0000-4000-8000-000000000001', '{"a":1}', '\\x00'),
  (2, 'B', 'b@X', 0, -2, 5, false, false, '2024-02-29', '2024-01-31 12:30:00', '1970-01-01 00:00:00+00', '1970-01-01 00:00:00', 'ffffffff-0000-4000-8000-000000000002', '[1]', '\\xff'),
  (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  (4, 'c', 'C@x', -5, 0, -0.5, true, true, '1999-12-31', '2024-02-01 00:00:01', '1969-12-31 23:59:59+00', '1970-01-01 00:00:00.999', '10000000-0000-4000-8000-000000000003', '{"a":null}', '\\x');
`;

const CONDITIONS = [
  'active', 'NOT active', 'active = 1', 'active <> 1', 'active IN (0, 1)', 'active IN (1, 5)', 'active > 0', 'active = 2', "active = '1'",
  'active IS NULL', 'active IS NOT 1', 'active IS TRUE', 'coalesce(active, 1) = 1', 'active + 1 = 2', "typeof(active) = 'integer'",
  "open = 'yes'", "open <> 'no'", "open > 'no'", "open IN ('yes', 'maybe')", "open LIKE 'Y%'", 'length(open) = 2', "open = 'never'",
  "day = '2024-02-29'", "day > '2024'", "day BETWEEN '2024-01-01' AND '2024-12-31'", "day < '2024-02-30'", "substr(day, 1, 4) = '2024'",
  "strftime('%m', day) = '02'", "date(day, '+1 day') = '2024-03-01'",
  "seen >= '2024-01-31'", "seen > '2024-01-31'", "seen <= '2024-01-31'", "seen < '2024-01-31'", "seen = '2024-01-31'", "seen <> '2024-01-31'",
  "seen = '2024-01-31 12:30:00'", "seen < datetime('2024-01-31', '+1 day')", "seen > date('2024-01-31')", "date(seen) = '2024-01-31'",
  "strftime('%H', seen) = '12'", "julianday(seen) > 2460341",
  "seen <> ''", "seen = ''", "seen > ''", "seen < ''", "seen IS NOT ''", "seen IS ''", "seen < 'never'", "seen >= 'never'", "'' < seen", "seen IN ('', '2024-01-31 12:30:00')",
  "seen >= '2024'", "seen >= '2025'", "seen < '2025'", 'seen > 5', 'seen = 5', 'seen < 5', "coalesce(seen, '') < '2025'", "coalesce(seen, '') >= '2025'", "seen < '2024-02'", "seen > '20'", "seen <= '2024-01-'", "seen > '0'", "NOT (seen <> '')", "seen IS NULL OR seen = ''",
  "coalesce(seen, '') = ''", "coalesce(seen, '') <> ''", "coalesce(seen, '') > '2024-01-31 10:00:00'", "ifnull(seen, 'never') = 'never'", "ifnull(seen, 'never') > '2025'",
  "'' = coalesce(seen, '')", 'coalesce(seen, 0) = 0', 'coalesce(seen, 0) > 0', "coalesce(seen, 0) < '2025'", "coalesce(seen, 0) = '0'", "coalesce(active, '1') = '1'", "CASE WHEN seen IS NULL THEN '' ELSE seen END = ''", "coalesce(day, '') = ''", "coalesce(day, '') < '2000'", "day <> ''", "coalesce(key, '') = ''", "coalesce(open, '') = 'yes'",
  "doc <> ''", "doc = ''", "doc IS NOT ''", "doc = 'no JSON'",
  'at > 0', 'at = 1706659200', 'at + 1 > 0', 'at % 2 = 0', "datetime(at, 'unixepoch') > '2000'", 'at IS NOT 0', 'at IN (0, -1)',
  'at_ms = 999', 'at_ms / 1000 = 0', "date(at_ms / 1000, 'unixepoch') = '2024-01-31'",
  "key = '00000000-0000-4000-8000-000000000001'", "key > '1'", "key LIKE 'FF%'",
  'price > 5', 'price = 9.99', "price = '5'", 'price * 2 = 10', 'price < 0 OR price >= 9', 'price / 2 = 2', "typeof(price) = 'integer'",
  "json_extract(doc, '$.a') = 1", "json_type(doc) = 'array'", 'json_valid(doc)', "doc ->> '$[0]' = 1",
  "doc <> '[1]'", "doc = '[1]'", "doc IS NOT '{\"a\":1}'", 'nullif(active, 0)', "nullif(seen, '2024-02-01 00:00:01') IS NULL",
  "email = 'a@X'", "email IN ('A@X', 'c@x')", "email > 'b'", "raw = x'ff'", 'length(raw) = 0', "name > 'a'", 'size', '"order" / 2 = -2',
]; // prettier-ignore

const QUERIES = [
  'SELECT id FROM "Item s" ORDER BY day DESC, id',
  'SELECT id FROM "Item s" ORDER BY active, id',
  'SELECT id FROM "Item s" ORDER BY open DESC, id',
  'SELECT max(day) AS a, min(seen) IS NOT NULL AS b, count(active) AS c FROM "Item s"',
  'SELECT sum(active) AS a, avg(price) AS b, total("order") AS c, sum(open = \'yes\') AS d FROM "Item s"',
  'SELECT active + 0 AS a, count(*) AS n FROM "Item s" GROUP BY active ORDER BY active',
  'SELECT strftime(\'%Y\', seen) AS y, count(*) AS n FROM "Item s" GROUP BY y ORDER BY y',
  'SELECT count(DISTINCT seen) AS a, count(DISTINCT day) AS b, length(max(key)) AS c, substr(min(key), 1, 3) AS d FROM "Item s"',
  'SELECT id FROM "Item s" WHERE max(seen, seen) > \'2024-01-31 10:00:00\' ORDER BY id',
  'SELECT max(day, day) AS y FROM "Item s" ORDER BY id',
  'SELECT id FROM "Item s" WHERE seen = (SELECT max(seen) FROM "Item s")',
  'SELECT a.id FROM "Item s" a JOIN "Item s" b ON a.day = b.day AND a.active = b.active ORDER BY a.id',
];

test('conditions over columns of richer types hold for the rows they hold for in SQLite', () =>
  onBoth(async (sqlite, postgres) => {
    const wrong: string[] = [];
    for (const condition of CONDITIONS) {
      const result = translateExpression({ sql: condition, scope: RICH_SCOPE, table: 'Item s', use: 'check' });
      const wanted = await sqlite(
        `SELECT id, CASE WHEN ${condition} THEN 1 WHEN NOT (${condition}) THEN 0 END AS v FROM "Item s" ORDER BY id`,
      );
      const got =
        result.sql === null
          ? result.findings.map(({ message }) => message)
          : await postgres(`SELECT id, (${result.sql})::int AS v FROM "Item s" ORDER BY id`).catch(String);
      if (JSON.stringify(got) !== JSON.stringify(wanted))
        wrong.push(`${condition} => ${result.sql}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
    }
    assert.equal(wrong, []);
  }));

test('queries over columns of richer types give SQLite’s rows', () =>
  onBoth(async (sqlite, postgres) => {
    for (const query of QUERIES) {
      const { sql, findings } = translateStatement({ sql: query, scope: RICH_SCOPE });
      assert.ok(sql !== null, `${query}: ${findings.map(({ message }) => message).join()}`);
      assert.equal(await postgres(sql), await sqlite(query), query);
    }
  }));

type Ask = (sql: string) => Promise<readonly unknown[]>;

function onBoth(run: (sqlite: Ask, postgres: Ask) => Promise<void>): Promise<void> {
  return withSqlite(SQLITE, ({ db }) =>
    withPostgres(async ({ session }) => {
      await session.execute(compatSql());
      await session.execute(POSTGRES);
      await run(
        (sql) => sqliteRows(db, sql),
        (sql) => postgresRows(session, sql),
      );
    }),
  );
}

test.run();
