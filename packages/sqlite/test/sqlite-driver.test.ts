import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { rejects } from '@lite2pg/test-kit';
import { MEMORY, type OpenConnection, type OpenMode } from '../src/driver/sqlite-connection.js';
import { DRIVERS, nodeHasSqlite, openConnection } from '../src/driver/sqlite-driver.js';

const test = suite('the drivers of SQLite');

const WRITE: OpenMode = { write: true, create: true, immutable: false, busyTimeoutMs: 50 };
const READ: OpenMode = { write: false, create: false, immutable: false, busyTimeoutMs: 50 };

async function withFile(test: (path: string, folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lite2pg-test-'));
  await test(join(folder, 'app.db'), folder).finally(() => rm(folder, { recursive: true }));
}

test('are chosen by what Node has', () => {
  assert.is(openConnection, nodeHasSqlite ? DRIVERS.node : DRIVERS.sqlite3);
});

/** Both where Node has one; the other is there in every clone. */
const here: [string, OpenConnection][] = Object.entries(DRIVERS).filter(([name]) => name !== 'node' || nodeHasSqlite);

for (const [name, open] of here) {
  test(`${name}: has a SQLite that knows the SQL of today`, async () => {
    const db = await open(MEMORY, WRITE);
    await db.exec('CREATE TABLE t (a integer default 1_000_000); INSERT INTO t DEFAULT VALUES');
    assert.equal(await db.all('SELECT a FROM t'), [{ a: 1_000_000 }]);
    await db.close();
  });

  test(`${name}: gives the same values`, async () => {
    const db = await open(MEMORY, WRITE);
    const [row] = await db.all(
      `SELECT 1 AS one, 9007199254740993 AS big, -9223372036854775808 AS least, 1.0 AS real, 9e999 AS infinite, NULL AS none,
         x'00ff' AS blob, x'' AS empty, CAST(x'61ff62c3' AS TEXT) AS invalid, '' AS blank, 'é😀' AS text,
         CAST('a' || char(0) || 'b' AS BLOB) AS nul`,
    );
    assert.equal(row, {
      one: 1,
      big: 9007199254740992,
      least: -9223372036854775808,
      real: 1,
      infinite: Infinity,
      none: null,
      blob: Buffer.from([0, 255]),
      empty: Buffer.alloc(0),
      invalid: 'a\ufffdb\ufffd',
      blank: '',
      text: 'é😀',
      nul: Buffer.from('a\0b'),
    });
    await db.close();
  });

  test(`${name}: binds values of each storage class`, async () => {
    const db = await open(MEMORY, WRITE);
    const values = [1, -1, 1.5, 2 ** 31, 'x', Buffer.from([0, 1]), null, true];
    const [row] = await db.all(`SELECT ${values.map((_, i) => `typeof(?) AS c${i}`).join(', ')}`, values);
    assert.equal(Object.values(row!), ['integer', 'integer', 'real', 'real', 'text', 'blob', 'null', 'integer']);
    assert.equal(await db.all('SELECT hex(?) AS hex', [Buffer.from([0, 1, 255])]), [{ hex: '0001FF' }]);
    await db.close();
  });

  test(`${name}: runs the first statement of a query and all of a script`, async () => {
    const db = await open(MEMORY, WRITE);
    await db.exec('CREATE TABLE t (a); INSERT INTO t VALUES (1); SELECT * FROM t; INSERT INTO t VALUES (2)');
    assert.equal(await db.all('SELECT a FROM t ORDER BY a; DELETE FROM t'), [{ a: 1 }, { a: 2 }]);
    assert.equal(await db.all('INSERT INTO t VALUES (3)'), []);
    assert.equal(await db.all('SELECT count(*) AS n FROM t'), [{ n: 3 }]);
    await db.close();
  });

  test(`${name}: leaves to SQLite what a database means`, async () => {
    const db = await open(MEMORY, WRITE);
    assert.equal(await db.all('PRAGMA foreign_keys'), [{ foreign_keys: 0 }]);
    // Old schemas have texts in double quotes.
    await db.exec('CREATE VIEW v AS SELECT "no such column" AS a');
    assert.equal(await db.all('SELECT a FROM v'), [{ a: 'no such column' }]);
    await db.close();
  });

  test(`${name}: calls errors by SQLite's code and words`, async () => {
    await withFile(async (path) => {
      const db = await open(path, WRITE);
      const syntax = await rejects(() => db.all('SELEC 1'), {
        message: /^running `SELEC 1` on ".*app\.db": near "SELEC": syntax/,
      });
      assert.is((syntax as unknown as { engineCode: string }).engineCode, 'SQLITE_ERROR');
      await db.exec('CREATE TABLE t (a UNIQUE); INSERT INTO t VALUES (1)');
      const unique = await rejects(() => db.exec('INSERT INTO t VALUES (1)'), {
        message: /UNIQUE constraint failed: t\.a$/,
      });
      assert.is((unique as unknown as { engineCode: string }).engineCode, 'SQLITE_CONSTRAINT');
      await db.exec('BEGIN EXCLUSIVE');
      const other = await open(path, READ);
      await rejects(() => other.all('SELECT * FROM t'), { code: 'locked' });
      await db.exec('ROLLBACK');
      await rejects(() => other.exec('DELETE FROM t'), { code: 'no-permission' });
      await other.close();
      await db.close();
    });
  });

  test(`${name}: refuses what is missing or no database, and makes a file only where it is told to`, async () => {
    await withFile(async (path, folder) => {
      await rejects(() => open(path, READ), { code: 'no-permission' });
      await rejects(() => open(path, { ...WRITE, create: false }), { code: 'no-permission' });
      assert.equal(await readdir(folder), []);
      const text = join(folder, 'notes.txt');
      await writeFile(text, 'to whom it may concern\n'.repeat(100));
      const db = await open(text, READ);
      await rejects(() => db.all('PRAGMA schema_version'), { code: 'not-a-database' });
      await db.close();
    });
  });

  test(`${name}: takes no lock on a file that cannot change`, async () => {
    await withFile(async (path) => {
      const db = await open(path, WRITE);
      await db.exec('CREATE TABLE t (a); INSERT INTO t VALUES (1); BEGIN EXCLUSIVE');
      const still = await open(path, { ...READ, immutable: true });
      assert.equal(await still.all('SELECT a FROM t'), [{ a: 1 }]);
      await still.close();
      await db.exec('ROLLBACK');
      await db.close();
    });
  });

  test(`${name}: refuses a connection that is closed, whatever was opened since`, async () => {
    const db = await open(MEMORY, WRITE);
    await db.close();
    const next = await open(MEMORY, WRITE);
    await rejects(() => db.all('SELECT 1'), { code: 'sql-failed', message: /Database is closed/ });
    await rejects(() => db.close(), { code: 'sql-failed' });
    assert.equal(await next.all('SELECT 1 AS one'), [{ one: 1 }]);
    await next.close();
  });

  test(`${name}: works while a long query runs`, async () => {
    const db = await open(MEMORY, WRITE);
    const order: string[] = [];
    const long = db
      .all('WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000000) SELECT max(i) AS n FROM n')
      .then((rows) => order.push(JSON.stringify(rows)));
    await new Promise((resolve) => setImmediate(resolve));
    order.push('meanwhile');
    await long;
    assert.equal(order, ['meanwhile', '[{"n":2000000}]']);
    await db.close();
  });
}

test.run();
