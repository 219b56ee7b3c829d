import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runCli } from './run-cli.js';
import { hasTerminal, runOnTerminal } from './run-on-terminal.js';

const SCRIPT = `CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT);
  INSERT INTO t SELECT value, 'name ' || value FROM json_each('[1, 2, 3]'); CREATE INDEX t_name ON t (name);
  CREATE TRIGGER left_out AFTER INSERT ON t BEGIN SELECT load_extension('x'); END`;

/** The beginning of an escape sequence of a terminal. */
const ESCAPE = '\u001b';
/** The beginning of a colour. */
const COLOUR = /\u001b\[[0-9;]*m/; // eslint-disable-line no-control-regex -- that is what a terminal is sent

if (hasTerminal()) {
  test('on a terminal every stage is drawn and leaves its time; a dumb one is sent no escape, --no-color no colour', async () => {
    await withSqlite(SCRIPT, async ({ path }) => {
      await withPostgres(async ({ url }) => {
        const args = ['migrate', path, '--to', url];
        const { screen } = await runOnTerminal(50, args, { TERM: 'xterm' });
        assert.match(screen, ESCAPE);
        assert.match(screen, COLOUR);
        assert.match(screen, '1/5 reading  ');
        const stages = ['reading values', 'moving rows', 'building indexes', 'adding constraints', 'comparing rows'];
        const kept = [...screen.matchAll(/(\d\/5 [a-z ]+): [^\r\n]*\d+\.\d s/g)].map(([, title]) => title);
        assert.equal(
          kept,
          stages.map((stage, at) => `${at + 1}/5 ${stage}`),
        );
        const dumb = await runOnTerminal(80, [...args, '--schema', 'b'], { TERM: 'dumb' });
        assert.match(dumb.screen, '1/5 reading values\r\n');
        assert.not.match(dumb.screen, ESCAPE);
        const plain = await runOnTerminal(80, [...args, '--schema', 'c', '--no-color'], { TERM: 'xterm' });
        assert.match(plain.screen, ESCAPE);
        assert.not.match(plain.screen, COLOUR);
        const byConfig = await runOnTerminal(80, ['inspect', path], { TERM: 'xterm', LITE2PG_NO_COLOR: '1' });
        assert.not.match(byConfig.screen, COLOUR);
      });
    });
  });
} else {
  console.log('terminal.pg.test.ts: skipped what needs a terminal, as there is no python3 with the module pty');
}

test('FORCE_COLOR colours what is piped, unless NO_COLOR or --no-color take it away', async () => {
  await withSqlite(SCRIPT, async ({ path }) => {
    const coloured = async (args: readonly string[], env: Readonly<Record<string, string>>): Promise<boolean> =>
      COLOUR.test((await runCli(['generate', path, ...args], env)).stderr);
    assert.is(await coloured([], {}), false);
    assert.is(await coloured([], { FORCE_COLOR: '1' }), true);
    assert.is(await coloured([], { FORCE_COLOR: '0' }), false);
    assert.is(await coloured([], { FORCE_COLOR: '1', NO_COLOR: '1' }), false);
    assert.is(await coloured(['--no-color'], { FORCE_COLOR: '1' }), false);
  });
});

test('an error has colours by the same rules, however it is told to have none', async () => {
  const coloured = async (args: readonly string[], env: Readonly<Record<string, string>>): Promise<boolean> => {
    const { status, stderr } = await runCli(['inspect', 'none.db', ...args], { FORCE_COLOR: '1', ...env });
    assert.is(status, 1);
    assert.match(stderr, 'no such file');
    return COLOUR.test(stderr);
  };
  assert.is(await coloured([], {}), true);
  assert.is(await coloured([], { LITE2PG_NO_COLOR: '0' }), true);
  for (const env of [{ FORCE_COLOR: '0' }, { NO_COLOR: '1' }, { LITE2PG_NO_COLOR: '1' }, { LITE2PG_NO_COLOR: 'yes' }]) {
    assert.is(await coloured([], env), false, JSON.stringify(env));
  }
  assert.is(await coloured(['--no-color'], {}), false);
  await withSqlite('', async ({ path }) => {
    const config = join(dirname(path), 'config.json');
    writeFileSync(config, JSON.stringify({ flags: { 'no-color': true } }));
    assert.is(await coloured(['--config', config], {}), false);
  });
});

test('-v, -V and --version print the version', async () => {
  for (const flag of ['-v', '-V', '--version']) {
    const { status, stdout, stderr } = await runCli([flag]);
    assert.equal([status, stderr], [0, '']);
    assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
  }
});

test.run();
