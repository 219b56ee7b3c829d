import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openSqlite, rawSql } from '@lite2pg/sqlite';
import { rejects, withSqlite } from '@lite2pg/test-kit';

const SETUP = `PRAGMA page_size = 1024; CREATE TABLE t (a, b); CREATE TABLE u (id INTEGER PRIMARY KEY, v TEXT);
  INSERT INTO u VALUES (1, 'one');
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO t SELECT i, hex(randomblob(20)) FROM n;`;

/** Calls `run` with a database whose bytes `change` has changed. */
async function withChanged(
  change: (bytes: Buffer) => Buffer | undefined,
  run: (path: string) => Promise<void>,
  script = '',
): Promise<void> {
  await withSqlite(`${SETUP} ${script}`, async ({ path, db }) => {
    await db.close();
    const bytes = readFileSync(path);
    writeFileSync(path, change(bytes) ?? bytes);
    await run(path);
  });
}

function editSchema(table: string, text: string): string {
  return `PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = '${text}' WHERE name = '${table}'; PRAGMA writable_schema = OFF;`;
}

async function libraryVersion(): Promise<string> {
  const db = await openSqlite(':memory:');
  const [row] = await db.query<{ version: string }>(rawSql('SELECT sqlite_version() AS version'));
  await db.close();
  return row!.version;
}

test('a schema that SQLite cannot parse is not called damaged: its words, its version and that of the writer are', async () => {
  const own = (await libraryVersion()).replaceAll('.', '\\.');
  const odd = editSchema('t', 'CREATE TABLE t (a frobnicate DEFAULT 1__0, b)');
  await withChanged(
    (bytes) => void bytes.writeUInt32BE(3_999_002, 96),
    async (path) => {
      const said = `SQLite ${own} cannot read its schema: malformed database schema \\(t\\) - .*; SQLite 3\\.999\\.2 wrote it last; read it with SQLite 3\\.999\\.2 or later`;
      await rejects(() => openSqlite(path), { code: 'unreadable-schema', message: new RegExp(said) });
    },
    odd,
  );
  await withChanged(
    () => undefined,
    async (path) => {
      const said = `malformed database schema \\(t\\) - .*; SQLite ${own} wrote it last; repair it .*, or move everything else with --salvage$`;
      await rejects(() => openSqlite(path), { code: 'unreadable-schema', message: new RegExp(said) });
      const db = await openSqlite(path, { salvage: true });
      assert.equal(await db.query(rawSql('SELECT v FROM u')), [{ v: 'one' }]);
      await rejects(() => db.exec(`INSERT INTO u VALUES (2, 'two')`), { code: 'no-permission' });
      await db.close();
    },
    odd,
  );
});

test('a newer schema or file format is said to be that', async () => {
  await withChanged(
    (bytes) => void bytes.writeUInt32BE(5, 44),
    async (path) => {
      await rejects(() => openSqlite(path), {
        code: 'unreadable-schema',
        message: /it has schema format 5, and SQLite [\d.]+ reads up to 4; read it with a newer one/,
      });
    },
  );
  await withChanged(
    (bytes) => void bytes.fill(3, 18, 20),
    async (path) => {
      await rejects(() => openSqlite(path), { code: 'unreadable-schema', message: /it is of file format 3/ });
    },
  );
});

test('a file that is cut says how much is there; --salvage is named where it helps, and then does', async () => {
  await withChanged(
    (bytes) => bytes.subarray(0, 5 * 1024 + 100),
    async (path) => {
      await rejects(() => openSqlite(path), {
        code: 'damaged',
        message: /the file is truncated: 5,220 of \d\d,\d{3} bytes are left; .*move what is readable with --salvage$/,
      });
      const db = await openSqlite(path, { salvage: true });
      assert.equal(await db.query(rawSql('SELECT v FROM u')), [{ v: 'one' }]);
      await rejects(() => db.query(rawSql('SELECT * FROM t')), { code: 'damaged', message: /--salvage/ });
      await db.close();
    },
  );
  for (const salvage of [false, true]) {
    const refusal = {
      code: 'damaged',
      message: /the file is truncated: .*, its schema too; .*recover it with sqlite3 \.recover$/,
    };
    await withChanged(
      (bytes) => bytes.subarray(0, 600),
      (path) => rejects(() => openSqlite(path, { salvage }), refusal).then(() => undefined),
    );
  }
  await withChanged(
    (bytes) => bytes.subarray(0, 60),
    (path) =>
      rejects(() => openSqlite(path), { code: 'damaged', message: /ends within its header/ }).then(() => undefined),
  );
});

test('an encrypted file whose header is plain is not called damaged, and a damaged header not foreign', async () => {
  await withChanged(
    (bytes) => Buffer.concat([bytes.subarray(0, 100), randomBytes(bytes.length - 100)]),
    (path) =>
      rejects(() => openSqlite(path), { code: 'encrypted', message: /behind its header/ }).then(() => undefined),
  );
  await withChanged(
    (bytes) => void bytes.writeUInt16BE(3, 16),
    (path) =>
      rejects(() => openSqlite(path), { code: 'damaged', message: /its header is damaged/ }).then(() => undefined),
  );
});

test.run();
