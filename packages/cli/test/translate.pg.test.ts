import { sql as tag } from '@lite2pg/sqlite';
import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runCli } from './run-cli.js';

const SCHEMA = `
  CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, born DATETIME);
  INSERT INTO people VALUES (1, 'Ann Lee', '2001-02-03 04:05:06'), (2, 'Bo', NULL);
`;

test('statements that are piped in run on the migrated schema, and give what SQLite gives', async () => {
  await withSqlite(SCHEMA, async ({ path, db }) => {
    await withPostgres(async ({ url, session }) => {
      const sql = `SELECT substr(name, -3, 2) AS tail, strftime('%Y', born) AS year FROM people WHERE id >= ? ORDER BY born`;
      const expected = await db.query(
        tag`SELECT substr(name, -3, 2) AS tail, strftime('%Y', born) AS year FROM people WHERE id >= ${1} ORDER BY born`,
      );
      assert.is((await runCli(['migrate', path, '--to', url, '-q'])).status, 0);
      const translated = await runCli(['translate', '--schema', path, '--json', '-'], {}, sql);
      assert.is(translated.status, 0, translated.stderr);
      const [statement] = JSON.parse(translated.stdout) as { sql: string; params: string[]; compat: string[] }[];
      assert.equal(statement?.params, ['?1']);
      assert.match(translated.stderr, `lite2pg compat ${statement?.compat.join(' ') ?? ''} | psql`);

      const script = `${path}.sql`;
      writeFileSync(script, sql);
      const compat = await runCli(['compat', '--for', script, '--schema', path]);
      assert.is(compat.status, 0, compat.stderr);
      await session.execute(compat.stdout);
      assert.equal(await session.query(statement?.sql ?? '', [1]), expected);

      const all = await runCli(['compat']);
      await session.execute(all.stdout);
      await session.execute(all.stdout);
      assert.equal(await session.query(statement?.sql ?? '', [1]), expected);
    });
  });
});

test('a script of which a statement is refused ends with status 2, and the rest of it is there', async () => {
  const sql = 'SELECT 1 AS x; PRAGMA integrity_check; SELECT 2 AS y';
  const { status, stdout, stderr } = await runCli(['translate', '--sql', sql], { LITE2PG_SCHEMA: 'app' });
  assert.is(status, 2);
  assert.match(stdout, 'SELECT 1 AS x;\n');
  assert.match(stdout, '--     PRAGMA integrity_check\n');
  assert.match(stdout, 'SELECT 2 AS y;\n');
  assert.match(stderr, 'refused  statement 2, --sql:1:16:');
});

test('tables that one file makes are not there for another, and statements name their file', async () => {
  await withSqlite('', async ({ path: database }) => {
    const folder = dirname(database);
    const file = (name: string, sql: string): string => {
      const path = join(folder, name);
      writeFileSync(path, sql);
      return path;
    };
    const first = file('a b.sql', 'CREATE TABLE own(id INTEGER PRIMARY KEY); SELECT id FROM own');
    const second = file('second.sql', 'SELECT 1 AS x; SELECT id FROM own');
    const { status, stdout } = await runCli(['translate', '--json', first, second]);
    assert.is(status, 2);
    const found = JSON.parse(stdout) as { file: string; statement: number; sql: string | null }[];
    assert.equal(
      found.map(({ file, statement, sql }) => [file, statement, sql !== null]),
      [
        [first, 1, true],
        [first, 2, true],
        [second, 1, true],
        [second, 2, false],
      ],
    );
    const text = await runCli(['translate', first, second]);
    assert.match(text.stdout, `-- ${first}\n\nCREATE TABLE own`);
    assert.match(text.stderr, `refused  statement 2, ${second}:1:31:`);
    assert.match((await runCli(['translate', first, first])).stderr, 'is given twice');
  });
});

test('nothing to translate, a file that is not there, and a helper that there is none of are errors', async () => {
  const empty = await runCli(['translate'], {}, ' -- nothing\n');
  assert.is(empty.status, 1);
  assert.match(empty.stderr, 'read SQL stdin: it has no statement');
  const missing = await runCli(['translate', 'SELECT 1']);
  assert.is(missing.status, 1);
  assert.match(missing.stderr, 'write --sql before it');
  const schemaAlone = await runCli(['compat', '--schema', 'app.db']);
  assert.is(schemaAlone.status, 1);
  assert.match(schemaAlone.stderr, '--schema describes the database of the statements in --for');
  const unknown = await runCli(['compat', 'sbstr']);
  assert.is(unknown.status, 1);
  assert.match(unknown.stderr, '"sbstr"');
  assert.match(unknown.stderr, 'substr');
});

test.run();
