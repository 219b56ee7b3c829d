import { rejects, withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { takeTarget } from '../../src/ledger/lock.js';
import { migrateFile, verifyFile } from '../migrate-file.js';

const SHOP = `
  CREATE TABLE "customer s" ("Id" INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, "order" REAL);
  CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER REFERENCES "customer s" ("Id") ON DELETE CASCADE, at TEXT);
  CREATE INDEX "orders by customer" ON orders (customer, at DESC);
  INSERT INTO "customer s" VALUES (1, 'Ann', 0.1), (7, 'Bo "x"', 1e308), (9, NULL, -0.0);
  DELETE FROM "customer s" WHERE "Id" = 9;
  INSERT INTO orders VALUES (1, 1, 'a'), (2, 7, 'b');
`;

test('rows, keys, indexes and foreign keys arrive, and the sequence stands behind the last number given', async () => {
  await withSqlite(SHOP, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      const applied = await migrateFile({ path, url });
      assert.is(applied.outcome, 'done');
      assert.equal(applied.findings, []);
      assert.equal(
        applied.tables.map(({ name, sourceRows, moved, rejected }) => [name, sourceRows, moved, rejected]),
        [
          ['customer s', 2, 2, 0],
          ['orders', 2, 2, 0],
        ],
      );
      assert.equal(await session.query('SELECT * FROM "customer s" ORDER BY 1'), [
        { Id: '1', name: 'Ann', order: 0.1 },
        { Id: '7', name: 'Bo "x"', order: 1e308 },
      ]);
      const [next] = await session.query('INSERT INTO "customer s" (name) VALUES (\'new\') RETURNING "Id"');
      assert.equal(next, { Id: '10' });
      await session.query('DELETE FROM "customer s" WHERE "Id" = 7');
      assert.equal(await session.query('SELECT id FROM orders'), [{ id: '1' }]);
      const indexes = await session.query(`SELECT indexname FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`);
      assert.equal(
        indexes.map((index) => index['indexname']),
        ['customer s_name_key', 'customer s_pkey', 'orders by customer', 'orders_pkey'],
      );
    });
  });
});

test('a second run changes nothing and says so', async () => {
  await withSqlite(SHOP, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      await migrateFile({ path, url });
      const state = (): Promise<object[]> =>
        session.query(
          `SELECT relname, relfilenode, xmin::text FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1`,
        );
      const before = await state();
      const again = await migrateFile({ path, url });
      assert.is(again.outcome, 'nothing-to-do');
      assert.equal(
        again.tables.map((table) => table.moved),
        [2, 2],
      );
      assert.equal(await state(), before);
      assert.equal(await session.query('SELECT count(*)::int AS runs FROM lite2pg.runs'), [{ runs: 1 }]);
    });
  });
});

test('a source that changed after the move is told of, table by table, and nothing is touched', async () => {
  await withSqlite(SHOP, async ({ path, db }) => {
    await withPostgres(async ({ url, session }) => {
      await migrateFile({ path, url });
      await db.exec(`UPDATE orders SET at = 'c' WHERE id = 2`);
      const again = await migrateFile({ path, url });
      assert.equal(
        again.findings.map(({ code, subject }) => [code, subject.name]),
        [['source-changed', 'orders']],
      );
      assert.equal(await session.query('SELECT at FROM orders WHERE id = 2'), [{ at: 'b' }]);
    });
  });
});

test('a change in WAL mode, which leaves the header of the file as it was, is told of', async () => {
  await withSqlite(`PRAGMA journal_mode = WAL; ${SHOP}`, async ({ path, db }) => {
    await withPostgres(async ({ url }) => {
      await db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      await migrateFile({ path, url });
      await db.exec(`UPDATE orders SET at = 'c' WHERE id = 2; PRAGMA wal_checkpoint(TRUNCATE)`);
      const again = await migrateFile({ path, url });
      assert.equal(
        again.findings.map(({ code }) => code),
        ['source-changed'],
      );
    });
  });
});

