import { execFile } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { rejects } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { replaceFile } from '../src/output/replace-file.js';

const NOBODY = 65534;

async function withFolder(run: (folder: string) => Promise<void> | void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lite2pg-test-'));
  try {
    await run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Root may write anywhere: what permissions say is tried as an ordinary user. */
async function asOrdinaryUser(run: () => Promise<void> | void): Promise<void> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(NOBODY);
  try {
    await run();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

test('a file is made, replaced with its mode and owner kept, and nothing stays beside it', async () => {
  await withFolder((folder) => {
    const path = join(folder, 'a.sql');
    replaceFile(path, 'one');
    writeFileSync(join(folder, 'usual'), '');
    assert.is(statSync(path).mode, statSync(join(folder, 'usual')).mode);
    rmSync(join(folder, 'usual'));
    chmodSync(path, 0o640);
    if (process.getuid?.() === 0) chownSync(path, NOBODY, NOBODY);
    const { uid, gid, ino } = statSync(path);
    replaceFile(path, 'two');
    const after = statSync(path);
    assert.equal([after.uid, after.gid, after.mode & 0o777], [uid, gid, 0o640]);
    assert.is.not(after.ino, ino);
    assert.is(readFileSync(path, 'utf8'), 'two');
    assert.equal(readdirSync(folder), ['a.sql']);
  });
});

test('links are followed, through folders and to where nothing is yet, and stay links', async () => {
  await withFolder(async (folder) => {
    mkdirSync(join(folder, 'deep', 'er'), { recursive: true });
    symlinkSync('deep/er', join(folder, 'short'));
    symlinkSync('../first.sql', join(folder, 'deep', 'er', 'second'));
    symlinkSync('short/second', join(folder, 'third'));
    replaceFile(join(folder, 'third'), 'made');
    assert.is(readFileSync(join(folder, 'deep', 'first.sql'), 'utf8'), 'made');
    replaceFile(join(folder, 'third'), 'made again');
    assert.is(readFileSync(join(folder, 'deep', 'first.sql'), 'utf8'), 'made again');
    assert.equal(readdirSync(folder).sort(), ['deep', 'short', 'third']);
    symlinkSync('round', join(folder, 'round'));
    await rejects(
      () => {
        replaceFile(join(folder, 'round'), 'x');
      },
      { code: 'ELOOP' },
    );
  });
});

test('in a folder that takes no new file a file is written over; one that is read-only is not', async () => {
  await withFolder(async (folder) => {
    const path = join(folder, 'a.sql');
    for (const old of ['longer than the new one', 'x']) {
      writeFileSync(path, old);
      chmodSync(path, 0o666);
      chmodSync(folder, 0o555);
      await asOrdinaryUser(async () => {
        replaceFile(path, 'the new one');
        await rejects(
          () => {
            replaceFile(join(folder, 'b.sql'), 'x');
          },
          { code: 'EACCES' },
        );
      });
      assert.is(readFileSync(path, 'utf8'), 'the new one');
    }
    chmodSync(folder, 0o777);
    chmodSync(path, 0o444);
    await asOrdinaryUser(async () => {
      await rejects(
        () => {
          replaceFile(path, 'y');
        },
        { code: 'EACCES' },
      );
    });
    assert.is(readFileSync(path, 'utf8'), 'the new one');
    assert.equal(readdirSync(folder), ['a.sql']);
  });
});

test('where there is no room for the new content, the old one stays whole', async () => {
  await withFolder(async (folder) => {
    const path = join(folder, 'a.sql');
    const old = 'old\n'.repeat(100);
    const module = fileURLToPath(new URL('../src/output/replace-file.ts', import.meta.url));
    const script = `import { replaceFile } from ${JSON.stringify(module)};
      process.seteuid(process.geteuid() === 0 ? ${NOBODY} : process.geteuid());
      try { replaceFile(${JSON.stringify(path)}, 'new\\n'.repeat(100_000)); } catch (error) { process.stdout.write(error.code); }`;
    writeFileSync(join(folder, 'script.mts'), script);
    for (const mode of [0o777, 0o555]) {
      writeFileSync(path, old);
      chmodSync(path, 0o666);
      chmodSync(folder, mode);
      // The shell's limit of the size of files stands for a full disk.
      const command = `ulimit -f 8; exec '${process.execPath}' --import tsx --conditions=source '${join(folder, 'script.mts')}'`;
      const { stdout } = await promisify(execFile)('bash', ['-c', command], { cwd: new URL('..', import.meta.url) });
      assert.is(stdout, 'EFBIG');
      assert.is(readFileSync(path, 'utf8'), old);
      assert.equal(readdirSync(folder).sort(), ['a.sql', 'script.mts']);
      chmodSync(folder, 0o777);
    }
  });
});

test.run();
