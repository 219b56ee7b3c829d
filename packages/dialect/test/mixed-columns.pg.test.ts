import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rawSql } from '@lite2pg/sqlite';
import { compatSql, translateStatement, type Scope } from '../src/index.js';
import { postgresRows, sqliteRows } from './both-engines.js';

/** The column `code` holds numbers and texts in SQLite, and their texts on the target. */
const SCOPE: Scope = {
  tables: [
    {
      name: 'unit',
      target: '"unit"',
      primaryKey: ['code'],
      columns: [
        { name: 'code', target: 'code', type: { kind: 'text' }, declared: 'INTEGER_OR_TEXT', stored: { as: 'mixed' }, nullable: true },
        { name: 'n', target: 'n', type: { kind: 'integer', bits: 64 }, declared: 'INTEGER', nullable: true },
        { name: 'name', target: 'name', type: { kind: 'text' }, declared: 'TEXT', nullable: true },
      ],
    },
  ],
}; // prettier-ignore
const SQLITE = `
CREATE TABLE unit(code INTEGER_OR_TEXT PRIMARY KEY, n INTEGER, name TEXT);
INSERT INTO unit VALUES (1024, 1024, '1024'), ('a7', 7, 'a7'), (9, 10, '09'), (2.5, 2, '2.5'), ('', NULL, ''), (NULL, 9, NULL);
`;
const POSTGRES = `
CREATE TABLE unit(code text COLLATE "C" UNIQUE, n bigint, name text COLLATE "C");
INSERT INTO unit VALUES ('1024', 1024, '1024'), ('a7', 7, 'a7'), ('9', 10, '09'), ('2.5', 2, '2.5'), ('', NULL, ''), (NULL, 9, NULL);
`;

const QUERIES = [
  'SELECT n FROM unit WHERE code = 1024',
  "SELECT n FROM unit WHERE code = '1024'",
  "SELECT n FROM unit WHERE code IN ('09', 'a7', 2.5) ORDER BY n",
  'SELECT n FROM unit WHERE code = n',
  'SELECT n FROM unit WHERE code = name ORDER BY n',
  'SELECT n FROM unit WHERE code > 5 ORDER BY n',
  "SELECT n FROM unit WHERE code <> '9' ORDER BY n",
  'SELECT a.n FROM unit a JOIN unit b ON a.code = b.code ORDER BY a.n',
  'SELECT n, typeof(code) AS t, length(code) AS l, code || name AS c, quote(code) AS q FROM unit ORDER BY code, n',
  'SELECT n FROM unit ORDER BY code DESC, n',
  "SELECT n FROM unit WHERE code LIKE '%4' OR code GLOB 'a*' ORDER BY n",
  'SELECT count(DISTINCT code) AS c, typeof(max(code)) AS t, sum(code) > 1000 AS s FROM unit',
  'SELECT code + 1 > 10 AS big FROM unit ORDER BY n',
  "SELECT n FROM unit WHERE coalesce(code, 'none') = 'none'",
  'SELECT n FROM unit WHERE CASE WHEN n > 8 THEN code ELSE n END = 1024',
  'SELECT n FROM unit WHERE n IN (SELECT code FROM unit) ORDER BY n',
];

test('the texts of a mixed column are compared, sorted and measured as the values they stand for', () =>
  withSqlite(SQLITE, ({ db }) =>
    withPostgres(async ({ session }) => {
      await session.execute(compatSql() + POSTGRES);
      for (const sql of QUERIES) {
        const translated = translateStatement({ sql, scope: SCOPE });
        assert.equal(await postgresRows(session, translated.sql ?? ''), await sqliteRows(db, sql), sql);
      }
    }),
  ));

test('what is stored into a mixed column takes its affinity first', () =>
  withSqlite(SQLITE, ({ db }) =>
    withPostgres(async ({ session }) => {
      await session.execute(compatSql() + POSTGRES);
      const state = "SELECT n, code || '' AS t, typeof(code) AS c FROM unit ORDER BY n";
      for (const sql of [
        "INSERT INTO unit VALUES ('007', 100, 'x'), (3.0, 101, NULL), ('x', 102, NULL)",
        'UPDATE unit SET code = name WHERE n = 10',
        'UPDATE unit SET code = n * 1.75 WHERE n = 2',
      ]) {
        await db.query(rawSql(sql));
        await session.query(translateStatement({ sql, scope: SCOPE }).sql ?? '');
      }
      const translated = translateStatement({ sql: state, scope: SCOPE });
      assert.equal(await postgresRows(session, translated.sql ?? ''), await sqliteRows(db, state));
    }),
  ));

test.run();
