import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fails } from './fails.js';
import { CLI_ARGS, runCli } from './run-cli.js';

const TABLE = 'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); INSERT INTO t VALUES (1, 1);';

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

test("a schema that is PostgreSQL's own or the ledger's", async () => {
  await fails(['migrate', 'x.db', '--schema', 'lite2pg'], ["it is the ledger's"]);
  await fails(['generate', 'x.db', '--schema', 'pg_temp'], ["PostgreSQL's own"]);
});

test('a pattern that fits no table', async () => {
  await withSqlite(TABLE, async ({ path }) => {
    const config = `${path}.json`;
    writeFileSync(config, '{"exclude": ["secret"]}');
    await fails(['inspect', path, '--config', config], ['"secret" matches no table', 'the source has t']);
  });
});

test('parameters of a URL that nothing follows', async () => {
  const url = 'postgresql://ann:s3cret@127.0.0.1:9/x?connection_limit=5&schema=shop';
  await fails(['migrate', 'x.db', '--to', url], ['the parameter connection_limit; leave it out']);
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
