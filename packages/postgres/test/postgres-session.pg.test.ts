import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Notice, openPostgres } from '@lite2pg/postgres';
import { rejects, withPostgres, withSchema } from '@lite2pg/test-kit';

const test = suite('openPostgres');

/** The URL with another part. */
function changed(url: string, change: (url: URL) => void): string {
  const parsed = new URL(url);
  change(parsed);
  return parsed.href;
}

test('gives every value without loss', async () => {
  await withSchema(async ({ session }) => {
    const [row] = await session.query(`
      SELECT 9223372036854775807::int8 AS int8, 12345678901234567890.123456789::numeric AS numeric,
             '2024-02-29 12:34:56.123456'::timestamp AS timestamp, '2024-02-29 12:34:56.123456+00'::timestamptz AS timestamptz,
             '0001-01-01 BC'::date AS date, '1 year 2 days 00:00:00.000001'::interval AS interval,
             '{"b": 1, "a": 12345678901234567890}'::json AS json, '{"a": 1e400}'::jsonb->'b' AS nothing,
             1::int2 AS int2, 2147483647 AS int4, 0.1::float8 AS float8, 'infinity'::float8 AS infinity, 1.5::float4 AS float4,
             true AS bool, '\\x00ff'::bytea AS bytea, ARRAY[9007199254740993::int8] AS int8s, ARRAY[1.10::numeric, NULL] AS numerics,
             ARRAY['2024-01-01 00:00:00.000001'::timestamp] AS timestamps, ARRAY['a', NULL] AS texts, ARRAY[1, 2] AS int4s`);
    assert.equal(row, {
      int8: '9223372036854775807',
      numeric: '12345678901234567890.123456789',
      timestamp: '2024-02-29 12:34:56.123456',
      timestamptz: '2024-02-29 12:34:56.123456+00',
      date: '0001-01-01 BC',
      interval: '1 year 2 days 00:00:00.000001',
      json: '{"b": 1, "a": 12345678901234567890}',
      nothing: null,
      int2: 1,
      int4: 2147483647,
      float8: 0.1,
      infinity: Infinity,
      float4: 1.5,
      bool: true,
      bytea: Buffer.from([0, 255]),
      int8s: ['9007199254740993'],
      numerics: ['1.10', null],
      timestamps: ['2024-01-01 00:00:00.000001'],
      texts: ['a', null],
      int4s: [1, 2],
    });
  });
});

test('binds parameters, and runs many statements at once', async () => {
  await withSchema(async ({ session }) => {
    await session.execute('CREATE TABLE t (a int, b text); INSERT INTO t VALUES (1, $q$x;y$q$)');
    assert.equal(await session.query('SELECT a FROM t WHERE b = $1 AND a < $2::int8', ['x;y', 9007199254740993n]), [
      { a: 1 },
    ]);
  });
});

test('applies its settings and its name', async () => {
  await withPostgres(async ({ url }) => {
    const session = await openPostgres(url, {
      applicationName: 'a "name"',
      settings: { search_path: 'x, public', work_mem: '7MB' },
    });
    const [row] = await session.query(
      `SELECT current_setting('search_path') AS path, current_setting('work_mem') AS memory, application_name AS name, pid
       FROM pg_stat_activity WHERE pid = pg_backend_pid()`,
    );
    assert.equal(row, { path: 'x, public', memory: '7MB', name: 'a "name"', pid: session.backendPid });
    await session.close();
    await rejects(() => openPostgres(url, { settings: { no_such: '1' } }), {
      message: /unrecognized configuration parameter "no_such"/,
    });
  });
});

test('keeps a transaction or none of it, with transactions inside', async () => {
  await withSchema(async ({ session }) => {
    await session.execute('CREATE TABLE t (a int PRIMARY KEY)');
    const insert = (a: number) => session.query('INSERT INTO t VALUES ($1)', [a]);
    await session.transaction(async () => {
      await insert(1);
      await rejects(() => session.transaction(() => insert(2).then(() => insert(1))), { code: 'sql-failed' });
      await session.transaction(() => insert(3));
    });
    await rejects(() => session.transaction(() => insert(4).then(() => Promise.reject(new Error('no')))), {
      message: /^no$/,
    });
    await rejects(
      () =>
        session.transaction(() =>
          insert(5)
            .then(() => insert(1))
            .catch(() => undefined),
        ),
      { code: 'sql-failed', message: /^running `COMMIT` on .*: a statement before it failed, so all was rolled back$/ },
    );
    assert.equal(await session.query('SELECT a FROM t ORDER BY a'), [{ a: 1 }, { a: 3 }]);
  });
});

test('passes notices on', async () => {
  await withSchema(async ({ session }) => {
    const notices: Notice[] = [];
    session.onNotice((notice) => notices.push(notice));
    await session.execute('CREATE TABLE t (); CREATE TABLE IF NOT EXISTS t ()');
    assert.equal(notices, [
      { severity: 'NOTICE', message: 'relation "t" already exists, skipping', detail: undefined },
    ]);
  });
});

