import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { openSqlite } from '@lite2pg/sqlite';
import { parseReport } from '@lite2pg/spec';
import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runCli } from './run-cli.js';
import { unwrapped } from './unwrapped.js';

const PAGE_SIZE = 1024;
const SCRIPT = `
  PRAGMA page_size = ${PAGE_SIZE};
  CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT);
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) INSERT INTO t SELECT i, 'row ' || i || '.' FROM n;
`;

/** Calls `run` with a file of which pages are overwritten: `which` gives their numbers, from 0. */
async function withDamaged(
  run: (path: string) => Promise<void>,
  which: (bytes: Buffer) => readonly number[] = pageOfRow150,
): Promise<void> {
  await withSqlite('', async ({ path }) => {
    const file = `${path}.damaged`;
    const db = await openSqlite(file, { readOnly: false, create: true });
    await db.exec(SCRIPT);
    await db.close();
    const bytes = readFileSync(file);
    for (const page of which(bytes)) bytes.fill(0xff, page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
    writeFileSync(file, bytes);
    await run(file);
  });
}

function pageOfRow150(bytes: Buffer): number[] {
  return [Math.floor(bytes.indexOf('row 150.') / PAGE_SIZE)];
}

test('the error for a damaged file names --salvage, and with it all but the damaged page arrives, with status 2', async () => {
  await withDamaged(async (path) => {
    await withPostgres(async ({ url, session }) => {
      const refused = await runCli(['migrate', path, '--to', url]);
      assert.is(refused.status, 1);
      assert.match(refused.stderr, /"t": page \d+: .*move what is readable with --salvage/);
      const { status, stdout } = await runCli(['migrate', path, '--to', url, '--salvage', '--json']);
      assert.is(status, 2);
      const report = parseReport(JSON.parse(stdout), 'stdout');
      const [table] = report.tables;
      const [counted] = await session.query<{ rows: number }>('SELECT count(*)::int AS rows FROM t');
      assert.equal([table?.sourceRows, table?.moved, table?.damaged], [counted?.rows, counted?.rows, 1]);
      assert.equal(table?.verified, { rows: counted?.rows, missing: 0, extra: 0, changed: 0 });
      assert.equal(
        report.findings.filter(({ severity }) => severity === 'loss').map(({ code }) => code),
        ['damaged'],
      );
      const verified = await runCli(['verify', path, '--to', url, '--salvage']);
      assert.is(verified.status, 2);
      assert.match(verified.stdout, '1 place of the file cannot be read');
      assert.match(verified.stdout, /public\.t +2\d\d +2\d\d +0 +1 place +equal as far as readable\n/);
    });
  });
});

test('a table of which nothing can be read is not called equal', async () => {
  await withDamaged(
    async (path) => {
      await withPostgres(async ({ url }) => {
        for (const command of ['migrate', 'verify']) {
          const { status, stdout } = await runCli([command, path, '--to', url, '--salvage']);
          assert.is(status, 2);
          assert.match(stdout, /public\.t +0 +0 +0 +1 place +not compared\n/);
          assert.not.match(stdout, 'equal');
        }
      });
    },
    // Its root: the schema is on the page before.
    () => [1],
  );
});

test('of a file that is cut --salvage moves what is there, as its error says', async () => {
  await withDamaged(async (path) => {
    // In the middle of a page of the table.
    truncateSync(path, 4 * PAGE_SIZE + 300);
    await withPostgres(async ({ url, session }) => {
      const refused = await runCli(['migrate', path, '--to', url]);
      assert.is(refused.status, 1);
      assert.match(refused.stderr, /the file is truncated: 4,396 of [\d,]+ bytes are left; .*--salvage\n$/);
      const { status, stdout, stderr } = await runCli(['migrate', path, '--to', url, '--salvage', '--json']);
      assert.is(status, 2, stderr);
      const report = parseReport(JSON.parse(stdout), 'stdout');
      const [table] = report.tables;
      const [counted] = await session.query<{ rows: number }>('SELECT count(*)::int AS rows FROM t');
      assert.ok(counted!.rows > 50 && counted!.rows < 300, String(counted!.rows));
      assert.equal([table?.moved, table?.verified?.missing, table?.verified?.changed], [counted?.rows, 0, 0]);
      assert.ok(report.findings.some(({ code, severity }) => code === 'damaged' && severity === 'loss'));
    });
  });
});

test('of a schema that cannot be parsed as a whole --salvage moves all else, and names what it could not', async () => {
  const script = `
    CREATE TABLE bad (a); INSERT INTO bad VALUES (1);
    CREATE TABLE good (id INTEGER PRIMARY KEY, v TEXT); INSERT INTO good VALUES (1, 'one'), (2, 'two');
    CREATE INDEX bad_index ON good (v); CREATE INDEX good_index ON good (v, id);
    PRAGMA writable_schema = ON;
    UPDATE sqlite_schema SET sql = 'CREATE TABLE bad (a frobnicate DEFAULT 1__0)' WHERE name = 'bad';
    UPDATE sqlite_schema SET sql = 'CREATE INDEX bad_index ON good (v COLLATE)' WHERE name = 'bad_index';
    PRAGMA writable_schema = OFF;`;
  await withSqlite(script, async ({ path, db }) => {
    await db.close();
    await withPostgres(async ({ url, session }) => {
      const refused = await runCli(['migrate', path, '--to', url]);
      assert.is(refused.status, 1);
      assert.match(refused.stderr, /malformed database schema \(bad\) .*--salvage/);
      const { status, stdout, stderr } = await runCli(['migrate', path, '--to', url, '--salvage', '--json']);
      assert.is(status, 2, stderr);
      const report = parseReport(JSON.parse(stdout), 'stdout');
      assert.equal(await session.query('SELECT id::int, v FROM good ORDER BY 1'), [
        { id: 1, v: 'one' },
        { id: 2, v: 'two' },
      ]);
      const unread = report.findings.filter(({ code }) => code === 'unreadable').map(({ subject }) => subject.name);
      assert.equal(unread.sort(), ['bad', 'bad_index']);
    });
  });
});

test('inspect --profile --salvage says what the values look like that can be read', async () => {
  await withDamaged(async (path) => {
    const { status, stdout, stderr } = await runCli(['inspect', path, '--profile', '--salvage']);
    assert.is(status, 2);
    assert.match(stdout, /^t {2}2\d\d rows\n/);
    assert.match(unwrapped(stderr), /loss +\[damaged\] table "t": page \d+ cannot be read/);
  });
});

test.run();
