import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openPostgres } from '@lite2pg/postgres';
import { rejects, withPostgres } from '@lite2pg/test-kit';
import { startPooler } from './transaction-pool.js';

const test = suite('transaction pooling');

test('a pooler that lends processes for a transaction is refused, before a setting is made', async () => {
  await withPostgres(async ({ url }) => {
    const pooler = await startPooler(url, 'transaction');
    try {
      await rejects(() => openPostgres(pooler.url, { settings: { default_transaction_read_only: 'on' } }), {
        code: 'bad-option',
        message: /pooler in transaction mode .* give the URL of the server itself/,
      });
    } finally {
      await pooler.close();
    }
  });
});

test('a pooler that lends processes for a session is as good as the server', async () => {
  await withPostgres(async ({ url }) => {
    const pooler = await startPooler(url, 'session');
    try {
      const session = await openPostgres(pooler.url);
      assert.equal(await session.query('SELECT pg_backend_pid() AS pid'), [{ pid: session.backendPid }]);
      await session.close();
    } finally {
      await pooler.close();
    }
  });
});

test('a pooler that has no connection to spare is named, after the time for connecting', async () => {
  await withPostgres(async ({ url }) => {
    const pooler = await startPooler(url, 'session');
    const first = await openPostgres(pooler.url);
    try {
      await rejects(() => openPostgres(pooler.url, { connectTimeoutMs: 200 }), {
        code: 'too-many-connections',
        message: /the pooler had no free connection to the server/,
      });
    } finally {
      await first.close();
      await pooler.close();
    }
  });
});

test('the schema of a URL is where the session looks first', async () => {
  await withPostgres(async ({ url, session }) => {
    await session.execute('CREATE SCHEMA shop; CREATE TABLE shop.t AS SELECT 1 AS x');
    const inShop = new URL(url);
    inShop.searchParams.set('schema', 'shop');
    const other = await openPostgres(inShop.href);
    assert.equal(await other.query('SELECT x FROM t'), [{ x: 1 }]);
    await other.close();
  });
});

test.run();
