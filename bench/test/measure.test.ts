import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { measure, type Measured } from '../measure.js';

async function run(program: string, args: readonly string[]): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'lite2pg-measure-'));
  try {
    return await measure({ program, args }, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const HOLD_64_MB = 'const held = Buffer.alloc(64 * 2 ** 20, 1); setTimeout(() => held, 1500)';

test('time, exit status and output are of the program', async () => {
  const measured = await run(process.execPath, [
    '-e',
    'setTimeout(() => { console.log("said"); process.exitCode = 3 }, 300)',
  ]);
  assert.is(measured.exitStatus, 3);
  assert.is(measured.output, 'said\n');
  assert.ok(measured.seconds >= 0.3);
});

test('memory counts the children too, each at its own peak', async () => {
  const alone = await run(process.execPath, ['-e', HOLD_64_MB]);
  // Where there is no /proc it is not known.
  if (process.platform !== 'linux') return;
  assert.ok((alone.peakBytes ?? 0) > 64 * 2 ** 20, String(alone.peakBytes));
  const spawning = `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(HOLD_64_MB)}])`;
  const both = await run('/bin/sh', [
    '-c',
    `"$0" -e "$1" & "$0" -e "$2"; wait`,
    process.execPath,
    HOLD_64_MB,
    spawning,
  ]);
  assert.ok((both.peakBytes ?? 0) > 1.7 * (alone.peakBytes ?? 0), `${both.peakBytes} of ${alone.peakBytes}`);
});

test('a program that cannot be started has no exit status', async () => {
  const measured = await run('no-such-program-here', []);
  assert.is(measured.exitStatus, undefined);
  assert.is(measured.peakBytes, undefined);
});

test.run();
