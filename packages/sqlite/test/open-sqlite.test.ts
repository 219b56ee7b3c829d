import { randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openSqlite, rawSql, sql } from '@lite2pg/sqlite';
import { rejects, withSqlite } from '@lite2pg/test-kit';

const test = suite('openSqlite');

async function withFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lite2pg-test-'));
  await test(folder).finally(() => rm(folder, { recursive: true }));
}

test('refuses a path where there is no file, and makes none', async () => {
  await withFolder(async (folder) => {
    const path = join(folder, 'missing.db');
    await rejects(() => openSqlite(path), {
      code: 'no-such-file',
      message: /^open ".*missing\.db": no such file; check the path$/,
    });
    await rejects(() => openSqlite(path, { readOnly: false }), { code: 'no-such-file' });
    assert.equal(await readdir(folder), []);
  });
});

test('makes the file only where it is told to', async () => {
  await withFolder(async (folder) => {
    const path = join(folder, 'new.db');
    const db = await openSqlite(path, { readOnly: false, create: true });
    await db.exec('CREATE TABLE t (a)');
    await db.close();
    assert.equal(await readdir(folder), ['new.db']);
  });
});

test('takes an empty file as an empty database', async () => {
  await withFolder(async (folder) => {
    const path = join(folder, 'empty.db');
    await writeFile(path, '');
    const db = await openSqlite(path);
    assert.equal(await db.query(sql`SELECT * FROM sqlite_master`), []);
    await db.close();
  });
});

test('tells a folder, a text, random bytes and a damaged file apart', async () => {
  await withFolder(async (folder) => {
    await rejects(() => openSqlite(folder), { code: 'not-a-database', message: /a folder/ });
    const text = join(folder, 'notes.txt');
    await writeFile(text, 'to whom it may concern\n'.repeat(100));
    await rejects(() => openSqlite(text), { code: 'not-a-database', message: /not a SQLite database, or encrypted/ });
    const cipher = join(folder, 'secret.db');
    await writeFile(cipher, randomBytes(8192));
    await rejects(() => openSqlite(cipher), { code: 'encrypted', message: /not a SQLite database, or encrypted/ });
    const torn = join(folder, 'torn.db');
    await writeFile(torn, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4080, 0xff)]));
    await rejects(() => openSqlite(torn), { code: 'damaged', message: /its header is damaged/ });
  });
});

test('waits for no named pipe beside the file, and takes no folder there', async () => {
  await withSqlite('CREATE TABLE t (a)', async ({ path, db }) => {
    await db.close();
    symlinkSync(path, `${path}.link`);
    for (const suffix of ['-journal', '-wal', '-shm']) {
      execFileSync('mkfifo', [path + suffix]);
      for (const name of [path, `${path}.link`]) {
        await rejects(() => openSqlite(name), {
          code: 'not-a-database',
          message: new RegExp(`its ${suffix} is a named pipe; remove it`),
        });
      }
      await rm(path + suffix);
      await mkdir(path + suffix);
      await rejects(() => openSqlite(path), { message: new RegExp(`its ${suffix} is a folder`) });
      await rm(path + suffix, { recursive: true });
    }
    await (await openSqlite(path)).close();
  });
});

test('a path that leads nowhere is not called damaged', async () => {
  await withFolder(async (folder) => {
    symlinkSync('round', join(folder, 'round'));
    await rejects(() => openSqlite(join(folder, 'round')), { code: 'no-such-file', message: /links form a loop/ });
    await rejects(() => openSqlite(join(folder, 'x'.repeat(300))), { code: 'no-such-file', message: /path is longer/ });
  });
});

test('says what stands in the way of a file that another process writes, and of a journal left by a crash', async () => {
  await withSqlite('CREATE TABLE t (a); INSERT INTO t VALUES (1)', async ({ path, db }) => {
    // A cache of one page spills what is not committed into the file, under the exclusive lock.
    await db.exec('PRAGMA cache_size = 1; BEGIN; UPDATE t SET a = 2');
    await db.exec('INSERT INTO t VALUES (randomblob(50000)); '.repeat(20));
    await rejects(() => openSqlite(path, { busyTimeoutMs: 50 }), {
      code: 'locked',
      message: /another process holds its lock/,
    });
    const copy = join(dirname(path), 'crashed.db');
    await copyFile(path, copy);
    await copyFile(`${path}-journal`, `${copy}-journal`);
    await rejects(() => openSqlite(copy), { code: 'no-permission', message: /-journal to roll back/ });
    await db.exec('ROLLBACK');
  });
});

test('writes nothing where it is opened for reading', async () => {
  await withSqlite('CREATE TABLE t (a)', async ({ path }) => {
    const db = await openSqlite(path);
    await rejects(() => db.exec('INSERT INTO t VALUES (1)'), {
      code: 'no-permission',
      message: /opened for reading only/,
    });
    await db.close();
  });
});

