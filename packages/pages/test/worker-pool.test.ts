import { truncate, writeFile } from 'node:fs/promises';
import { rejects, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openSource } from '../src/open-source.js';
import { readRows } from '../src/rows/read-rows.js';
import { splitTable } from '../src/walk/split-table.js';
import type { Reject, RowBatch, TargetColumn } from '../src/model/target-column.js';
import { shouldUseThreads } from '../src/threads/should-use-threads.js';
import { createRowPool } from '../src/threads/worker-pool.js';

const SETUP = `PRAGMA synchronous = OFF; CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT, n INT);
  WITH RECURSIVE i(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM i WHERE i < 20000)
  INSERT INTO t SELECT i, hex(zeroblob(100)) || i, CASE i % 5000 WHEN 7 THEN 'bad' ELSE i END FROM i;`;
const COLUMNS: TargetColumn[] = [
  { source: 'x', type: { kind: 'text' } },
  { source: 'n', type: { kind: 'integer', bits: 64 }, onBadValue: 'reject' },
  { source: 'id', type: { kind: 'integer', bits: 64 } },
];

async function gather(batches: AsyncIterable<RowBatch>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const { bytes } of batches) pieces.push(bytes.slice());
  return Buffer.concat(pieces).toString('latin1');
}

test('threads give the same bytes and rejects as the main thread, by chunks side by side', async () => {
  await withSqlite(SETUP, async ({ path }) => {
    const source = await openSource(path);
    const pool = createRowPool(source, { jobs: 2 });
    try {
      const here: Reject[] = [];
      const whole = await gather(
        readRows({ source, table: 't', columns: COLUMNS, onReject: (reject) => here.push(reject) }),
      );
      assert.is(here.length, 4);
      const chunks = splitTable(source, 't', { targetRows: 3000 });
      assert.ok(chunks.length > 4);
      const told: Reject[] = [];
      const parts = await Promise.all(
        chunks.map((chunk) =>
          gather(pool.readRows({ table: 't', columns: COLUMNS, chunk, onReject: (reject) => told.push(reject) })),
        ),
      );
      assert.is(parts.join(''), whole);
      assert.equal(told.map(({ key }) => key).sort(), here.map(({ key }) => key).sort());
    } finally {
      await source.close();
    }
  });
});

test('threads that were started ahead read a large file, and end where there is none to read', async () => {
  const setup = SETUP.replace('20000', '90000');
  await withSqlite(setup, async ({ path }) => {
    const source = await openSource(path, { threads: 2 });
    try {
      assert.ok(shouldUseThreads(source.bytes), String(source.bytes));
      const rows: number[] = [];
      for await (const batch of createRowPool(source, { jobs: 2 }).readRows({ table: 't', columns: COLUMNS })) {
        rows.push(batch.rows);
      }
      assert.is(
        rows.reduce((sum, count) => sum + count, 0),
        90000 - 18,
      );
    } finally {
      await source.close();
    }
    await truncate(path, 0);
    await writeFile(path, Buffer.alloc(1 << 25, 'no database '));
    await rejects(() => openSource(path, { threads: 2 }), { code: 'not-a-database' });
  });
});

test('a reader that stops early frees its thread, and errors arrive as they were', async () => {
  await withSqlite(SETUP, async ({ path }) => {
    const source = await openSource(path);
    const pool = createRowPool(source, { jobs: 1 });
    try {
      for await (const batch of pool.readRows({ table: 't', columns: COLUMNS })) {
        assert.ok(batch.rows > 0);
        break;
      }
      const strict = COLUMNS.map(({ source: name, type }): TargetColumn => ({ source: name, type }));
      await rejects(() => gather(pool.readRows({ table: 't', columns: strict })), {
        code: 'value-does-not-fit',
        message: /^move "t"\."n": the value 'bad' of row 7 /,
      });
      assert.is((await gather(pool.readRows({ table: 't', columns: COLUMNS }))).length > 1e6, true);
      await rejects(() => gather(pool.readRows({ table: 'missing', columns: COLUMNS })), { code: 'bad-choice' });
    } finally {
      await source.close();
    }
  });
});

test.run();
