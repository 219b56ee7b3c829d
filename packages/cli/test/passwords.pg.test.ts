import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openPostgres, type PostgresSession } from '@lite2pg/postgres';
import { openSqlite } from '@lite2pg/sqlite';
import { withPostgres } from '@lite2pg/test-kit';
import { documents, misplaced, unknown } from './misplaced-passwords.js';
import { failing, PASSWORD, reaching, showsPassword, writeFiles, type Place, type Way } from './password-ways.js';
import { CLI_ARGS, ROOT } from './run-cli.js';
import { runHere } from './run-here.js';

const test = suite('passwords');

const OUTPUTS = ['stdout', 'stderr', '--json', 'ledger', 'processes', 'files'] as const;
type Output = (typeof OUTPUTS)[number];
/** Whether each output shows a password; undefined if a way has no such output. */
type Cells = Readonly<Partial<Record<Output, boolean>>>;

/** Every way against every output, as lines of text: `-` shows nothing, `SHOWN` a password, blank is no such output. */
const table: string[] = [];
const shown: string[] = [];

function note(group: string, way: Way, cells: Cells): void {
  const words = OUTPUTS.map((output) => {
    const cell = cells[output];
    return (cell === undefined ? '' : cell ? 'SHOWN' : '-').padEnd(10);
  });
  table.push(`${`${group}: ${way.name}`.padEnd(74)} ${words.join('').trimEnd()}`);
  for (const output of OUTPUTS) if (cells[output] === true) shown.push(`${group}: ${way.name}: ${output}`);
}