test('where a table of a finished plan is gone, nothing is done behind the back of those who use the rest', async () => {
  await withSqlite(`${SHOP} CREATE VIEW v AS SELECT id FROM orders;`, async ({ path, db }) => {
    await withPostgres(async ({ url, session }) => {
      const keys = (): Promise<object[]> =>
        session.query(
          `SELECT conname, convalidated FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1`,
        );
      await migrateFile({ path, url });
      const before = await keys();
      await session.execute(`INSERT INTO orders (id, at) VALUES (99, 'live'); DROP TABLE "customer s" CASCADE`);
      await db.exec(`UPDATE orders SET at = 'late' WHERE id = 1`);
      await rejects(() => migrateFile({ path, url }), {
        code: 'target-changed',
        message: /since then "customer s" was dropped, renamed or replaced/,
      });
      assert.equal(await session.query('SELECT at FROM orders ORDER BY id'), [
        { at: 'a' },
        { at: 'b' },
        { at: 'live' },
      ]);
      await session.execute('DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE orders (x int)');
      await rejects(() => migrateFile({ path, url }), { code: 'target-exists', message: /"orders" already/ });
      await session.execute('DROP TABLE orders');
      assert.is((await migrateFile({ path, url })).outcome, 'done');
      assert.equal(await keys(), before);
      assert.is((await migrateFile({ path, url })).outcome, 'nothing-to-do');
    });
  });
});

test('of an unfinished plan, what is gone is made again, and a table of somebody else is left alone', async () => {
  await withSqlite(`${SHOP} CREATE VIEW v AS SELECT id FROM orders;`, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      await migrateFile({ path, url });
      const unfinished = (script: string): Promise<void> =>
        session.execute(`UPDATE lite2pg.plans SET finished_at = NULL; ${script}`);
      await unfinished('DROP TABLE "customer s" CASCADE; DROP VIEW v');
      assert.equal((await migrateFile({ path, url })).findings, []);
      assert.equal(await session.query('SELECT count(*)::int AS n FROM v, "customer s"'), [{ n: 4 }]);
      await unfinished('DROP TABLE orders CASCADE; CREATE TABLE orders (x int); INSERT INTO orders VALUES (1)');
      await rejects(() => migrateFile({ path, url }), { code: 'target-exists', message: /"orders" already/ });
      assert.equal(await session.query('SELECT x FROM orders'), [{ x: 1 }]);
    });
  });
});

test('settings of the role do not reach a load', async () => {
  await withSqlite(`${SHOP} CREATE TABLE d (a TEXT DEFAULT 'x\\ny');`, async ({ path }) => {
    await withPostgres(async ({ url, session, name }) => {
      for (const setting of [
        // Long enough for what a session says before it has settings of its own, on a busy machine too.
        `statement_timeout = '500ms'`,
        `standard_conforming_strings = off`,
        `extra_float_digits = 0`,
      ]) {
        await session.execute(`ALTER DATABASE ${name} SET ${setting}`);
      }
      await session.execute(`
        CREATE FUNCTION take_long() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.7); END';
        CREATE EVENT TRIGGER take_long ON ddl_command_end WHEN TAG IN ('CREATE INDEX') EXECUTE FUNCTION take_long()`);
      await migrateFile({ path, url });
      assert.equal((await verifyFile({ path, url })).findings, []);
      await session.execute(`INSERT INTO d DEFAULT VALUES`);
      assert.equal(await session.query('SELECT a FROM d'), [{ a: 'x\\ny' }]);
    });
  });
});

test('a number that a rejected row has is not given to a new row', async () => {
  const script = `CREATE TABLE t (id INTEGER PRIMARY KEY, age INTEGER); INSERT INTO t VALUES (1, 5), (2, 6), (30, 'n/a');`;
  await withSqlite(script, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      const config = { columns: { 't.age': { type: 'integer', onBadValue: 'reject' } } } as const;
      const { tables } = await migrateFile({ path, url, config });
      assert.equal([tables[0]?.moved, tables[0]?.rejected], [2, 1]);
      assert.equal(await session.query('INSERT INTO t (age) VALUES (7) RETURNING id'), [{ id: '31' }]);
    });
  });
});

test('a table that is in the way is named, and nothing is made', async () => {
  await withSqlite(SHOP, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      await session.execute('CREATE TABLE orders (x int)');
      const error = await rejects(() => migrateFile({ path, url }), { code: 'target-exists' });
      assert.match(error.message, 'it has "orders" already');
      const tables = await session.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
      assert.equal(tables, [{ tablename: 'orders' }]);
    });
  });
});

