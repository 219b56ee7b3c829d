import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { CLI_ARGS, runCli } from './run-cli.js';

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

/** Runs migrate and kills it, with no chance to tidy up, so many milliseconds after the ledger is there. */
async function killAfter(
  path: string,
  url: string,
  milliseconds: number,
  begun: () => Promise<boolean>,
): Promise<void> {
  const child = spawn(process.execPath, [...CLI_ARGS, 'migrate', path, '--to', url, '--chunk-mb', '1', '--no-verify'], {
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  while (child.exitCode === null && !(await begun())) await sleep(5);
  await sleep(milliseconds);
  child.kill('SIGKILL');
  await ended;
}

test('killed again and again, the same command ends with every row there once', async () => {
  await withSqlite(SCRIPT, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      let runs = 0;
      const begun = async (): Promise<boolean> => {
        const [ledger] = await session.query<{ there: boolean }>(
          `SELECT to_regclass('lite2pg.runs') IS NOT NULL AS there`,
        );
        if (!ledger?.there) return false;
        const [row] = await session.query<{ runs: number }>('SELECT count(*)::int AS runs FROM lite2pg.runs');
        return (row?.runs ?? 0) > runs;
      };
      for (const milliseconds of [0, 40, 120, 250]) {
        await killAfter(path, url, milliseconds, begun);
        const [row] = await session.query<{ runs: number }>('SELECT count(*)::int AS runs FROM lite2pg.runs');
        runs = row?.runs ?? 0;
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
