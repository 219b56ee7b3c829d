import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withSqlite } from '@lite2pg/test-kit';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { runHere, type HereResult } from './run-here.js';

const test = suite('settings');

/** Nobody listens there. */
const NOWHERE = 'postgresql://ann:s3cret@127.0.0.1:1/app';
const SHOWN = 'postgresql://ann@127.0.0.1:1/app';

/** Runs the command in a folder with these files and the database app.db. */
async function runWith(
  args: readonly string[],
  { files = {}, env = {} }: { files?: Readonly<Record<string, string>>; env?: Readonly<Record<string, string>> },
): Promise<HereResult> {
  return withSqlite('CREATE TABLE t (a INTEGER)', ({ path }) => {
    const folder = dirname(path);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return runHere(args, { folder, env });
  });
}

test('the first line says which target was taken and where it was given, and an error about it says so too', async () => {
  const ways: readonly (readonly [from: string, given: Parameters<typeof runWith>[1]])[] = [
    ['DATABASE_URL', { env: { DATABASE_URL: NOWHERE } }],
    ['LITE2PG_TO', { env: { LITE2PG_TO: NOWHERE } }],
    ['DATABASE_URL in .env', { files: { '.env': `OTHER=1\nexport DATABASE_URL="${NOWHERE}"\n` } }],
    ["the config's /flags/to", { files: { 'lite2pg.config.json': JSON.stringify({ flags: { to: NOWHERE } }) } }],
  ];
  for (const [from, given] of ways) {
    const { status, stderr } = await runWith(['verify', 'app.db'], given);
    assert.is(status, 1, stderr);
    assert.is(stderr.split('\n')[0], `target: ${SHOWN} (${from})`);
    assert.match(stderr, `(the URL is from ${from})`);
    assert.not.match(stderr, 's3cret');
  }
  const { stderr } = await runWith(['verify', 'app.db', '--to', NOWHERE], {});
  assert.is(stderr.split('\n')[0], `target: ${SHOWN} (--to)`);
  assert.not.match(stderr, 'the URL is from');
  assert.not.match((await runWith(['verify', 'app.db', '--to', NOWHERE, '-q'], {})).stderr, 'target:');
});

test('.env gives way to the environment, and names the source as SQLITE_PATH', async () => {
  const files = { '.env': `DATABASE_URL=postgresql://bob@127.0.0.1:1/other\nSQLITE_PATH=app.db\nPGAPPNAME=mine\n` };
  const { stderr } = await runWith(['verify'], { files, env: { DATABASE_URL: NOWHERE } });
  assert.is(stderr.split('\n')[0], `target: ${SHOWN} (DATABASE_URL)`);
  const inspected = await runWith(['inspect', '-q'], { files });
  assert.is(inspected.status, 0, inspected.stderr);
  assert.match(inspected.stdout, '"name": "t"');
});

test('with --json an error is a document on stdout', async () => {
  const codeOf = async (args: readonly string[]): Promise<unknown> => {
    const { status, stdout } = await runWith([...args, '--json'], {});
    assert.is(status, 1);
    return (JSON.parse(stdout) as { error: { code: string } }).error.code;
  };
  assert.is(await codeOf(['verify', 'app.db', '--to', NOWHERE]), 'no-server');
  assert.is(await codeOf(['verify', 'none.db', '--to', NOWHERE]), 'no-such-file');
  assert.is(await codeOf(['verify', 'app.db']), 'bad-option');
  assert.is(await codeOf(['verify', 'app.db', '--unknown']), 'bad-option');
});

test('a name that is nearly one is told from the one that was meant', async () => {
  const variable = await runWith(['inspect', 'app.db', '-q'], { env: { LITE2PG_JOBZ: '2' } });
  assert.match(variable.stderr, 'no command reads the variable LITE2PG_JOBZ; did you mean LITE2PG_JOBS?');
  const key = await runWith(['inspect', 'app.db'], { files: { 'lite2pg.config.json': '{"colums": {}}' } });
  assert.match(key.stderr, 'found the key "colums", did you mean "columns"?');
  const flag = await runWith(['inspect', 'app.db'], { files: { 'lite2pg.config.json': '{"flags": {"jobz": 2}}' } });
  assert.match(flag.stderr, 'no command has a flag "--jobz"; did you mean "jobs"?');
  const helper = await runWith(['compat', 'store_integr'], {});
  assert.match(helper.stderr, 'did you mean "store_integer"');
});

test.run();
