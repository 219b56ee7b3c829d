import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openSqlite, rawSql } from '@lite2pg/sqlite';
import { withSqlite } from '@lite2pg/test-kit';

const test = suite('the packed packages in an empty project');

interface Packed {
  readonly name: string;
}

interface Installer {
  readonly installPacked: (folder: string) => Packed[];
}

const { installPacked } = (await import(
  new URL('../../../scripts/install-packed.mjs', import.meta.url).href
)) as Installer;

const folder = mkdtempSync(join(tmpdir(), 'lite2pg-installed-'));
process.once('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});
const packed = installPacked(folder);

/** What this module prints in the project. */
function run(module: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '--eval', module], { cwd: folder, encoding: 'utf8' });
}

test('read with the SQLite that the tests read with', async () => {
  const db = await openSqlite(':memory:');
  const version = rawSql('SELECT sqlite_version() AS version');
  const [tested] = await db.query<{ version: string }>(version);
  await db.close();
  const installed = run(`
    import { openSqlite, rawSql } from '@lite2pg/sqlite';
    const db = await openSqlite(':memory:');
    const [{ version }] = await db.query(rawSql('SELECT sqlite_version() AS version'));
    console.log(version);
    await db.close();`);
  assert.is(installed.trim(), tested?.version);
});

test('bring a native driver only to a Node without SQLite', () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const needed = major < 22 || (major === 22 && minor < 13);
  assert.is(existsSync(join(folder, 'node_modules', 'sqlite3')), needed);
});

test('run the command on a file with the SQL of today', async () => {
  await withSqlite('CREATE TABLE t (a integer default 1_000_000); INSERT INTO t DEFAULT VALUES', ({ path }) => {
    const { status, stdout, stderr } = spawnSync('npx', ['--no-install', 'lite2pg', 'generate', path], {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    assert.is(status, 0, stderr);
    assert.match(stdout, /CREATE TABLE "?t"?/);
    assert.match(stdout, /DEFAULT 1000000/);
  });
});

/** The paths in `value`, at whatever depth. */
function pathsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('.') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}

test('name no path that is not packed', () => {
  assert.ok(packed.length > 0);
  for (const { name } of packed) {
    const inside = join(folder, 'node_modules', name);
    if (!existsSync(inside)) continue;
    const { exports, bin, types } = JSON.parse(readFileSync(join(inside, 'package.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    const missing = pathsIn([exports, bin, types]).filter((path) => !existsSync(join(inside, path)));
    assert.equal(missing, [], name);
    assert.ok(existsSync(join(inside, 'LICENSE')), name);
  }
});

test('do without the embedded server, and say what to do where it is wanted', async () => {
  rmSync(join(folder, 'node_modules', '@lite2pg', 'embedded'), { recursive: true, force: true });
  await withSqlite('CREATE TABLE t (a)', ({ path }) => {
    const { status, stderr } = spawnSync('npx', ['--no-install', 'lite2pg', 'migrate', path], {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    assert.is(status, 1);
    assert.match(
      stderr.replace(/\s+/g, ' '),
      /@lite2pg\/embedded is not installed; run `npm install @lite2pg\/embedded`, or name a server with --to URL/,
    );
    assert.not.match(stderr, / at /);
  });
});

test.run();
