import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseProfile, parseSpec } from '@lite2pg/spec';
import { withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runCli } from './run-cli.js';

const SCRIPT = `
  CREATE TABLE "Odd Name" (id INTEGER PRIMARY KEY, "select" TEXT, seen DATETIME);
  INSERT INTO "Odd Name" VALUES (1, 'x', '2024-01-31 10:00:00');
`;

test('inspect prints a spec, generate makes the same DDL of the file and of the spec', async () => {
  await withSqlite(SCRIPT, async ({ path }) => {
    const spec = `${path}.json`;
    const inspected = await runCli(['inspect', path, '-o', spec]);
    assert.is(inspected.status, 0, inspected.stderr);
    assert.is(inspected.stdout, '');
    assert.match(inspected.stderr, /Odd Name\.seen +DATETIME +timestamp/);
    parseSpec(JSON.parse(readFileSync(spec, 'utf8')), spec);
    const ofFile = await runCli(['generate', path]);
    const ofSpec = await runCli(['generate', spec]);
    assert.is(ofFile.status, 0);
    assert.is(ofFile.stdout, ofSpec.stdout);
    assert.match(ofFile.stdout, 'CREATE TABLE "Odd Name"');
  });
});

test('--check ends with 0 where the file is up to date, with 2, the difference and what to run where it is stale', async () => {
  await withSqlite(SCRIPT, async ({ path }) => {
    const ddl = `${path}.sql`;
    assert.is((await runCli(['generate', path, '-o', ddl])).status, 0);
    assert.is((await runCli(['generate', path, '--check', ddl])).status, 0);
    writeFileSync(ddl, readFileSync(ddl, 'utf8').replace('timestamp', 'date'));
    const stale = await runCli(['generate', path, '--check', ddl, '--jobs', '1', '--schema', 'public']);
    assert.is(stale.status, 2);
    assert.match(stale.stdout, /^--- .*\n\+\+\+ generated\n@@ -\d+,\d+ \+\d+,\d+ @@\n/);
    assert.match(stale.stdout, /\n- {2}seen date.*\n\+ {2}seen timestamp/);
    assert.match(
      stale.stderr,
      `stale: ${ddl}: it differs from what is generated; run: lite2pg generate ${path} --schema public --jobs 1 -o ${ddl}`,
    );
    const asData = await runCli(['generate', path, '--check', ddl, '--json']);
    const { check } = JSON.parse(asData.stdout) as { check: { file: string; stale: boolean; diff: string } };
    assert.equal([asData.status, check.file, check.stale], [2, ddl, true]);
    assert.match(check.diff, 'seen timestamp');
    const missing = await runCli(['generate', path, '--check', `${ddl}.not`]);
    assert.is(missing.status, 2);
    assert.match(missing.stderr, 'there is no such file');
  });
});

const WIDENED = `
  CREATE TABLE parent (id INTEGER PRIMARY KEY);
  CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER, p INTEGER REFERENCES parent (id), at DATETIME, CHECK (p > 0));
  PRAGMA ignore_check_constraints = ON;
  INSERT INTO t VALUES (1, 'x', -5, '2024-01-31 10:00:00+02:00');
`;

test('the DDL says why types are not as declared and what rows break, and one more such row makes no file stale', async () => {
  await withSqlite(WIDENED, async ({ path, db }) => {
    const ddl = `${path}.sql`;
    const { status, stderr } = await runCli(['generate', path, '-o', ddl]);
    assert.is(status, 0, stderr);
    const text = readFileSync(ddl, 'utf8');
    assert.match(text, '-- 2 tables, 5 columns, 1 foreign key; 2 constraints are NOT VALID.');
    assert.match(text, '\n  -- text, declared INTEGER: the column has texts; text holds them all;\n');
    assert.match(text, '-- NOT VALID: some rows refer to rows that do not exist.');
    assert.match(text, /ADD CONSTRAINT t_p_check CHECK \(.*\) NOT VALID;/);
    assert.match(text, 'REFERENCES parent (id) NOT VALID;');
    await db.exec(`INSERT INTO t VALUES (2, 'y', -6, '2024-02-01 10:00:00+02:00')`);
    const check = await runCli(['generate', path, '--check', ddl]);
    assert.is(check.status, 0, check.stdout);
    assert.match(check.stderr, '[offsets-not-kept]');
    const declared = await runCli(['generate', path, '--declared']);
    assert.match(declared.stdout, /\n {2}n bigint,\n {2}p bigint CHECK \(p > 0\) REFERENCES parent \(id\),/);
    assert.not.match(declared.stdout, 'NOT VALID');
  });
});

