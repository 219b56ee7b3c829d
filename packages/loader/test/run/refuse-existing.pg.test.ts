import { rejects, withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { migrateFile } from '../migrate-file.js';

const SHOP = `
  CREATE TABLE "customer s" (id INTEGER PRIMARY KEY, name TEXT);
  CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER REFERENCES "customer s");
  CREATE VIEW v AS SELECT id FROM orders;
  INSERT INTO "customer s" VALUES (1, 'Ann');
  INSERT INTO orders VALUES (1, 1), (2, NULL);
`;
const ALTERED = `ALTER TABLE orders ADD COLUMN note TEXT; CREATE INDEX "by name" ON "customer s" (name);`;

test('after an ALTER TABLE in the source it is said who made the target, what differs, and what to run', async () => {
  await withSqlite(SHOP, async ({ path, db }) => {
    await withPostgres(async ({ url, session }) => {
      await migrateFile({ path, url });
      await db.exec(ALTERED);
      const { message } = await rejects(() => migrateFile({ path, url }), { code: 'target-exists' });
      assert.match(message, `it has "customer s", "orders" already, created by lite2pg from ${path} (finished 20`);
      assert.match(
        message,
        'this run would create something else: column "orders"."note" (text) is new, index "by name" of "customer s" is new; nothing was changed',
      );
      const drop = /DROP TABLE .* CASCADE/.exec(message)?.[0] ?? '';
      assert.is(drop, 'DROP TABLE public."customer s", public.orders CASCADE');
      await session.execute(drop);
      assert.is((await migrateFile({ path, url })).outcome, 'done');
      assert.equal(await session.query('SELECT id, note FROM orders ORDER BY id'), [
        { id: '1', note: null },
        { id: '2', note: null },
      ]);
      assert.is((await migrateFile({ path, url })).outcome, 'nothing-to-do');
    });
  });
});

test('of a run that did not finish it is said how to go on with it', async () => {
  await withSqlite(SHOP, async ({ path, db }) => {
    await withPostgres(async ({ url, session }) => {
      await migrateFile({ path, url });
      await session.execute('UPDATE lite2pg.plans SET finished_at = NULL');
      await db.exec(ALTERED);
      const { message } = await rejects(() => migrateFile({ path, url }), { code: 'target-exists' });
      assert.match(message, /created by lite2pg from \S+ \(in a run that started 20[^)]* and did not finish\)/);
      assert.match(message, 'to continue that run, use the schema and the config that it was started with');
    });
  });
});

test('what lite2pg made is told apart from what somebody else made', async () => {
  await withSqlite(SHOP, async ({ path, db }) => {
    await withPostgres(async ({ url, session }) => {
      await migrateFile({ path, url });
      await db.exec('CREATE TABLE theirs (x)');
      await session.execute('CREATE TABLE theirs (x int)');
      const { message } = await rejects(() => migrateFile({ path, url }), { code: 'target-exists' });
      assert.match(message, 'it has "customer s", "orders" already, created by lite2pg from');
      assert.match(message, 'table "theirs" is new');
      assert.match(message, 'also it has "theirs" already, not created by lite2pg');
    });
  });
});

test.run();
