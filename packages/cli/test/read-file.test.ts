import { execFile, execFileSync } from 'node:child_process';
import { truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { rejects, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseJson } from '../src/input/parse-json.js';
import { createProgram } from '../src/program/program.js';
import { MOST_BYTES, requireTextFile, type TextKind } from '../src/input/read-file.js';
import { CLI_ARGS, ROOT } from './run-cli.js';

/** Runs a command in this process; rejects with its error. */
async function lite2pg(args: readonly string[]): Promise<void> {
  await createProgram(() => undefined).parseAsync([...args, '-q'], { from: 'user' });
}

test('JSON that is nested too deep or has too many values is refused before it is parsed, with the limit', async () => {
  const deep = '['.repeat(200_000) + ']'.repeat(200_000);
  for (const text of [deep, `{"exclude":${deep}}`]) {
    await rejects(() => parseJson(text, 'c.json'), {
      code: 'bad-document',
      message: /^read c\.json: it is nested deeper than 100 levels, and no config or spec does; check the path$/,
    });
  }
  await rejects(() => parseJson(`[${'[],'.repeat(2_000_000)}[]]`, 'c.json'), {
    code: 'bad-document',
    message: /more than 4,000,000 values/,
  });
  const levels = '['.repeat(100) + ']'.repeat(100);
  assert.is(JSON.stringify(parseJson(levels, 'c.json')), levels);
  const strings = [`${'['.repeat(500)}\\`, '"]', '\\"', ',[{'];
  assert.equal(parseJson(JSON.stringify(strings), 'c.json'), strings);
  await rejects(() => parseJson('["\\"', 'c.json'), { code: 'bad-document', message: /not JSON/ });
});

test('a file that is longer than one of its kind may be is refused unread, with the limit', async () => {
  await withSqlite('', async ({ path }) => {
    const large = `${path}.large`;
    for (const [kind, most] of Object.entries(MOST_BYTES) as [TextKind, number][]) {
      writeFileSync(large, '{}');
      truncateSync(large, most + 1);
      const limit = new RegExp(`^read ${kind} .*large: it is larger than the ${most / 1e6}\\.0 MB \\([0-9,]+ bytes\\)`);
      await rejects(() => requireTextFile(large, kind), { code: 'bad-document', message: limit });
    }
    truncateSync(large, MOST_BYTES.config);
    assert.is(requireTextFile(large, 'config').length, MOST_BYTES.config);
  });
});

test('no command waits for a named pipe, wherever a file is read', async () => {
  await withSqlite('CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT)', async ({ path }) => {
    const pipe = `${path}.pipe`;
    const spec = `${path}.json`;
    execFileSync('mkfifo', [pipe, spec]);
    const refusal = { code: 'bad-option', message: /: a named pipe; give the path of a file$/ };
    for (const args of [
      ['inspect', path, '--config', pipe],
      ['migrate', path, '--config', pipe],
      ['generate', path, '--check', pipe],
      ['generate', spec],
      ['translate', pipe],
      ['translate', '--schema', spec, '--sql', 'SELECT a FROM t'],
      ['compat', '--for', pipe],
      ['compat', '--check', pipe],
    ]) {
      await rejects(() => lite2pg(args), refusal);
    }
    for (const command of ['inspect', 'generate', 'migrate', 'verify']) {
      const to = command === 'verify' ? ['--to', 'postgresql://127.0.0.1:9/x'] : [];
      await rejects(() => lite2pg([command, pipe, ...to]), { code: 'not-a-database', message: /not a regular file/ });
    }
    await rejects(() => lite2pg(['translate', '/dev/zero']), { code: 'bad-option', message: /a device or a socket/ });
    await rejects(() => lite2pg(['inspect', path, '--config', dirname(path)]), {
      code: 'bad-option',
      message: /a folder/,
    });
  });
});

test('pipes that the shell opened are read as files are', async () => {
  await withSqlite('CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT)', async ({ path }) => {
    const words = [process.execPath, ...CLI_ARGS].map((word) => `'${word}'`).join(' ');
    const script = join(dirname(path), 'queries.sql');
    writeFileSync(script, 'SELECT a FROM t;');
    const shell = async (command: string): Promise<string> =>
      (await promisify(execFile)('bash', ['-c', command.replace('$L', words)], { cwd: ROOT })).stdout;
    assert.match(
      await shell(`$L generate '${path}' -q --config <(echo '{"schema":"shop"}')`),
      'SCHEMA IF NOT EXISTS shop',
    );
    assert.is(await shell(`cat '${script}' | $L translate /dev/stdin -q --schema '${path}'`), 'SELECT a FROM t;\n');
    assert.is(await shell(`$L translate /dev/fd/9 -q --schema '${path}' 9<'${script}'`), 'SELECT a FROM t;\n');
  });
});

test.run();