const WITH_HELPERS = `
  CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
  CREATE INDEX by_a ON t (a);
  CREATE INDEX by_b ON t (b);
  CREATE VIEW v AS SELECT printf('%05d', id) AS n FROM t ORDER BY b;
`;

test('--compat puts the helper functions into a file of their own, and --check compares both', async () => {
  await withSqlite(WITH_HELPERS, async ({ path }) => {
    const [ddl, compat] = [`${path}.sql`, `${path}.compat.sql`];
    const files = ['--compat', compat, '--transaction'];
    assert.is((await runCli(['generate', path, '-o', ddl, ...files])).status, 0);
    const [made, helpers] = [readFileSync(ddl, 'utf8'), readFileSync(compat, 'utf8')];
    assert.not.match(made, 'CREATE OR REPLACE FUNCTION');
    assert.match(made, 'are in a file of their own: run it first.');
    assert.match(helpers, 'CREATE OR REPLACE FUNCTION sqlite_compat.printf(');
    for (const text of [made, helpers]) assert.match(text, /\n\nBEGIN;\n\n[^]*\n\nCOMMIT;\n$/);
    assert.is((await runCli(['generate', path, '--check', ddl, ...files])).status, 0);
    writeFileSync(compat, `${helpers}-- more\n`);
    const stale = await runCli(['generate', path, '--check', ddl, ...files]);
    assert.is(stale.status, 2);
    assert.match(stale.stdout, /^--- .*compat\.sql\n/);
    assert.match(stale.stderr, `--compat ${compat}`);
    assert.match(stale.stderr, `-o ${ddl}`);
    const json = await runCli(['generate', path, '--check', ddl, ...files, '--json']);
    const { check, compat: other } = JSON.parse(json.stdout) as Record<string, { stale: boolean }>;
    assert.equal([check?.stale, other?.stale], [false, true]);
  });
});

test('--compat and -o are written together or not at all, and destroy nothing', async () => {
  await withSqlite(WITH_HELPERS, async ({ path }) => {
    const [ddl, compat] = [`${path}.sql`, `${path}.compat.sql`];
    const refused = async (...args: string[]): Promise<void> => {
      const { status, stdout, stderr } = await runCli(['generate', path, ...args]);
      assert.equal([status, stdout], [1, ''], stderr);
      assert.match(stderr, /write /);
    };
    await refused('--compat', path);
    await refused('-o', ddl, '--compat', ddl);
    await refused('-o', ddl, '--compat', dirname(path));
    // The second cannot be written: the first is as it was.
    writeFileSync(compat, 'before\n');
    await refused('-o', `${dirname(path)}/no/such/folder.sql`, '--compat', compat);
    await refused('-o', ddl, '--compat', `${dirname(path)}/no/such/folder.sql`);
    assert.is(readFileSync(compat, 'utf8'), 'before\n');
    assert.equal(
      readdirSync(dirname(path)).filter((name) => name.includes('.sql') || name.startsWith('.lite2pg')),
      ['app.db.compat.sql'],
    );
  });
});

