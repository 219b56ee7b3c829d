import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { translateStatement } from '../src/index.js';
import { answersOf } from './both-engines.js';
import { scopeOfScript } from './scope-of-script.js';

const SCHEMA = `
CREATE TABLE "my t"(a INTEGER, b TEXT COLLATE NOCASE, c TEXT);
INSERT INTO "my t" VALUES (1,'x','first'),(1,'X','second'),(2,'x','third'),(NULL,NULL,'fourth'),(NULL,NULL,'fifth'),(1,'x','sixth'),(2,'y','seventh');
`;
const ROWS = ['SELECT a, b, c FROM "my t" ORDER BY c'];

for (const statement of [
  'DELETE FROM "my t" WHERE rowid NOT IN (SELECT min(rowid) FROM "my t" GROUP BY a, b)',
  'DELETE FROM "my t" WHERE rowid NOT IN (SELECT max(rowid) FROM "my t" WHERE a > 0 GROUP BY a, b)',
  'DELETE FROM "my t" WHERE a > 0 AND _rowid_ NOT IN (SELECT MAX(_rowid_) FROM "my t" GROUP BY a, b HAVING count(*) > 1)',
  'DELETE FROM "my t" WHERE rowid IN (SELECT rowid FROM "my t" WHERE a = 1)',
  'DELETE FROM "my t" WHERE rowid NOT IN (SELECT rowid FROM "my t" GROUP BY a, b)',
  'DELETE FROM "my t" WHERE EXISTS (SELECT 1 FROM "my t" t2 WHERE t2.a = "my t".a AND t2.b = "my t".b AND t2.rowid < "my t".rowid)',
  'DELETE FROM "my t" AS t WHERE t.rowid > (SELECT min(u.rowid) FROM "my t" u WHERE u.a IS t.a AND u.b IS t.b)',
  'DELETE FROM "my t" WHERE rowid IN (SELECT rowid FROM (SELECT rowid, row_number() OVER (PARTITION BY a, b ORDER BY rowid DESC) AS n FROM "my t") WHERE n > 1)',
  'WITH d AS (SELECT rowid AS r, row_number() OVER (PARTITION BY a ORDER BY b, rowid) AS n FROM "my t") DELETE FROM "my t" WHERE rowid IN (SELECT r FROM d WHERE n > 1)',
  'DELETE FROM "my t" WHERE rowid IN (SELECT rowid FROM "my t" ORDER BY c LIMIT 2)',
  'UPDATE "my t" SET c = upper(c) WHERE rowid IN (SELECT max(rowid) FROM "my t" GROUP BY a)',
  'UPDATE "my t" SET c = c || (SELECT count(*) FROM "my t" u WHERE u.rowid <= "my t".rowid)',
  'UPDATE "my t" SET c = \'last\' WHERE rowid = (SELECT max(rowid) FROM "my t")',
])
  test(`the same rows are kept: ${statement}`, async () => {
    const { sqlite, postgres } = await answersOf({ schema: SCHEMA, statements: [statement], queries: ROWS });
    assert.equal(postgres, sqlite);
  });

test('the place of a row is no number: what takes it for one is refused', () => {
  for (const sql of [
    'SELECT rowid, c FROM "my t"',
    'DELETE FROM "my t" WHERE rowid = 5',
    'DELETE FROM "my t" WHERE rowid = ?',
    'DELETE FROM "my t" WHERE rowid % 2 = 0',
    'DELETE FROM "my t" WHERE rowid IN (1, 2)',
    'DELETE FROM "my t" WHERE rowid',
    'DELETE FROM "my t" WHERE rowid || \'\' IN (SELECT c FROM "my t")',
    'DELETE FROM "my t" WHERE a IN (SELECT rowid FROM "my t")',
    'DELETE FROM "my t" WHERE typeof(rowid) = c',
    'DELETE FROM "my t" WHERE coalesce(rowid, 1) = a',
    'DELETE FROM "my t" WHERE rowid > 3 ORDER BY c LIMIT 1',
    'UPDATE "my t" SET a = rowid',
    'DELETE FROM "my t" RETURNING rowid',
    'INSERT INTO "my t" SELECT rowid, b, c FROM "my t"',
  ]) {
    const { sql: text, findings } = translateStatement({ sql, scope: scopeOfScript(SCHEMA) });
    assert.is(text, null, sql);
    assert.ok(
      findings.some(({ severity, suggestion }) => severity === 'refused' && suggestion !== undefined),
      sql,
    );
  }
});

test.run();