test('while another run holds the target, this one is refused and told who is at work', async () => {
  await withSqlite(SHOP, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      await takeTarget(session);
      const { message } = await rejects(() => migrateFile({ path, url }), { code: 'target-busy' });
      assert.match(message, `server process ${session.backendPid}`);
    });
  });
});

test('an unfinished plan whose source has changed is gone on with from what the source has now', async () => {
  const script = `${SHOP} CREATE TABLE log (x); CREATE TRIGGER note AFTER INSERT ON "customer s" BEGIN INSERT INTO log VALUES (NEW.name); END;`;
  await withSqlite(script, async ({ path, db }) => {
    await withPostgres(async ({ url, session }) => {
      await migrateFile({ path, url });
      await session.execute('UPDATE lite2pg.plans SET finished_at = NULL');
      await db.exec(`UPDATE "customer s" SET name = 'Anna' WHERE "Id" = 1`);
      const again = await migrateFile({ path, url });
      assert.is(again.outcome, 'done');
      assert.equal(await session.query('SELECT name FROM "customer s" WHERE "Id" = 1'), [{ name: 'Anna' }]);
      assert.equal(await session.query('SELECT count(*)::int AS n FROM log'), [{ n: 0 }]);
      const keys = await session.query(
        `SELECT conname FROM pg_constraint WHERE contype = 'f' AND convalidated AND conrelid = 'orders'::regclass`,
      );
      assert.equal(keys, [{ conname: 'orders_customer_fkey' }]);
    });
  });
});

test('an unlogged table of a plan that did not finish is moved anew: a crash of the server may have emptied it', async () => {
  await withSqlite(SHOP, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      await migrateFile({ path, url, config: { unlogged: true } });
      await session.execute(`
        UPDATE lite2pg.plans SET finished_at = NULL;
        DELETE FROM lite2pg.statements WHERE phase = 'logged';
        ALTER TABLE orders SET UNLOGGED;
        TRUNCATE orders`);
      await migrateFile({ path, url, config: { unlogged: true } });
      assert.equal(await session.query('SELECT count(*)::int AS n FROM orders'), [{ n: 2 }]);
      const kinds = await session.query(`SELECT DISTINCT relpersistence AS p FROM pg_class WHERE relname = 'orders'`);
      assert.equal(kinds, [{ p: 'p' }]);
    });
  });
});

test('orphans are moved and counted, their foreign key is left not valid, and mending them makes it valid', async () => {
  await withSqlite(
    `${SHOP} INSERT INTO orders VALUES (3, 99, 'x'), (4, 98, 'y'), (5, NULL, 'z');`,
    async ({ path }) => {
      await withPostgres(async ({ url, session }) => {
        const { findings } = await migrateFile({ path, url });
        assert.is(findings.length, 1);
        assert.is(findings[0]?.code, 'orphans');
        assert.match(
          findings[0]?.message ?? '',
          /^2 rows in "orders" point by "customer" to rows in "customer s" that do not exist/,
        );
        assert.match(findings[0]?.message ?? '', '98, 99');
        const valid = (): Promise<object[]> =>
          session.query(`SELECT convalidated FROM pg_constraint WHERE contype = 'f' AND conrelid = 'orders'::regclass`);
        assert.equal(await valid(), [{ convalidated: false }]);
        assert.equal(await session.query('SELECT count(*)::int AS n FROM orders'), [{ n: 5 }]);
        await session.query('DELETE FROM orders WHERE id IN (3, 4)');
        const again = await migrateFile({ path, url });
        // Only that the source has them still.
        assert.equal(
          again.findings.map(({ code }) => code),
          ['count-differs'],
        );
        assert.equal(await valid(), [{ convalidated: true }]);
      });
    },
  );
});

test('of orphans as many different keys are shown as there are, and no sign of more where there are none', async () => {
  const shown = async (keys: readonly number[]): Promise<string | undefined> => {
    const rows = keys.map((key, at) => `(${10 + at}, ${key}, 'x')`).join(', ');
    return withSqlite(`${SHOP} INSERT INTO orders VALUES ${rows};`, ({ path }) =>
      withPostgres(async ({ url }) => {
        const { findings } = await migrateFile({ path, url });
        return /\(([^)]*)\);/.exec(findings[0]?.message ?? '')?.[1];
      }),
    );
  };
  assert.is(await shown(Array<number>(44).fill(90)), '90');
  assert.is(await shown([91, 92, 93, 94, 91]), '91, 92, 93, …');
});