test('--nulls-first says which indexes sort NULLs as SQLite does, the config too', async () => {
  await withSqlite(WITH_HELPERS, async ({ path }) => {
    const indexes = async (args: readonly string[], env: Record<string, string> = {}): Promise<string> => {
      const { stdout } = await runCli(['generate', path, '-q', ...args], env);
      return (stdout.match(/ON t \(.*\)/g) ?? []).join(' ');
    };
    assert.is(await indexes([]), 'ON t (a NULLS FIRST) ON t (b NULLS FIRST)');
    assert.is(await indexes(['--nulls-first', 'needed']), 'ON t (a) ON t (b NULLS FIRST)');
    assert.is(await indexes([], { LITE2PG_NULLS_FIRST: 'never' }), 'ON t (a) ON t (b)');
    const config = `${path}.json`;
    writeFileSync(config, JSON.stringify({ nullsFirst: 'never' }));
    assert.is(await indexes(['--config', config]), 'ON t (a) ON t (b)');
    const wrong = await runCli(['generate', path, '--nulls-first', 'last']);
    assert.is(wrong.status, 1);
    assert.match(wrong.stderr, 'always, needed, never');
  });
});

test('a table that is both left out and renamed is not missed, in the file, in a spec of it and by translate', async () => {
  const script = `
    CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT);
    CREATE TABLE old (id INTEGER PRIMARY KEY, y TEXT);
    CREATE VIEW of_old AS SELECT y FROM old;
  `;
  const config = {
    exclude: ['old'],
    renames: { tables: { old: 'older', a: 'aa' }, columns: { 'old.y': 'yy', 'of_old.y': 'yy', 'a.x': 'xx' } },
  };
  await withSqlite(script, async ({ path }) => {
    const [configPath, whole, selected] = ['config', 'whole', 'selected'].map((name) => `${path}.${name}.json`);
    writeFileSync(configPath!, JSON.stringify(config));
    await runCli(['inspect', path, '-o', whole!]);
    await runCli(['inspect', path, '--config', configPath!, '-o', selected!]);
    for (const file of [path, whole!, selected!]) {
      const { stdout, stderr } = await runCli(['generate', file, '--config', configPath!]);
      assert.match(stdout, 'CREATE TABLE aa (');
      assert.not.match(stdout, /older|yy/);
      assert.not.match(stderr, 'unknown-rename');
    }
    const translated = await runCli(
      ['translate', '--schema', path, '--config', configPath!, '-'],
      {},
      'SELECT x FROM a',
    );
    assert.match(translated.stdout, 'SELECT xx AS x FROM aa');
    assert.is(translated.stderr, '');
  });
});

test('--profile prints what the values look like, as a table and as JSON', async () => {
  await withSqlite(SCRIPT, async ({ path }) => {
    const table = await runCli(['inspect', path, '--profile']);
    assert.match(table.stdout, /Odd Name {2}1 row\n/);
    assert.match(table.stdout, /seen +0 .*timestamp 1/);
    const json = await runCli(['inspect', path, '--profile', '--json']);
    const profile = parseProfile(JSON.parse(json.stdout), 'stdout');
    assert.is(profile.tables[0]?.columns[2]?.texts?.shapes.timestamp, 1);
  });
});

test('help names every command and shows examples', async () => {
  const { status, stdout } = await runCli(['--help']);
  assert.is(status, 0);
  for (const command of ['migrate', 'inspect', 'generate', 'verify', 'postgres', 'Examples:'])
    assert.match(stdout, command);
});

test('help of a command prints its flags, and names one that there is not', async () => {
  const help = await runCli(['help', 'migrate']);
  assert.is(help.status, 0);
  assert.match(help.stdout, /^Usage: lite2pg migrate .*--no-verify/s);
  const unknown = await runCli(['help', 'migrat']);
  assert.is(unknown.status, 1);
  assert.match(unknown.stderr, "unknown command 'migrat'");
});

test('--decisions says where there are none, and why', async () => {
  await withSqlite('CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)', async ({ path }) => {
    const ofFile = await runCli(['generate', path, '--decisions']);
    assert.match(ofFile.stderr, 'nothing had to be decided');
    assert.match((await runCli(['inspect', path, '--decisions'])).stdout, 'nothing had to be decided');
    const spec = `${path}.json`;
    await runCli(['inspect', path, '-o', spec]);
    assert.match((await runCli(['generate', spec, '--decisions'])).stderr, 'a spec has its types decided');
  });
});

test.run();
