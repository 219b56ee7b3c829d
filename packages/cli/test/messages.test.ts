import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

test('docs/messages.txt lists every message as the sources have it', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/messages.mjs', '--check'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  assert.is(status, 0, stderr);
});

test('errors, findings, refusals, help and output are among the messages', () => {
  const lines = readFileSync(`${ROOT}docs/messages.txt`, 'utf8').split('\n');
  for (const message of [
    '  open {path}: {found}',
    '  left out by the config; its rows stay in SQLite only',
    '  this form of ALTER TABLE is not translated',
    '  do not compare the rows afterwards',
    '  {n findings} to look at ({serious}), named above (exit status 2)',
  ]) {
    assert.ok(lines.includes(message), message);
  }
});

test.run();