async function withPlace(use: (place: Place, session: PostgresSession) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lite2pg-test-'));
  try {
    const db = await openSqlite(join(folder, 'app.db'), { readOnly: false, create: true });
    await db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT CHECK (a <> 0)); INSERT INTO t VALUES (1, 1)');
    await db.close();
    await withPostgres(async ({ url, name, session }) => {
      const user = `ann_${name}`;
      await session.execute(`CREATE ROLE ${user} LOGIN PASSWORD '${PASSWORD}'; GRANT ALL ON DATABASE ${name} TO ${user};
        GRANT ALL ON SCHEMA public TO ${user}`);
      try {
        await use({ user, port: Number(new URL(url).port), database: name, folder }, session);
      } finally {
        await session.execute(`DROP OWNED BY ${user}; DROP ROLE ${user}`);
      }
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The texts of all files that a command left, but for those that it was given. */
function filesOf(folder: string, given: readonly string[]): string {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  const names = found.map((entry) => join(entry.parentPath, entry.name));
  const written = found.flatMap((entry, at) =>
    entry.isFile() && !given.includes(entry.name) ? [names[at] ?? ''] : [],
  );
  return [...names, ...written.map((path) => readFileSync(path, 'latin1'))].join('\n');
}

async function hasWaiting(session: PostgresSession): Promise<boolean> {
  const waiting = await session.query(
    `SELECT FROM pg_locks WHERE NOT granted AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())`,
  );
  return waiting.length > 0;
}

/** The arguments of a process as everybody can read them; nothing of one that has ended. */
function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

async function ledgerOf(session: PostgresSession): Promise<string> {
  const tables = await session.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'lite2pg'`,
  );
  const lines = await Promise.all(
    tables.map(({ name }) => session.query<{ line: string }>(`SELECT t::text AS line FROM ${name} t`)),
  );
  return JSON.stringify(lines);
}

/** Runs a way that must fail in a folder of its own, where app.db does not matter. */
async function tryRefused(group: string, ways: readonly Way[], { folder }: Place): Promise<void> {
  for (const [at, way] of ways.entries()) {
    const own = join(folder, `${group.replace(/\W/g, '')}${at}`);
    mkdirSync(own);
    writeFiles(own, way);
    const env = { HOME: own, ...way.env };
    const { status, stdout, stderr, title } = await runHere(way.args, { folder: own, env });
    assert.is(status, 1, `${group}: ${way.name}: ${stdout}${stderr}`);
    assert.match(stderr, 'error: ');
    note(group, way, {
      stdout: showsPassword(stdout),
      stderr: showsPassword(stderr),
      processes: showsPassword(title),
      files: showsPassword(filesOf(own, Object.keys(way.files ?? {}))),
    });
    rmSync(own, { recursive: true });
  }
}

test('a password that reaches its server is in no output, no ledger and no file', async () => {
  await withPlace(async (place, session) => {
    for (const way of reaching(place)) {
      writeFiles(place.folder, way);
      const given = ['app.db', ...Object.keys(way.files ?? {})];
      const surroundings = { folder: place.folder, env: { HOME: '/nowhere', ...way.env } };
      const asJson = await runHere([...way.args, '--json'], surroundings);
      assert.ok(asJson.status === 0 || asJson.status === 2, `${way.name}: ${asJson.stderr}`);
      const again = await runHere(way.args, surroundings);
      assert.match(again.stdout, 'Nothing to do');
      note('reaches a server', way, {
        stdout: showsPassword(again.stdout),
        stderr: showsPassword(asJson.stderr + again.stderr),
        '--json': showsPassword(asJson.stdout),
        ledger: showsPassword(await ledgerOf(session)),
        processes: showsPassword(asJson.title + again.title),
        files: showsPassword(filesOf(place.folder, given)),
      });
      for (const name of Object.keys(way.files ?? {})) rmSync(join(place.folder, name));
    }
  });
});

test('a password is in no output where the URL, the server or a file is wrong', async () => {
  await withPlace((place) => tryRefused('fails', failing(place), place));
});

test('a password in the place of another argument, flag or variable is in no output', async () => {
  await withPlace((place) => tryRefused('misplaced', [...misplaced(), ...unknown()], place));
});

test('a password in a config or a spec of another form is in no output', async () => {
  await withPlace((place) => tryRefused('document', documents(), place));
});

test('a running command has none in the list of processes, nor in what Node prints of its sockets', async () => {
  if (!existsSync('/proc/self/cmdline')) {
    console.log('skipped: this system has no /proc to read the list from');
    return;
  }
  await withPlace(async (place, session) => {
    const [way] = reaching(place);
    assert.ok(way);
    await session.execute(`CREATE SCHEMA lite2pg AUTHORIZATION ${place.user}`);
    const holder = await openPostgres(way.args.at(-1) ?? '');
    try {
      // The run waits where it makes its ledger.
      await holder.execute('BEGIN');
      await holder.execute('CREATE TABLE lite2pg.runs ()');
      const args = [...CLI_ARGS, 'migrate', join(place.folder, 'app.db'), ...way.args.slice(2)];
      const env = { PATH: process.env['PATH'], TMPDIR: place.folder, NODE_DEBUG: 'net,tls,stream,http' };
      const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => (said += text));
      }
      const ended = once(child, 'close');
      while (child.exitCode === null && !(await hasWaiting(session))) await sleep(50);
      const lists = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
      const own = commandLine(String(child.pid));
      const others = lists.map(commandLine).filter(showsPassword);
      child.kill('SIGTERM');
      assert.equal(await ended, [null, 'SIGTERM'], said);
      assert.match(
        own,
        `lite2pg migrate ${place.folder}/app.db --to postgresql://${place.user}@127.0.0.1:${place.port}/`,
      );
      assert.equal(others, []);
      assert.match(said, 'NET ');
      note(
        'runs',
        { ...way, name: '--to URL, NODE_DEBUG=net,tls,stream,http' },
        { stderr: showsPassword(said), processes: others.length > 0 },
      );
    } finally {
      await holder.close();
    }
  });
});

test('none of them shows it', () => {
  if (process.env['LITE2PG_SHOW_TABLE'] !== undefined) {
    console.log(`\n${''.padEnd(75)}${OUTPUTS.map((output) => output.padEnd(10)).join('')}\n${table.join('\n')}`);
  }
  assert.ok(table.length > 200, `${table.length} ways`);
  assert.equal(shown, []);
});

test.run();
