import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import databases from '@databases/sqlite';
import { openSqlite, rawSql, sql } from '@lite2pg/sqlite';

const test = suite('sql');

test('is the tag of @databases/sqlite: an application passes its queries, and runs ours', async () => {
  const application = databases.default(':memory:');
  assert.equal(await application.query(sql`SELECT ${1} + 1 AS two, ${sql.ident('a')} FROM (SELECT 'x' AS a)`), [
    { two: 2, a: 'x' },
  ]);
  await application.dispose();
  const db = await openSqlite(':memory:');
  assert.equal(await db.query(databases.sql`SELECT ${"it's"} AS text`), [{ text: "it's" }]);
  await db.close();
});

test('binds a bigint as an integer', async () => {
  const db = await openSqlite(':memory:');
  assert.equal(await db.query(sql`SELECT typeof(${5n}) AS type`), [{ type: 'integer' }]);
  assert.equal(await db.query(rawSql("SELECT 'a?' AS text")), [{ text: 'a?' }]);
  await db.close();
});

test.run();