test('says what the server refused: the statement’s first line, message, detail and hint', async () => {
  await withSchema(async ({ session, url }) => {
    await session.execute('CREATE TABLE t (a int PRIMARY KEY, secret text NOT NULL)');
    const subject = session.subject;
    const failed = await rejects(() => session.query('SELECT *\nFROM t WHERE b'), { code: 'sql-failed' });
    assert.is(failed.message, `running \`SELECT *\` on ${subject}: column "b" does not exist`);
    assert.is((failed as { engineCode?: string }).engineCode, '42703');
    await session.execute(`INSERT INTO t VALUES (1, 'x')`);
    await rejects(() => session.query(`INSERT INTO t VALUES (1, 'y')`), {
      message: /unique constraint "t_pkey"; Key \(a\)=\(1\) already exists/,
    });
    await rejects(() => session.query('SELECT lowr(1::text)'), { message: /; No function matches/ });
    const row = await rejects(() => session.query('INSERT INTO t VALUES (77777, NULL)'), {
      message: /violates not-null constraint/,
    });
    assert.not.match(row.message, '77777;');
    assert.not.match(row.message, 'Failing row');
    await session.execute(`CREATE ROLE lite2pg_weak; SET ROLE lite2pg_weak`);
    await rejects(() => session.query('SELECT * FROM pg_authid'), { code: 'no-permission' });
    await session.execute(`RESET ROLE; DROP ROLE lite2pg_weak`);
    assert.not.match(subject, new URL(url).password);
  });
});

test('tells apart what keeps it from connecting', async () => {
  await withPostgres(async ({ url }) => {
    await rejects(() => openPostgres(changed(url, (to) => (to.password = 'wrong'))), {
      code: 'wrong-password',
      message: /^connect to postgresql:\/\/postgres@127\.0\.0\.1:\d+\/\w+: password authentication failed.*; check/,
    });
    await rejects(() => openPostgres(changed(url, (to) => (to.password = ''))), { code: 'wrong-password' });
    await rejects(() => openPostgres(changed(url, (to) => (to.pathname = '/missing'))), {
      code: 'no-such-database',
      message: /database "missing" does not exist/,
    });
    await rejects(() => openPostgres(changed(url, (to) => (to.port = '1'))), {
      code: 'no-server',
      message: /ECONNREFUSED.*nothing listens there/,
    });
    await rejects(() => openPostgres(changed(url, (to) => (to.hostname = 'no-such-host.invalid'))), {
      code: 'no-server',
    });
    await rejects(() => openPostgres('postgresql://ann@/app?host=/no/such/folder'), {
      code: 'no-server',
      message: /no such socket/,
    });
    await rejects(() => openPostgres(changed(url, (to) => (to.search = 'sslmode=require'))), {
      code: 'no-server',
      message: /does not support SSL/,
    });
  });
});

test('gives up on a server that does not answer', async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
  const { port } = silent.address() as AddressInfo;
  await rejects(() => openPostgres(`postgresql://ann@127.0.0.1:${port}/app`, { connectTimeoutMs: 100 }), {
    code: 'no-server',
    message: /does not respond/,
  });
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => silent.close(resolve));
});

test('tells too many connections', async () => {
  await withPostgres(async ({ url, name, session }) => {
    await session.execute(`CREATE ROLE ${name} LOGIN PASSWORD 'x' CONNECTION LIMIT 1`);
    const limited = changed(url, (to) => ([to.username, to.password] = [name, 'x']));
    const first = await openPostgres(limited);
    await rejects(() => openPostgres(limited), { code: 'too-many-connections' });
    await first.close();
    await session.execute(`DROP ROLE ${name}`);
  });
});

test('tells a connection that was ended, in a statement and before the next', async () => {
  await withPostgres(async ({ url, session }) => {
    const victim = await openPostgres(url);
    const end = () => session.query('SELECT pg_terminate_backend($1)', [victim.backendPid]);
    const sleeping = `SELECT FROM pg_stat_activity WHERE pid = $1 AND wait_event = 'PgSleep'`;
    const untilItSleeps = async (): Promise<void> => {
      while ((await session.query(sleeping, [victim.backendPid])).length === 0) await sleep(20);
    };
    const [error] = await Promise.all([
      rejects(() => victim.query('SELECT pg_sleep(600)'), { code: 'connection-lost' }),
      // It must be inside the statement.
      untilItSleeps().then(end),
    ]);
    assert.match(error.message, 'terminating connection due to administrator command');
    await rejects(() => victim.query('SELECT 1'), { code: 'connection-lost' });
    await rejects(() => victim.transaction(() => Promise.resolve(1)), { code: 'connection-lost' });
    await victim.close();
  });
});

test('never tells the password: not plain, not encoded, not in a cause', async () => {
  await withPostgres(async ({ url, name, session }) => {
    const password = `s3cret/${name}@x%`;
    await session.execute(`CREATE ROLE ${name} LOGIN PASSWORD '${password}'`);
    const as = changed(url, (to) => ([to.username, to.password] = [name, encodeURIComponent(password)]));
    const user = await openPostgres(as);
    const errors = [
      await rejects(() => openPostgres(changed(as, (to) => (to.pathname = '/missing')))),
      await rejects(() => openPostgres(changed(as, (to) => (to.port = '1')))),
      await rejects(() => openPostgres(`${as}/${password} `)),
      await rejects(() => user.query(`ALTER ROLE ${name} PASSWORD '${password}' WRONG`)),
      await rejects(() => user.query(`SELECT '${password}'::int`)),
      await rejects(() => user.query(`SELECT $1::int`, [password])),
    ];
    for (const error of errors) {
      const all = inspect(error, { depth: 9, showHidden: true });
      assert.not.match(all, password);
      assert.not.match(all, encodeURIComponent(password));
    }
    await user.close();
    await session.execute(`DROP ROLE ${name}`);
  });
});

test.run();
