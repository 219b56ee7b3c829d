import type { ColumnType, StoredAs } from '@lite2pg/spec';
import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compatSql, translateExpression, type Scope, type ScopeColumn } from '../src/index.js';
import { postgresRows, sqliteRows } from './both-engines.js';

/** Columns whose types a config chose: SQLite has other classes and forms than the target. */
const SQLITE = `
CREATE TABLE "T 1"(id INTEGER PRIMARY KEY, day INTEGER, day_ms REAL, julian REAL, julian_day REAL, at REAL, price REAL, n REAL,
  key BLOB, word TEXT, flag INTEGER, clock TEXT, note TEXT);
INSERT INTO "T 1" VALUES
  (1, 0, 0, 2460341.5, 2460341.5, 0, 3, 3, x'00000000000040008000000000000001', 'yes', 1, '12:30:00', NULL),
  (2, 1699920000, 1699920000000, 2440587.75, 2440587.5, 1700000000, 9.99, 20, x'ffffffff000040008000000000000002', 'no', 0, '00:00:00', 'n'),
  (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  (4, -86400, -86400000, 2440587.5, 2440586.5, -5, 4.5, -1, x'10000000000040008000000000000003', 'yes', 1, '23:59:59', 'x');
`;

const POSTGRES = `
CREATE TABLE "T 1"(id bigint PRIMARY KEY, day date, day_ms date, julian timestamp, julian_day date, at timestamptz, price numeric(10,2),
  n bigint, key uuid, word boolean, flag boolean, clock time, note text COLLATE "C");
INSERT INTO "T 1" VALUES
  (1, '1970-01-01', '1970-01-01', '2024-02-01', '2024-02-01', '1970-01-01 00:00:00+00', 3, 3, '00000000-0000-4000-8000-000000000001', true, true, '12:30:00', NULL),
  (2, '2023-11-14', '2023-11-14', '1970-01-01 06:00:00', '1970-01-01', '2023-11-14 22:13:20+00', 9.99, 20, 'ffffffff-0000-4000-8000-000000000002', false, false, '00:00:00', 'n'),
  (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  (4, '1969-12-31', '1969-12-31', '1970-01-01', '1969-12-31', '1969-12-31 23:59:55+00', 4.5, -1, '10000000-0000-4000-8000-000000000003', true, true, '23:59:59', 'x');
`;

function column(name: string, declared: string, type: ColumnType, stored?: StoredAs): ScopeColumn {
  return { name, target: name, declared, type, stored, nullable: name !== 'id' };
}

const DATE: ColumnType = { kind: 'date' };
const JULIAN: StoredAs = { as: 'julian-day' };

const SCOPE: Scope = {
  tables: [
    {
      name: 'T 1',
      target: 'T 1',
      columns: [
        column('id', 'INTEGER', { kind: 'integer', bits: 64 }),
        column('day', 'INTEGER', DATE, { as: 'epoch', unit: 's' }),
        column('day_ms', 'REAL', DATE, { as: 'epoch', unit: 'ms' }),
        column('julian', 'REAL', { kind: 'timestamp', zone: 'none' }, JULIAN),
        column('julian_day', 'REAL', DATE, JULIAN),
        column('at', 'REAL', { kind: 'timestamp', zone: 'utc' }, { as: 'epoch', unit: 's' }),
        column('price', 'REAL', { kind: 'decimal', precision: 10, scale: 2 }),
        column('n', 'REAL', { kind: 'integer', bits: 64 }),
        column('key', 'BLOB', { kind: 'uuid' }, { as: 'blob' }),
        column('word', 'TEXT', { kind: 'boolean' }, { as: 'mixed' }),
        column('flag', 'INTEGER', { kind: 'boolean' }),
        column('clock', 'TEXT', { kind: 'time' }),
        column('note', 'TEXT', { kind: 'text' }),
      ],
    },
  ],
};

