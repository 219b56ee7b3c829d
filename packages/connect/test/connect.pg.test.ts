import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { connect, type Database } from '@lite2pg/connect';
import { openPostgres } from '@lite2pg/postgres';
import { rawSql, sql } from '@lite2pg/sqlite';
import { rejects, withPostgres, withSqlite } from '@lite2pg/test-kit';

const test = suite('connect');

/** Runs `check` on an empty database of each engine. */
async function onBoth(check: (db: Database) => Promise<void>): Promise<void> {
  await withSqlite('', ({ db }) => check(db));
  await withPostgres(async ({ url }) => {
    const db = await connect(url);
    await check(db).finally(() => db.close());
  });
}

test('answers a bound query the same on either engine', async () => {
  await onBoth(async (db) => {
    await db.query(sql`CREATE TABLE ${sql.ident('odd "name')} (a bigint, b text)`);
    await db.query(sql`INSERT INTO ${sql.ident('odd "name')} (a, b) VALUES (${9007199254740993n}, ${"it's"})`);
    const rows = await db.query(sql`SELECT CAST(a AS TEXT) AS a, b FROM ${sql.ident('odd "name')} WHERE b = ${"it's"}`);
    assert.equal(rows, [{ a: '9007199254740993', b: "it's" }]);
  });
});

test('keeps a transaction, or none of it and the error', async () => {
  await onBoth(async (db) => {
    await db.query(rawSql('CREATE TABLE t (a int PRIMARY KEY)'));
    assert.is(await db.tx((db) => db.query(sql`INSERT INTO t VALUES (1)`).then(() => 'done')), 'done');
    await rejects(
      () => db.tx((db) => db.query(sql`INSERT INTO t VALUES (2)`).then(() => Promise.reject(new Error('mine')))),
      { message: /^mine$/ },
    );
    await rejects(() => db.tx((db) => db.query(sql`INSERT INTO t VALUES (1)`)), {
      code: 'sql-failed',
      message: /unique/i,
    });
    assert.equal(await db.query(sql`SELECT a FROM t`), [{ a: 1 }]);
  });
});

test('tells what failed with the statement, in one line', async () => {
  await onBoth(async (db) => {
    await rejects(() => db.query(sql`SELECT *\nFROM missing WHERE a = ${1}`), {
      code: 'sql-failed',
      message: /^running `SELECT \*` on .*missing[^\n]*$/,
    });
  });
});

test('tells a constraint that is only looked at when the transaction ends', async () => {
  await onBoth(async (db) => {
    if (db.engine === 'sqlite') await db.query(rawSql('PRAGMA foreign_keys = on'));
    await db.query(rawSql('CREATE TABLE p (a int PRIMARY KEY)'));
    await db.query(rawSql('CREATE TABLE c (a int REFERENCES p (a) DEFERRABLE INITIALLY DEFERRED)'));
    await rejects(() => db.tx((db) => db.query(sql`INSERT INTO c VALUES (1)`)), {
      code: 'sql-failed',
      message: /foreign key/i,
    });
    assert.equal(await db.query(sql`SELECT * FROM c`), []);
  });
});

test('tells that PostgreSQL rolled back where an error was caught inside a transaction', async () => {
  await withPostgres(async ({ url }) => {
    const db = await connect(url);
    await db.query(rawSql('CREATE TABLE t (a int)'));
    const swallowed = db.tx(async (db) => {
      await db.query(sql`INSERT INTO t VALUES (1)`);
      await db.query(rawSql('SELECT missing')).catch(() => undefined);
    });
    await rejects(() => swallowed, { code: 'sql-failed', message: /current transaction is aborted/ });
    assert.equal(await db.query(sql`SELECT * FROM t`), []);
    await db.close();
  });
});

test('gives PostgreSQL’s values without loss, over several connections', async () => {
  await withPostgres(async ({ url, name }) => {
    const db = await connect(url);
    const rows = await Promise.all(
      [1, 2, 3].map((n) =>
        db.query(sql`SELECT ${n}::int8 AS n, '2024-01-01 00:00:00.000001'::timestamp AS t, '{"a": 1e400}'::json AS j`),
      ),
    );
    assert.equal(
      rows.flat(),
      ['1', '2', '3'].map((n) => ({ n, t: '2024-01-01 00:00:00.000001', j: '{"a": 1e400}' })),
    );
    assert.is(db.subject.endsWith(`/${name}`), true);
    await db.close();
  });
});

test('tells a wrong password at once, and a connection that was ended', async () => {
  await withPostgres(async ({ url, session }) => {
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await rejects(() => connect(wrong.href), { code: 'wrong-password' });
    const db = await connect(url);
    const [row] = await db.query<{ pid: number }>(sql`SELECT pg_backend_pid() AS pid`);
    await session.query('SELECT pg_terminate_backend($1)', [row!.pid]);
    const error = await db.query(sql`SELECT 1 AS one`).then(
      (rows) => rows,
      (error: unknown) => error,
    );
    // The pool may have noticed already, and then has made a new connection.
    if (error instanceof Error) assert.is((error as { code?: string }).code, 'connection-lost');
    assert.equal(await db.query(sql`SELECT 1 AS one`), [{ one: 1 }]);
    await db.close();
  });
});

test('opens SQLite files by path and by sqlite: for reading', async () => {
  await withSqlite('CREATE TABLE t (a); INSERT INTO t VALUES (1)', async ({ path }) => {
    for (const url of [path, `sqlite:${path}`]) {
      const db = await connect(url);
      assert.equal({ engine: db.engine, subject: db.subject }, { engine: 'sqlite', subject: path });
      assert.equal(await db.query(sql`SELECT a FROM t`), [{ a: 1 }]);
      await rejects(() => db.query(sql`INSERT INTO t VALUES (2)`), { code: 'no-permission' });
      await db.close();
    }
  });
});

test('a session takes calls made at once one after another', async () => {
  await withPostgres(async ({ url }) => {
    const session = await openPostgres(url);
    const answers = await Promise.all([1, 2, 3].map((n) => session.query('SELECT $1::int AS n', [n])));
    assert.equal(answers.flat(), [{ n: 1 }, { n: 2 }, { n: 3 }]);
    await session.close();
  });
});

test.run();