test('leaves no files beside a database in WAL mode, and keeps those of others', async () => {
  await withSqlite('PRAGMA journal_mode = wal; CREATE TABLE t (a)', async ({ path, db }) => {
    const beside = async () => (await readdir(dirname(path))).sort();
    const reader = await openSqlite(path);
    await reader.close();
    assert.equal(await beside(), ['app.db', 'app.db-shm', 'app.db-wal']);
    await db.close();
    const alone = await openSqlite(path);
    assert.equal(await alone.query(sql`SELECT * FROM t`), []);
    await alone.close();
    assert.equal(await beside(), ['app.db']);
    const still = await openSqlite(path, { immutable: true });
    assert.equal(await still.query(sql`SELECT * FROM t`), []);
    assert.equal(await beside(), ['app.db']);
    await still.close();
  });
});

test('opens paths with the characters that URLs give a meaning', async () => {
  await withFolder(async (folder) => {
    for (const name of ['a ?b#c%41.db', 'quote\'".db', 'file:x.db']) {
      const path = join(folder, name);
      const made = await openSqlite(path, { readOnly: false, create: true });
      await made.exec('CREATE TABLE t (a); INSERT INTO t VALUES (7)');
      await made.close();
      for (const immutable of [false, true]) {
        const db = await openSqlite(path, { immutable });
        assert.equal(await db.query(sql`SELECT a FROM t`), [{ a: 7 }]);
        await db.close();
      }
    }
    assert.is((await readdir(folder)).length, 3);
  });
});

test('gives values as the driver has them, integers whole where they are asked for as text, and texts as bytes', async () => {
  const db = await openSqlite(':memory:');
  const [row] = await db.query(
    sql`SELECT CAST(9007199254740993 AS TEXT) AS big, 1.5 AS real, x'00ff' AS blob, CAST('a' || char(0) || 'b' AS BLOB) AS bytes, NULL AS none`,
  );
  assert.equal(row, {
    big: '9007199254740993',
    real: 1.5,
    blob: Buffer.from([0, 255]),
    bytes: Buffer.from('a\0b'),
    none: null,
  });
  await db.close();
});

test('binds a bigint exactly, and text as text', async () => {
  const db = await openSqlite(':memory:');
  const rows = await db.query(
    sql`SELECT typeof(${-9223372036854775808n}) AS type, CAST(${9007199254740993n} AS TEXT) AS big, typeof(${'1'}) AS text`,
  );
  assert.equal(rows, [{ type: 'integer', big: '9007199254740993', text: 'text' }]);
  await db.close();
});

test('names the statement that failed', async () => {
  const db = await openSqlite(':memory:');
  const error = await rejects(() => db.query(rawSql('\n SELEC 1\nFROM t')), {
    code: 'sql-failed',
    message: /^running `SELEC 1` on ":memory:": near "SELEC": syntax error$/,
  });
  assert.instance(error.cause, Error);
  await db.close();
});

test('keeps what a transaction did, or none of it and the error', async () => {
  const db = await openSqlite(':memory:');
  await db.exec('CREATE TABLE t (a INTEGER PRIMARY KEY ON CONFLICT ROLLBACK)');
  const count = await db.tx(async (db) => {
    await db.query(sql`INSERT INTO t VALUES (1)`);
    return (await db.query(sql`SELECT * FROM t`)).length;
  });
  assert.is(count, 1);
  // This conflict rolls back by itself: the COMMIT or ROLLBACK after it has nothing to end.
  await rejects(
    () =>
      db.tx(async (db) => {
        await db.query(sql`INSERT INTO t VALUES (2)`);
        await db.query(sql`INSERT INTO t VALUES (1)`);
      }),
    { code: 'sql-failed', message: /UNIQUE constraint failed: t\.a/ },
  );
  assert.equal(await db.query(sql`SELECT a FROM t`), [{ a: 1 }]);
  await db.close();
});

test('runs transactions one after another, and one inside another as a part of it', async () => {
  const db = await openSqlite(':memory:');
  await db.exec('CREATE TABLE t (a)');
  const insert = (a: number) => db.query(sql`INSERT INTO t VALUES (${a})`);
  await Promise.all([
    db.tx(async () => {
      await insert(1);
      await db.tx(() => insert(2));
      await db.tx(() => insert(3).then(() => Promise.reject(new Error('no')))).catch(() => undefined);
    }),
    rejects(() => db.tx(() => insert(4).then(() => Promise.reject(new Error('changed my mind')))), {
      message: /changed my mind/,
    }),
    db.tx(() => insert(5)),
  ]);
  assert.equal(await db.query(sql`SELECT a FROM t ORDER BY a`), [{ a: 1 }, { a: 2 }, { a: 5 }]);
  await db.close();
});

for (const mode of ['wal', 'delete']) {
  test(`sees one state while a snapshot is held, in journal mode ${mode}`, async () => {
    await withSqlite(`PRAGMA journal_mode = ${mode}; CREATE TABLE t (a)`, async ({ path, db }) => {
      const reader = await openSqlite(path);
      const count = async () => (await reader.query(sql`SELECT * FROM t`)).length;
      const snapshot = await reader.snapshot();
      await db.exec('PRAGMA busy_timeout = 0');
      if (mode === 'wal') await db.exec('INSERT INTO t VALUES (1)');
      else await rejects(() => db.exec('INSERT INTO t VALUES (1)'), { code: 'locked' });
      assert.is(await count(), 0);
      assert.is(await reader.tx(count), 0);
      await snapshot.release();
      if (mode === 'delete') await db.exec('INSERT INTO t VALUES (1)');
      assert.is(await count(), 1);
      await reader.close();
    });
  });
}

test.run();