const CONDITIONS = [
  'day = 0', 'day <> 0', 'day > 0', 'day >= 1699920000', 'day IN (0, 1699920000)', 'day > 1', 'day = 5', "day = '0'", "day > '2023'", "day <> ''",
  'coalesce(day, 0) = 0', "coalesce(day, '') = ''", 'day + 1 > 0', 'day / 86400 = 19675', "typeof(day) = 'integer'", "date(day, 'unixepoch') = '2023-11-14'",
  'day_ms = 0', 'day_ms / 7 > 1', 'length(day_ms) > 3', "typeof(day_ms) = 'real'",
  'julian = 2440587.5', 'julian > 2440587.5', 'julian <= 2440587.75', "date(julian) = '2024-02-01'",
  'julian_day = 2440587.5', 'julian_day > 2440587', 'julian_day + 1 > 2460342', "date(julian_day) = '1970-01-01'", 'julian_day = 2440587',
  'at = 0', 'at > -5', 'at / 2 = -2.5', 'length(at) = 3', "typeof(at) = 'real'", "coalesce(at, '') = ''",
  'price = 3', 'price / 2 = 1.5', "price || '' = '3.0'", 'price > 4', 'price = 9.99', "typeof(price) = 'real'", 'price IN (3, 4.5)', 'price * 2 = 9', "price < 'x'",
  'n / 2 = 1.5', 'n = 20', 'n > 2.5', 'length(n) = 3', "typeof(n) = 'real'", 'n % 2 = 1', 'coalesce(n, 0) = 0',
  "key = x'00000000000040008000000000000001'", "key = '00000000-0000-4000-8000-000000000001'", "key <> '00000000-0000-4000-8000-000000000001'", "key > x'01'", 'length(key) = 16', "key <> ''", "key IN (x'00', x'10000000000040008000000000000003')",
  "word = 'yes'", "word <> 'yes'", "word IN ('yes', 'no')", "word IS NOT 'no'", "word = 'maybe'", "coalesce(word, 'no') = 'no'", 'word IS NULL', "CASE word WHEN 'yes' THEN 1 ELSE 0 END",
  "coalesce(flag, '0') = '0'", "coalesce(flag, '1') = 1", 'coalesce(flag, 0) = 0', "coalesce(flag, '') = ''", "flag = '1'",
  "clock = '12:30:00'", "clock <> ''", "clock > ''", "clock < 'x'", "clock = ''", "note < 'o'",
]; // prettier-ignore

/** Both answer for every row, or the translation is refused. */
const REFUSED = ["coalesce(flag, '') = ''"];

test('conditions over columns of chosen types hold for the rows they hold for in SQLite', () =>
  withSqlite(SQLITE, ({ db }) =>
    withPostgres(async ({ session }) => {
      await session.execute(compatSql());
      await session.execute(POSTGRES);
      const wrong: string[] = [];
      const refused: string[] = [];
      for (const condition of CONDITIONS) {
        const { sql } = translateExpression({ sql: condition, scope: SCOPE, table: 'T 1', use: 'check' });
        if (sql === null) {
          refused.push(condition);
          continue;
        }
        const wanted = await sqliteRows(
          db,
          `SELECT id, CASE WHEN ${condition} THEN 1 WHEN NOT (${condition}) THEN 0 END AS v FROM "T 1" ORDER BY id`,
        );
        const got = await postgresRows(session, `SELECT id, (${sql})::int AS v FROM "T 1" ORDER BY id`).catch(String);
        if (JSON.stringify(got) !== JSON.stringify(wanted))
          wrong.push(`${condition} => ${sql}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
      }
      assert.equal(wrong, []);
      assert.equal(refused, REFUSED);
    }),
  ));

test('an index serves a column that only its class tells from what SQLite has', () => {
  const say = (sql: string): string | null =>
    translateExpression({ sql, scope: SCOPE, table: 'T 1', use: 'index-where' }).sql;
  assert.is(say('price > 4'), 'price > 4');
  assert.is(say('n = 20'), 'n = 20');
  assert.is(say('day >= 1699920000'), "day >= '2023-11-14'::date");
  assert.is(say("key = x'00000000000040008000000000000001'"), "key = '00000000-0000-4000-8000-000000000001'::uuid");
});

test.run();
