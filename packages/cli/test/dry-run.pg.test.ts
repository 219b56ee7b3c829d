import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dryRun } from '@lite2pg/migration';
import { parseDryRun } from '@lite2pg/spec';
import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runHere } from './run-here.js';

const SCRIPT = `
  CREATE TABLE "Odd Name" (id INTEGER PRIMARY KEY, "select" INTEGER);
  CREATE TABLE child (parent INTEGER REFERENCES "Odd Name" (id));
  CREATE INDEX by_parent ON child (parent);
  INSERT INTO "Odd Name" VALUES (1, 'x'), (2, 5);
  INSERT INTO child VALUES (1);
`;

test('--dry-run says what would be done, and the target stays as it is, without the ledger', async () => {
  await withPostgres(async ({ url, session }) => {
    await withSqlite(SCRIPT, async ({ path }) => {
      const surroundings = { folder: dirname(path), env: {} };
      const { status, stdout, stderr } = await runHere(['migrate', 'app.db', '--to', url, '--dry-run'], surroundings);
      assert.is(status, 0, stderr);
      assert.match(stdout, /Odd Name +public\."Odd Name" +2\n/);
      assert.match(stdout, /foreign-key +1\n/);
      assert.match(stdout, /Odd Name\.select +INTEGER +text/);
      assert.match(stdout, 'Dry run: 2 tables with 3 rows would be moved to postgresql://');
      const printed = await runHere(['migrate', 'app.db', '--to', url, '--dry-run', '--json'], surroundings);
      const document = parseDryRun(JSON.parse(printed.stdout), 'stdout');
      assert.equal(document.tables, [
        { name: 'Odd Name', target: 'public."Odd Name"', rows: 2 },
        { name: 'child', target: 'public.child', rows: 1 },
      ]);
      // The function gives what the command gives, but for the path it was given.
      assert.equal({ ...(await dryRun(path, { to: url })), source: document.source }, document);
      const [found] = await session.query<{ there: boolean }>(
        `SELECT to_regnamespace('lite2pg') IS NOT NULL OR to_regclass('public.child') IS NOT NULL AS there`,
      );
      assert.is(found?.there, false);
    });
  });
});

test('without a target no server is started, and one that cannot be reached is an error', async () => {
  await withSqlite(SCRIPT, async ({ path }) => {
    const folder = dirname(path);
    const { status, stdout } = await runHere(['migrate', 'app.db', '--dry-run'], { folder, env: {} });
    assert.is(status, 0);
    assert.match(stdout, 'would be moved to the embedded PostgreSQL in lite2pg-data');
    assert.is(existsSync(join(folder, 'lite2pg-data')), false);
    const nowhere = ['migrate', 'app.db', '--dry-run', '--to', 'postgresql://me@127.0.0.1:1/db'];
    assert.is((await runHere(nowhere, { folder, env: {} })).status, 1);
  });
});

test.run();
