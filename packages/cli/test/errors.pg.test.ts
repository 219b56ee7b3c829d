import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPostgres } from '@lite2pg/postgres';
import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fails } from './fails.js';
import { CLI_ARGS, runCli } from './run-cli.js';

const TABLE = 'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); INSERT INTO t VALUES (1, 1);';

test('a wrong password', async () => {
  await withSqlite(TABLE, async ({ path }) => {
    await withPostgres(async ({ url }) => {
      const wrong = new URL(url);
      wrong.password = 'wr0ng';
      const { status, stderr } = await runCli(['migrate', path, '--to', wrong.href]);
      assert.is(status, 1);
      assert.match(stderr, 'password');
      assert.not.match(stderr, 'wr0ng');
    });
  });
});

test('a database that does not exist', async () => {
  await withSqlite(TABLE, async ({ path }) => {
    await withPostgres(async ({ url }) => {
      const other = new URL(url);
      other.pathname = '/nowhere';
      await fails(['migrate', path, '--to', other.href], ['nowhere']);
    });
  });
});

test('no permission to make the schema of the ledger', async () => {
  await withSqlite(TABLE, async ({ path }) => {
    await withPostgres(async ({ url, session, name }) => {
      const role = `guest_${name}`;
      await session.execute(`CREATE ROLE ${role} LOGIN PASSWORD 'guest'`);
      try {
        const guest = new URL(url);
        guest.username = role;
        guest.password = 'guest';
        await fails(['migrate', path, '--to', guest.href], [`GRANT CREATE ON DATABASE "${name}" TO "${role}"`]);
      } finally {
        await session.execute(`DROP ROLE ${role}`);
      }
    });
  });
});

test('a table of that name that something else made', async () => {
  await withSqlite(TABLE, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      await session.execute('CREATE TABLE t (x int)');
      await fails(['migrate', path, '--to', url], ['"t" already', 'drop what is there']);
    });
  });
});

test('a switch in the environment that is neither yes nor no, and one that says no', async () => {
  await fails(['migrate', 'x.db'], ['LITE2PG_NO_VERIFY', 'neither yes nor no'], { LITE2PG_NO_VERIFY: 'perhaps' });
  await withSqlite(TABLE, async ({ path }) => {
    await withPostgres(async ({ url }) => {
      const { stdout } = await runCli(['migrate', path, '--to', url], { LITE2PG_NO_VERIFY: '0', LITE2PG_JSON: '' });
      assert.match(stdout, 'equal');
    });
  });
});

test('a database that is not UTF8', async () => {
  await withSqlite(TABLE, async ({ path }) => {
    await withPostgres(async ({ url, session, name }) => {
      await session.execute(`CREATE DATABASE ${name}_ascii TEMPLATE template0 ENCODING 'SQL_ASCII'`);
      try {
        const other = new URL(url);
        other.pathname = `/${name}_ascii`;
        await fails(['migrate', path, '--to', other.href], ['SQL_ASCII', "ENCODING 'UTF8'"]);
      } finally {
        await session.execute(`DROP DATABASE ${name}_ascii WITH (FORCE)`);
      }
    });
  });
});

test('stopped by a signal: it says that the same command goes on, and ends by that signal', async () => {
  await withSqlite(TABLE, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      await session.execute('CREATE SCHEMA lite2pg');
      const holder = await openPostgres(url);
      // The run waits where it makes its ledger.
      await holder.execute('BEGIN');
      await holder.execute('CREATE TABLE lite2pg.runs ()');
      const waiting = `SELECT FROM pg_locks WHERE NOT granted AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())`;
      const args = [...CLI_ARGS, 'migrate', path, '--to', url];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
      let stderr = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      const ended = once(child, 'close');
      while (child.exitCode === null && (await session.query(waiting)).length === 0) await sleep(20);
      child.kill('SIGTERM');
      assert.equal(await ended, [null, 'SIGTERM'], stderr);
      assert.match(stderr, 'run the same command again to continue');
      await holder.close();
    });
  });
});

test.run();
