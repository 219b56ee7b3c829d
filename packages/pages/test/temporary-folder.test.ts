import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { rejects } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { makeTemporaryFolder, removeLeftovers, removeTemporaryFolders } from '../src/source/temporary-folder.js';

const MODULE = fileURLToPath(new URL('../src/source/temporary-folder.ts', import.meta.url));

/** Calls `run` with a temporary folder of its own, which this process has as long as that lasts. */
async function withTemporary(run: (folder: string) => Promise<void> | void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lite2pg-test-'));
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    await run(folder);
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(folder, { recursive: true });
  }
}

function node(script: string): string[] {
  return ['--import', 'tsx', '--conditions=source', '--input-type=module', '-e', script];
}

test('a folder is for its owner only, says whose it is, and is gone when it is removed', async () => {
  await withTemporary((folder) => {
    const made = makeTemporaryFolder('copy');
    assert.is(statSync(made.path).mode & 0o777, 0o700);
    assert.match(basename(made.path), new RegExp(`^lite2pg-copy-\\d+-${process.pid}-\\w+$`));
    const other = makeTemporaryFolder('rejects');
    writeFileSync(join(other.path, 'rejects'), 'x');
    made.remove();
    made.remove();
    assert.equal(readdirSync(folder), [basename(other.path)]);
    removeTemporaryFolders();
    assert.equal(readdirSync(folder), []);
  });
});

test('what a process did not remove is gone when it ends, by an error too', async () => {
  await withTemporary((folder) => {
    const script = `const { makeTemporaryFolder } = await import(${JSON.stringify(MODULE)});
      makeTemporaryFolder('copy'); throw new Error('odd');`;
    const { stderr } = spawnSync(process.execPath, node(script), {
      cwd: new URL('..', import.meta.url),
      encoding: 'utf8',
    });
    assert.match(stderr, 'odd');
    assert.equal(
      readdirSync(folder).filter((name) => name.startsWith('lite2pg-copy-')),
      [],
    );
  });
});

test('what a killed process left is removed by the next one; what is in use, or somebody else’s, is not', async () => {
  await withTemporary(async (folder) => {
    const script = `const { makeTemporaryFolder } = await import(${JSON.stringify(MODULE)});
      console.log(makeTemporaryFolder('copy').path); setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, node(script), {
      cwd: new URL('..', import.meta.url),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    const [left] = (await once(createInterface(child.stdout), 'line')) as [string];
    writeFileSync(join(left, 'app.db'), 'a copy');
    const mine = makeTemporaryFolder('copy');
    removeLeftovers();
    assert.equal([existsSync(left), existsSync(mine.path)], [true, true]);
    child.kill('SIGKILL');
    await exited;
    const elsewhere = join(folder, basename(left).replace(/copy-\d+-/, 'copy-1-'));
    const precious = join(folder, 'precious');
    const link = `${left.slice(0, -6)}linked`;
    const alike = join(folder, 'lite2pg-copy');
    for (const path of [elsewhere, precious, alike]) mkdirSync(path);
    writeFileSync(join(precious, 'kept'), '');
    symlinkSync(precious, link);
    removeLeftovers();
    assert.not.ok(existsSync(left));
    assert.ok([mine.path, elsewhere, join(precious, 'kept'), alike].every((path) => existsSync(path)));
    mine.remove();
  });
});

test('a temporary folder that cannot be written is named, with what to do', async () => {
  await withTemporary(async (folder) => {
    process.env['TMPDIR'] = join(folder, 'missing');
    await rejects(() => makeTemporaryFolder('copy'), {
      code: 'no-permission',
      message: /^write to the temporary folder ".*missing": it cannot be written \(ENOENT\); .* set TMPDIR/,
    });
    process.env['TMPDIR'] = folder;
  });
});

test.run();
