import { setTimeout as sleep } from 'node:timers/promises';
import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { askLedger, killMigrate } from './kill-migrate.js';
import { runCli } from './run-cli.js';

/** Rows of about 100 bytes in a keyed and in a keyless table, with what must be built afterwards. */
const SCRIPT = `
  CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT);
  CREATE TABLE child (id INTEGER PRIMARY KEY AUTOINCREMENT, parent INTEGER REFERENCES parent, note TEXT);
  CREATE TABLE "no key" (a, b);
  CREATE INDEX child_note ON child (note);
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
    INSERT INTO parent SELECT i, 'parent ' || i || substr(hex(zeroblob(30)), 1, 50) FROM n;
  INSERT INTO child (parent, note) SELECT id, name FROM parent;
  INSERT INTO "no key" SELECT id % 7, name FROM parent;
`;

test('killed again and again, the same command ends with every row there once', async () => {
  await withSqlite(SCRIPT, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      let runs = 0;
      const countRuns = (): Promise<number> => askLedger(session, 'SELECT count(*)::int AS number FROM lite2pg.runs');
      for (const milliseconds of [0, 40, 120, 250]) {
        await killMigrate([path, '--to', url, '--chunk-mb', '1', '--no-verify'], async () => {
          if ((await countRuns()) <= runs) return false;
          await sleep(milliseconds);
          return true;
        });
        runs = await countRuns();
      }
      const { status, stdout } = await runCli(['migrate', path, '--to', url, '--chunk-mb', '1']);
      assert.is(status, 0, stdout);
      const counts = await session.query(
        'SELECT (SELECT count(*)::int FROM parent) AS p, (SELECT count(*)::int FROM child) AS c, (SELECT count(*)::int FROM "no key") AS k',
      );
      assert.equal(counts, [{ p: 60000, c: 60000, k: 60000 }]);
      assert.is((await runCli(['verify', path, '--to', url])).status, 0);
      const constraints = await session.query(
        `SELECT conname, convalidated FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n' ORDER BY 1`,
      );
      assert.equal(constraints, [
        { conname: 'child_parent_fkey', convalidated: true },
        { conname: 'child_pkey', convalidated: true },
        { conname: 'parent_pkey', convalidated: true },
      ]);
    });
  });
});

test.run();
