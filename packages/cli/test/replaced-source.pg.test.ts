import { withPostgres, withReplaceable } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { askLedger, killMigrate } from './kill-migrate.js';
import { runCli } from './run-cli.js';

const ROWS = 60_000;

function script(mode: string, letter: string): string {
  return `PRAGMA journal_mode = ${mode};
    CREATE TABLE "a table" (id INTEGER PRIMARY KEY, v TEXT, pad TEXT);
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS})
      INSERT INTO "a table" SELECT i, '${letter}' || i, substr(hex(zeroblob(80)), 1, 150) FROM n;
    PRAGMA wal_checkpoint(TRUNCATE);`;
}

const MOMENTS = [
  ['delete', 1],
  ['delete', 5],
  ['wal', 3],
] as const;

for (const [mode, chunks] of MOMENTS) {
  test(`killed after ${chunks} of its chunks, then given another file of the same header (${mode}): rows of that file alone`, async () => {
    await withReplaceable({ before: script(mode, 'a'), after: script(mode, 'b') }, async ({ path, replace }) => {
      await withPostgres(async ({ url, session }) => {
        const args = [path, '--to', url, '--chunk-mb', '1', '--no-verify'];
        const done = 'SELECT count(digest)::int AS number FROM lite2pg.chunks';
        await killMigrate(args, async () => (await askLedger(session, done)) >= chunks);
        const missing = 'SELECT count(*)::int - count(digest)::int AS number FROM lite2pg.chunks';
        assert.ok((await askLedger(session, missing)) > 0, 'it was killed too late');
        replace();
        const { status, stdout } = await runCli(['migrate', ...args]);
        assert.is(status, 0, stdout);
        const letters = await session.query(
          `SELECT left(v, 1) AS letter, count(*)::int AS n FROM "a table" GROUP BY 1`,
        );
        assert.equal(letters, [{ letter: 'b', n: ROWS }]);
      });
    });
  });
}

test.run();