test('orphans can be set aside, with those that they leave without a parent, and count as rejected', async () => {
  const script = `${SHOP} CREATE TABLE items (o INTEGER REFERENCES orders, "what it is" TEXT);
    INSERT INTO orders VALUES (3, 99, 'x'); INSERT INTO items VALUES (3, 'of a set-aside order'), (1, 'kept'), (NULL, 'kept');`;
  await withSqlite(script, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      const { findings, tables } = await migrateFile({ path, url, config: { orphans: 'set-aside' } });
      assert.equal(
        findings.map(({ code, subject, message }) => [code, subject.table, message]),
        [
          [
            'orphans-set-aside',
            'items',
            '1 row was set aside: o finds no row of "orders" (first at key 3); they are in lite2pg.rejects as JSON',
          ],
          [
            'orphans-set-aside',
            'orders',
            '1 row was set aside: customer finds no row of "customer s" (first at key 3); they are in lite2pg.rejects as JSON',
          ],
        ],
      );
      assert.equal(
        tables.map(({ name, sourceRows, moved, rejected }) => [name, sourceRows, moved, rejected]),
        [
          ['customer s', 2, 2, 0],
          ['items', 3, 2, 1],
          ['orders', 3, 2, 1],
        ],
      );
      const keys = await session.query(`SELECT DISTINCT convalidated AS v FROM pg_constraint WHERE contype = 'f'`);
      assert.equal(keys, [{ v: true }]);
      const verified = await verifyFile({ path, url, config: { orphans: 'set-aside' } });
      assert.equal(verified.findings, []);
      await session.execute(`DELETE FROM lite2pg.rejects WHERE table_name = 'items'`);
      const { tables: compared } = await verifyFile({ path, url, config: { orphans: 'set-aside' } });
      assert.is(compared[1]?.verified?.missing, 1);
    });
  });
});

test('orphans can be refused before anything is moved', async () => {
  await withSqlite(`${SHOP} INSERT INTO orders VALUES (3, 99, 'x');`, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      const config = { orphans: 'fail' } as const;
      const error = await rejects(() => migrateFile({ path, url, config }), { code: 'value-does-not-fit' });
      assert.match(error.message, '1 row in "orders" by customer');
      assert.equal(await session.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`), []);
    });
  });
});

test('texts that PostgreSQL cannot hold are repaired, their bytes kept, and the count says so', async () => {
  const script = `CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);
    INSERT INTO t VALUES (1, 'plain'), (2, 'a' || char(0) || 'b'), (3, CAST(x'61ff62' AS TEXT));`;
  await withSqlite(script, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      const { findings } = await migrateFile({ path, url });
      assert.equal(
        findings.map(({ code, severity }) => [code, severity]),
        [
          ['values-repaired', 'loss'],
          ['values-repaired', 'loss'],
        ],
      );
      assert.equal(await session.query('SELECT id, a FROM t ORDER BY id'), [
        { id: '1', a: 'plain' },
        { id: '2', a: 'ab' },
        { id: '3', a: 'a\ufffdb' },
      ]);
      assert.equal(
        await session.query(
          `SELECT key, column_name, encode(original, 'hex') AS bytes, row_moved FROM lite2pg.rejects ORDER BY key`,
        ),
        [
          { key: '2', column_name: 'a', bytes: '610062', row_moved: true },
          { key: '3', column_name: 'a', bytes: '61ff62', row_moved: true },
        ],
      );
    });
  });
});

test('what PostgreSQL refuses after the rows is a finding, and the rest is built', async () => {
  const long = 'x'.repeat(3000);
  const script = `CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE INDEX too_long ON t (a); CREATE INDEX fine ON t (id, a);
    INSERT INTO t SELECT value, hex(randomblob(3000)) || '${long}' FROM json_each('[1,2]');`;
  await withSqlite(script, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      const { findings, outcome } = await migrateFile({ path, url });
      assert.is(outcome, 'done');
      assert.equal(
        findings.map(({ code, subject }) => [code, subject.kind, subject.name]),
        [
          ['statement-refused', 'index', 'fine'],
          ['statement-refused', 'index', 'too_long'],
        ],
      );
      const keys = await session.query(`SELECT indexname FROM pg_indexes WHERE schemaname = 'public'`);
      assert.equal(keys, [{ indexname: 't_pkey' }]);
    });
  });
});

test.run();
