import { parseReport } from '@lite2pg/spec';
import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runCli } from './run-cli.js';
import { unwrapped } from './unwrapped.js';

const SCRIPT = `
  CREATE TABLE "two words" (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, ok BOOLEAN DEFAULT 0);
  CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES "two words");
  INSERT INTO "two words" (name, ok) VALUES ('a', 1), ('b', 0);
  INSERT INTO child VALUES (1, 1), (2, 2);
`;

test('migrate moves and proves the rows, and the report says so in words', async () => {
  await withSqlite(SCRIPT, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      const { status, stdout } = await runCli(['migrate', path, '--to', url]);
      assert.is(status, 0, stdout);
      assert.match(stdout, /"two words" +2 +2 +0 +equal/);
      assert.match(stdout, /Moved 2 tables and 4 rows to postgresql:/);
      assert.match(stdout, '4 in SQLite = 4 moved + 0 rejected');
      assert.not.ok(stdout.includes('\u001b['));
      assert.equal(await session.query('SELECT * FROM "two words" ORDER BY id'), [
        { id: '1', name: 'a', ok: true },
        { id: '2', name: 'b', ok: false },
      ]);
    });
  });
});

test('--json gives a report that fits its schema, and nothing else on stdout', async () => {
  await withSqlite(SCRIPT, async ({ path }) => {
    await withPostgres(async ({ url }) => {
      const { status, stdout } = await runCli(['migrate', path, '--json'], { DATABASE_URL: url });
      const report = parseReport(JSON.parse(stdout), 'stdout');
      assert.is(status, 0);
      assert.is(report.outcome, 'done');
      assert.equal(
        report.tables.map((table) => [
          table.name,
          table.sourceRows,
          table.moved + table.rejected,
          table.verified?.rows,
        ]),
        [
          ['child', 2, 2, 2],
          ['two words', 2, 2, 2],
        ],
      );
      const password = decodeURIComponent(new URL(url).password);
      assert.ok(password.length > 0);
      assert.not.ok(stdout.includes(password));
    });
  });
});

test('a second run says that there is nothing to do', async () => {
  await withSqlite(SCRIPT, async ({ path }) => {
    await withPostgres(async ({ url }) => {
      await runCli(['migrate', path, '--to', url, '--no-verify']);
      const { status, stdout } = await runCli(['migrate', path, '--to', url]);
      assert.is(status, 0);
      assert.match(stdout, 'Nothing to do: 2 tables and 4 rows are already on');
    });
  });
});

test('orphans end with status 2 and are named', async () => {
  await withSqlite(`${SCRIPT} INSERT INTO child VALUES (3, 77);`, async ({ path }) => {
    await withPostgres(async ({ url }) => {
      const { status, stdout } = await runCli(['migrate', path, '--to', url]);
      assert.is(status, 2);
      assert.match(
        unwrapped(stdout),
        /warning +\[orphans\] foreign key .* of "child": 1 row in "child" points by "parent" to a row in .* that does not exist/,
      );
    });
  });
});

test('verify finds a value that was changed, and ends with status 2', async () => {
  await withSqlite(SCRIPT, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      await runCli(['migrate', path, '--to', url, '--no-verify']);
      assert.is((await runCli(['verify', path, '--to', url])).status, 0);
      await session.execute(`UPDATE "two words" SET name = 'c' WHERE id = 2`);
      const { status, stdout } = await runCli(['verify', path, '--to', url]);
      assert.is(status, 2);
      assert.match(unwrapped(stdout), `"name" at "id" = 2 is 'c', in SQLite 'b'`);
    });
  });
});

test('tables can be put into a schema, left out, and flags can stand in the environment and the config', async () => {
  await withSqlite(SCRIPT, async ({ path, db }) => {
    await withPostgres(async ({ url, session }) => {
      await db.exec('CREATE TABLE log_1 (x); CREATE TABLE log_2 (x)');
      const config = `${path}.json`;
      const { writeFileSync } = await import('node:fs');
      writeFileSync(config, JSON.stringify({ exclude: ['log_*'], flags: { 'no-verify': true } }));
      const { status, stdout } = await runCli(['migrate', path, '--schema', 'my app'], {
        LITE2PG_TO: url,
        LITE2PG_CONFIG: config,
      });
      assert.is(status, 0, stdout);
      assert.not.ok(stdout.includes('equal'));
      assert.match(unwrapped(stdout), /note +\[[a-z-]+\] 2 findings table "log_1": left out by the config/);
      const tables = await session.query(`SELECT tablename AS t FROM pg_tables WHERE schemaname = 'my app' ORDER BY 1`);
      assert.equal(tables, [{ t: 'child' }, { t: 'two words' }]);
    });
  });
});

test.run();
