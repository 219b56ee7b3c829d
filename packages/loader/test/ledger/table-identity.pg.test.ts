import type { PostgresSession } from '@lite2pg/postgres';
import { rejects, withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { migrateFile } from '../migrate-file.js';

const SCRIPT = `
  CREATE TABLE "customer s" (id INTEGER PRIMARY KEY, name VARCHAR(20));
  CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER REFERENCES "customer s");
  INSERT INTO "customer s" VALUES (1, 'a'), (2, 'b');
  INSERT INTO orders VALUES (1, 1), (2, 2), (3, 2);
`;

/** What restoring a dump does: every table is there, and none has the oid that the ledger knows. */
const RESTORED = 'UPDATE lite2pg.tables SET relation = 1';
const UNFINISHED = 'UPDATE lite2pg.plans SET finished_at = NULL';

/** Migrates, runs a script on the target, and gives what calls that migrate again. */
async function migrated(
  script: string,
  then: (again: () => ReturnType<typeof migrateFile>, session: PostgresSession) => Promise<void>,
): Promise<void> {
  await withSqlite(SCRIPT, ({ path }) =>
    withPostgres(async ({ url, session }) => {
      await migrateFile({ path, url });
      await session.execute(script);
      await then(() => migrateFile({ path, url }), session);
    }),
  );
}

test('tables of a database restored from a dump are those that were made', async () => {
  await migrated(RESTORED, async (again) => {
    assert.is((await again()).outcome, 'nothing-to-do');
  });
});

test('so they are with columns added since', async () => {
  await migrated(`${RESTORED}; ALTER TABLE orders ADD COLUMN note text`, async (again) => {
    assert.is((await again()).outcome, 'nothing-to-do');
  });
});

test('an unfinished plan goes on in them', async () => {
  await migrated(`${RESTORED}; ${UNFINISHED}`, async (again, session) => {
    const { outcome, findings } = await again();
    assert.equal([outcome, findings], ['done', []]);
    assert.equal(await session.query('SELECT count(*)::int AS n FROM orders'), [{ n: 3 }]);
  });
});

test('an unfinished plan refuses a copy without the rows that were moved, and changes nothing', async () => {
  await migrated(`${RESTORED}; ${UNFINISHED}; DELETE FROM orders WHERE id = 3`, async (again, session) => {
    await rejects(again, {
      code: 'target-changed',
      message: /public\.orders was replaced by another table after 3 rows had been moved, and has 2 rows; nothing/,
    });
    assert.equal(await session.query('SELECT count(*)::int AS n FROM orders'), [{ n: 2 }]);
  });
});

test('another table of the same name is not it', async () => {
  const script = `${RESTORED}; ALTER TABLE orders ALTER COLUMN customer TYPE text`;
  await migrated(`ALTER TABLE orders DROP CONSTRAINT orders_customer_fkey; ${script}`, async (again) => {
    await rejects(again, { code: 'target-changed', message: /since then "orders" was dropped, renamed or replaced/ });
  });
});

test('a table that was renamed is named with its name by now', async () => {
  await migrated(`ALTER TABLE orders RENAME TO "Orders 2"`, async (again) => {
    await rejects(again, {
      code: 'target-changed',
      message: /"orders" \(called public\."Orders 2" now\) was dropped, renamed or replaced/,
    });
  });
});

test('a ledger of the format before is brought to this one', async () => {
  const format3 = `ALTER TABLE lite2pg.tables DROP COLUMN shape; COMMENT ON SCHEMA lite2pg IS 'done (format 3)'`;
  await migrated(format3, async (again, session) => {
    assert.is((await again()).outcome, 'nothing-to-do');
    const [ledger] = await session.query(`SELECT obj_description('lite2pg'::regnamespace) ~ 'format 4' AS is4`);
    assert.equal(ledger, { is4: true });
    await session.execute(RESTORED);
    assert.is((await again()).outcome, 'nothing-to-do');
  });
});

test.run();
