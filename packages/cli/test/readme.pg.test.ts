import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openSqlite } from '@lite2pg/sqlite';
import { withPostgres } from '@lite2pg/test-kit';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CLI_ARGS, ROOT } from './run-cli.js';

const test = suite('README and getting-started');

const DOCUMENTS = ['README.md', 'docs/getting-started.md'];

/** The database that the documents assume; with a row in it that makes a finding. */
const APP = `CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT UNIQUE, age INTEGER);
  CREATE TABLE events (id INTEGER PRIMARY KEY, user_id REFERENCES users, at DATETIME);
  CREATE TABLE log_lines (line TEXT);
  CREATE TABLE metadata (key TEXT); CREATE TABLE models (id INTEGER PRIMARY KEY, size_mb REAL);
  INSERT INTO users VALUES (1, 'ann@example.com', 40); INSERT INTO events VALUES (1, 1, 1700000000000), (2, 9, 1700000001000)`;

/** A place in the workspace, where Node finds its packages; the embedded server runs as another user if this is root. */
async function inPlace<T>(run: (place: string) => Promise<T>): Promise<T> {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  const place = mkdtempSync(join(ROOT, '.cache', 'readme-'));
  chmodSync(place, 0o755);
  try {
    for (const name of ['app.db', 'broken.db', 'ci.db']) {
      const db = await openSqlite(join(place, name), { readOnly: false, create: true });
      await db.exec(APP);
      await db.close();
    }
    writeFileSync(join(place, 'queries.sql'), "SELECT strftime('%Y', at) FROM events WHERE user_id = ?;\n");
    return await run(place);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** The blocks of a document in this language; '' for those without one. */
function blocksOf(document: string, language: string): readonly string[] {
  const text = readFileSync(join(ROOT, document), 'utf8');
  return [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)]
    .filter(([, found]) => found === language)
    .map(([, , block = '']) => block);
}

/** The arguments of each `npx lite2pg …` of a document; what stands behind two blanks explains it. */
function commandsOf(document: string): readonly string[][] {
  return blocksOf(document, '')
    .flatMap((block) => block.split('\n'))
    .filter((line) => line.startsWith('npx lite2pg '))
    .map((line) => (line.slice('npx lite2pg '.length).split(/ {2,}/)[0] ?? '').split(' '));
}

/** The file that a command is to write. */
function fileMadeBy(args: readonly string[]): string | undefined {
  if (args.includes('--pin')) return 'lite2pg.lock.json';
  const at = args.indexOf('-o');
  return at < 0 ? undefined : args[at + 1];
}

for (const document of DOCUMENTS) {
  test(`the commands of ${document} do what they are said to, one after the other`, async () => {
    const commands = commandsOf(document);
    assert.ok(commands.length > 1);
    await inPlace(async (place) => {
      await withPostgres(async ({ url }) => {
        for (const command of commands) {
          const args = command.map((arg) => (arg.startsWith('postgresql://') ? url : arg));
          if (args[0] === 'postgres') {
            await stopServer(args, place);
            continue;
          }
          const { status, stdout, stderr } = spawnSync(process.execPath, [...CLI_ARGS, ...args], {
            cwd: place,
            encoding: 'utf8',
            env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
          });
          const text = `${command.join(' ')}: ${status ?? 'none'}\n${stdout}${stderr}`;
          // 2: there is an orphan to look at.
          assert.ok(status === 0 || status === 2, text);
          const made = fileMadeBy(args);
          assert.ok(
            made === undefined ? stdout !== '' || args.includes('--check') : existsSync(join(place, made)),
            text,
          );
        }
      });
    });
  });

  test(`the configs and the programs of ${document} do, too`, async () => {
    for (const config of blocksOf(document, 'json')) {
      await inPlace(async (place) => {
        writeFileSync(join(place, 'lite2pg.config.json'), config);
        const { status, stderr } = spawnSync(process.execPath, [...CLI_ARGS, 'generate', 'app.db'], {
          cwd: place,
          encoding: 'utf8',
        });
        assert.ok(status === 0 || status === 2, stderr);
      });
    }
    const programs = blocksOf(document, 'js');
    assert.ok(programs.length > 0);
    for (const program of programs) {
      await inPlace(async (place) => {
        await withPostgres(({ url }) => {
          writeFileSync(join(place, 'program.mjs'), program);
          const { status, stderr } = spawnSync(process.execPath, ['program.mjs'], {
            cwd: place,
            encoding: 'utf8',
            env: { ...process.env, DATABASE_URL: url },
          });
          assert.is(status, 0, stderr);
        });
      });
    }
  });
}

/** Starts the embedded server, and stops it as Ctrl-C does. */
async function stopServer(args: readonly string[], cwd: string): Promise<void> {
  const child = spawn(process.execPath, [...CLI_ARGS, ...args], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  assert.match(line, /^postgresql:\/\/\S+\n$/);
  child.kill('SIGINT');
  const [status] = (await once(child, 'close')) as [number | null];
  assert.is(status, 0);
}

test('every link of the documents leads to a file', () => {
  let count = 0;
  for (const document of [...DOCUMENTS, 'CONTRIBUTING.md', 'examples/library-use/README.md']) {
    const text = readFileSync(join(ROOT, document), 'utf8');
    for (const [, link = ''] of text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
      if (link.includes('://')) continue;
      count += 1;
      assert.ok(existsSync(join(ROOT, dirname(document), link)), `${document}: ${link}`);
    }
  }
  assert.ok(count > 20);
});

test.run();
