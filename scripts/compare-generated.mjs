// Compares what `generate` writes with what `migrate` makes, for every SQLite file of a folder: node scripts/compare-generated.mjs FOLDER [PART]
// Two checks each: pg_dump -s of the migrated database equals that of an empty one to which the generated file was applied; the file
// generated from an empty database of the same schema, with the lock, has the same bytes. Needs psql and pg_dump on PATH, and the built
// command; the server is DATABASE_URL's, else an embedded one. Exit status 1 if something differs.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbedded } from '../packages/embedded/dist/index.js';
import { generate, inspect, parseLock, serializeLock } from '../packages/cli/dist/index.js';
import { emptyCopy } from './empty-copy.mjs';

const LITE2PG = fileURLToPath(new URL('../packages/cli/bin/lite2pg.mjs', import.meta.url));
const [folder, part = ''] = process.argv.slice(2);
if (folder === undefined) fail('usage: node scripts/compare-generated.mjs FOLDER [PART OF A FILE NAME]');
for (const tool of ['psql', 'pg_dump']) {
  if (spawnSync(tool, ['--version']).error) fail(`${tool} is not on PATH; install a PostgreSQL client`);
}

const work = mkdtempSync(join(tmpdir(), 'lite2pg-compare-'));
// The server may run as another user.
chmodSync(work, 0o755);
const server = await startServer();
const counts = { files: 0, refused: 0, dumps: 0, bytes: 0 };
const differing = [];
try {
  for (const file of readdirSync(folder).filter(
    (name) => /\.(db|sqlite3?|gpkg|mbtiles)$/.test(name) && name.includes(part),
  )) {
    await compare(file);
  }
} finally {
  await server.stop();
  rmSync(work, { recursive: true, force: true });
}
const { files, refused, dumps, bytes } = counts;
console.log(`\n${files} files; ${refused} refused by generate and migrate alike`);
console.log(`the same schema from generate as from migrate: ${dumps} of ${files - refused}`);
console.log(`the same bytes from an empty database with the lock: ${bytes} of ${files - refused}`);
process.exitCode = differing.length === 0 ? 0 : 1;

async function compare(file) {
  counts.files += 1;
  const path = join(folder, file);
  // The functions give what the commands give, without the start of a process each.
  const generated = await generate(path).then(
    ({ sql }) => ({ sql }),
    ({ message }) => ({ error: message }),
  );
  const migrated = withDatabase('migrated', (url) => {
    const { status, stderr } = lite2pg('migrate', path, '--to', url, '--no-verify', '--no-lock', '-q', '--jobs', '1');
    return status === 1 ? { error: stderr } : { dump: dump(url) };
  });
  if (generated.error !== undefined && migrated.error !== undefined) {
    counts.refused += 1;
    console.log(`refused    ${file}: ${firstLine(generated.error)}`);
    return;
  }
  if (generated.error !== undefined)
    return differ('schema', file, `generate refuses it, migrate does not: ${generated.error}`);
  if (migrated.error !== undefined)
    differ('schema', file, `migrate refuses it, generate does not: ${firstLine(migrated.error)}`);
  else compareSchemas(file, generated.sql, migrated.dump);
  await compareBytes(file, path, generated.sql).catch(({ message }) => differ('bytes', file, message));
}

function compareSchemas(file, sql, migrated) {
  const applied = withDatabase('applied', (url) => {
    const options = { encoding: 'utf8', input: sql };
    const { status, stderr } = spawnSync('psql', ['-XqAt', '-v', 'ON_ERROR_STOP=1', '-f', '-', url], options);
    return status === 0 ? { dump: dump(url) } : { error: stderr };
  });
  if (applied.error !== undefined) return differ('schema', file, `psql: ${firstLine(applied.error)}`);
  if (applied.dump === migrated) counts.dumps += 1;
  else differ('schema', file, firstDifference(applied.dump, migrated));
}

async function compareBytes(file, path, expected) {
  const { lock } = await inspect(path, { repin: true });
  const text = serializeLock(lock);
  const empty = join(work, 'empty.db');
  const skipped = await emptyCopy(path, empty);
  const { sql } = await generate(empty, { lock: parseLock(JSON.parse(text), 'lock') });
  const missing = skipped.length === 0 ? '' : `(SQLite does not replay ${skipped.join(', ')}) `;
  if (sql === expected) counts.bytes += 1;
  else differ('bytes', file, missing + firstDifference(sql, expected));
}

function differ(what, file, how) {
  differing.push(file);
  console.log(`${what.padEnd(9)}  ${file}: ${how}`);
}

function lite2pg(...args) {
  const { PATH, HOME } = process.env;
  return spawnSync(process.execPath, [LITE2PG, ...args], {
    cwd: work,
    env: { PATH, HOME },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
}

function withDatabase(name, use) {
  const sql = (text) => spawnSync('psql', ['-XqAt', '-c', text, server.url], { encoding: 'utf8' });
  sql(`DROP DATABASE IF EXISTS compare_${name} WITH (FORCE)`);
  const made = sql(`CREATE DATABASE compare_${name} TEMPLATE template0`);
  if (made.status !== 0) fail(`create database: ${firstLine(made.stderr)}`);
  const url = new URL(server.url);
  url.pathname = `/compare_${name}`;
  try {
    return use(url.href);
  } finally {
    sql(`DROP DATABASE IF EXISTS compare_${name} WITH (FORCE)`);
  }
}

/** Without the ledger, which only a migration makes, and what pg_dump draws by lot. */
function dump(url) {
  const { status, stdout, stderr } = spawnSync('pg_dump', ['-s', '-N', 'lite2pg', url], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) fail(`pg_dump: ${firstLine(stderr)}`);
  return stdout.replaceAll(/^\\(un)?restrict .*\n/gm, '');
}

function firstDifference(found, expected) {
  const [ours, theirs] = [found.split('\n'), expected.split('\n')];
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  const from = at === -1 ? ours.length : at;
  const show = (lines) =>
    lines
      .slice(from, from + 2)
      .join(' / ')
      .slice(0, 200) || 'the end';
  return `line ${from + 1}\n    found     ${show(ours)}\n    expected  ${show(theirs)}`;
}

function firstLine(text) {
  return (text.split('\n').find((line) => line !== '') ?? '').slice(0, 240);
}

async function startServer() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: () => undefined };
  return startEmbedded({ folder: join(work, 'data'), settings: { fsync: 'off' } });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
