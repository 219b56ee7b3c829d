import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { openPostgres, openSqlite, rawSql } from '@lite2pg/connect';
import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { CLI_ARGS, runCli } from './run-cli.js';

const TABLE = 'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); INSERT INTO t VALUES (1, 1);';

/** Runs a command that must fail with status 1, nothing on stdout and one line on stderr that says all of `parts`. */
async function fails(
  args: readonly string[],
  parts: readonly string[],
  env: Record<string, string> = {},
): Promise<void> {
  const { status, stdout, stderr } = await runCli(args, env);
  assert.is(status, 1, `${stdout}${stderr}`);
  assert.is(stdout, '');
  for (const part of ['error: ', ...parts]) assert.match(stderr, part);
  assert.not.match(stderr, / {4}at /);
}

test('no such file', async () => {
  await fails(['migrate', 'not there.db'], ['not there.db', 'no such file']);
});

test('a file that is no database', async () => {
  await withSqlite(
    (path: string) => {
      writeFileSync(
        path,
        'once upon a time, there was a text file that was longer than a hundred bytes, and so it goes on',
      );
    },
    async ({ path }) => {
      await fails(['inspect', path], ['app.db']);
    },
  ).catch((error: unknown) => {
    // The test kit opens what it made; this file cannot be opened.
    assert.match(String(error), 'database');
  });
});

test('an encrypted file', async () => {
  await withSqlite('', async ({ path }) => {
    const encrypted = `${path}.enc`;
    writeFileSync(encrypted, randomBytes(8192));
    await fails(['inspect', encrypted], ['app.db.enc', 'encrypted']);
  });
});

test('a file that another process has locked', async () => {
  await withSqlite(TABLE, async ({ path }) => {
    const writer = await openSqlite(path, { readOnly: false });
    await writer.exec('BEGIN EXCLUSIVE');
    try {
      await fails(['inspect', path], ['app.db', 'another process holds its lock']);
    } finally {
      await writer.query(rawSql('ROLLBACK'));
      await writer.close();
    }
  });
});

test('no server: told without the password', async () => {
  await withSqlite(TABLE, async ({ path }) => {
    for (const command of ['migrate', 'verify']) {
      const { status, stderr } = await runCli([command, path, '--to', 'postgresql://me:s3cret%21@127.0.0.1:9/x']);
      assert.is(status, 1);
      assert.match(stderr, '127.0.0.1:9');
      assert.not.match(stderr, 's3cret');
    }
  });
});

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
        await fails(['migrate', path, '--to', guest.href], ['permission denied']);
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

test('a URL that is none', async () => {
  await withSqlite(TABLE, async ({ path }) => {
    await fails(['migrate', path, '--to', 'mysql://127.0.0.1/x'], ['mysql']);
  });
});

test('verify without a target', async () => {
  await fails(['verify', 'x.db'], ['--to URL', 'DATABASE_URL']);
});

test('a config with a key that does not exist', async () => {
  await withSqlite(TABLE, async ({ path }) => {
    const config = `${path}.json`;
    writeFileSync(config, '{"identifier": "snake"}');
    await fails(['inspect', path, '--config', config], ['found the key "identifier"', 'identifiers']);
    writeFileSync(config, '{"identifiers": ');
    await fails(['inspect', path, '--config', config], ['not JSON']);
    writeFileSync(config, '{"flags": {"jbos": 2}}');
    await fails(['inspect', path, '--config', config], ['--jbos', 'jobs']);
  });
});

test('a command or a flag that does not exist: the nearest is named', async () => {
  const command = await runCli(['migrat', 'x.db']);
  assert.is(command.status, 1);
  assert.match(command.stderr, 'Did you mean migrate?');
  const flag = await runCli(['migrate', 'x.db', '--job', '2']);
  assert.is(flag.status, 1);
  assert.match(flag.stderr, 'Did you mean --jobs?');
});

test('a URL that is there but empty, as of an unset variable in a script', async () => {
  await fails(['migrate', 'x.db', '--to', ''], ['--to', 'empty']);
  await fails(['migrate', 'x.db'], ['DATABASE_URL', 'empty'], { DATABASE_URL: '' });
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

test("a schema that is PostgreSQL's own or the ledger's", async () => {
  await fails(['migrate', 'x.db', '--schema', 'lite2pg'], ["it is the ledger's"]);
  await fails(['generate', 'x.db', '--schema', 'pg_temp'], ["PostgreSQL's own"]);
});

test('a pattern that fits no table', async () => {
  await withSqlite(TABLE, async ({ path }) => {
    const config = `${path}.json`;
    writeFileSync(config, '{"exclude": ["secret"]}');
    await fails(['inspect', path, '--config', config], ['"secret" fits no table', 'there are t']);
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

test('parameters of a URL that nothing follows', async () => {
  const url = 'postgresql://ann:s3cret@127.0.0.1:9/x?connection_limit=5&schema=shop';
  await fails(['migrate', 'x.db', '--to', url], ['the parameter connection_limit; leave it out']);
});

test('a file of no bytes is shown as what it is: no database that anybody wrote to', async () => {
  await withSqlite('', async ({ path }) => {
    const { status, stderr } = await runCli(['inspect', path]);
    assert.is(status, 2);
    assert.match(stderr, /look {2}database .*: the file has no bytes/);
  });
});

test('a reader of stdout that goes away after the first line is no error', async () => {
  await withSqlite(TABLE, async ({ path }) => {
    const lite2pg = [process.execPath, ...CLI_ARGS].map((word) => `'${word}'`).join(' ');
    const script = `{ ${lite2pg} generate '${path}'; echo "status $?" >&2; } | head -1`;
    const { stdout, stderr } = await promisify(execFile)('sh', ['-c', script]);
    assert.match(stdout, /^-- PostgreSQL schema.*\n$/);
    assert.match(stderr, 'status 0');
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
      assert.match(stderr, 'run the same command again to go on');
      await holder.close();
    });
  });
});

test('a file to check and a file to write', async () => {
  const { status, stderr } = await runCli(['generate', 'x.db', '--check', 'a.sql', '-o', 'a.sql']);
  assert.is(status, 1);
  assert.match(stderr, "'--check <file>' cannot be used with option '-o, --output <file>'");
});

test('a number that is none', async () => {
  const { status, stderr } = await runCli(['migrate', 'x.db', '--jobs', 'many']);
  assert.is(status, 1);
  assert.match(stderr, '"many" is not a whole number');
});

test.run();
