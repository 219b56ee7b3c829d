import { openPostgres } from '@lite2pg/postgres';
import { withPostgres } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { watchIndexes } from '../../src/keys/watch-indexes.js';

test('an index build moves while it is at work, and only those that are watched', async () => {
  await withPostgres(async ({ url, session }) => {
    // A row a page, each of which takes its time.
    await session.execute(`CREATE TABLE pages (id int, filler char(7000));
      ALTER TABLE pages ALTER filler SET STORAGE PLAIN;
      INSERT INTO pages SELECT n, '' FROM generate_series(1, 150) n;
      CREATE FUNCTION slowly(id int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN PERFORM pg_sleep(0.01); RETURN id; END $$`);
    const shares: number[] = [];
    const watch = watchIndexes(
      () => openPostgres(url),
      [session.backendPid],
      (pid, share) => {
        assert.is(pid, session.backendPid);
        shares.push(share);
      },
    );
    await session.execute('CREATE INDEX ON pages (slowly(id))');
    await watch.stop();
    assert.ok(shares.length >= 2, String(shares));
    assert.equal(
      shares,
      [...shares].sort((a, b) => a - b),
    );
    assert.ok(shares[0]! < shares.at(-1)! && shares.at(-1)! <= 1, String(shares));
    const [open] = await session.query<{ sessions: string }>(
      `SELECT count(*) AS sessions FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    assert.is(open?.sessions, '0', 'its session is closed');
  });
});

test('a server that has no session to spare ends no build', async () => {
  const watch = watchIndexes(
    () => Promise.reject(new Error('too many connections')),
    [1],
    () => {
      assert.unreachable();
    },
  );
  await new Promise((resolve) => setTimeout(resolve, 700));
  await watch.stop();
  assert.ok(true);
});

test.run();
