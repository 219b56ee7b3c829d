import { openPostgres } from '@lite2pg/postgres';
import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { RowBatch } from '@lite2pg/pages';
import { copySkippingOversized } from '../../src/rows/copy-skipping-oversized.js';
import { migrateFile, verifyFile } from '../migrate-file.js';

const COLUMNS = Array.from({ length: 700 }, (_, at) => `c${at}`);

/** Rows of numbers in text: with 20 characters each a row fits no page. Every type stands beside them once. */
function setup(wide: readonly number[]): string {
  const rows = Array.from({ length: 40 }, (_, at) => {
    const text = wide.includes(at) ? `'${'x'.repeat(20)}'` : 'NULL';
    const values = `${at}, 1, 2.5, -0.0, '2024-02-29 12:34:56.789', x'00ff', '{"a": [1, "\\""]}'`;
    return `INSERT INTO t VALUES (${values}, ${COLUMNS.map(() => text).join(', ')});`;
  });
  return `CREATE TABLE t (id INTEGER PRIMARY KEY, b BOOLEAN, n REAL, zero REAL, at DATETIME, bytes BLOB, doc JSON,
    ${COLUMNS.map((name) => `${name} TEXT`).join(', ')}); ${rows.join('\n')}`;
}

test('rows that fit no page are kept in the ledger, found among those that do, and compare equal', async () => {
  const wide = [0, 7, 8, 39];
  await withPostgres(async ({ url }) => {
    await withSqlite(setup(wide), async ({ path }) => {
      const { tables, findings } = await migrateFile({ path, url, jobs: 1, chunkBytes: 1 << 30 });
      assert.equal(
        tables.map(({ sourceRows, moved, rejected }) => [sourceRows, moved, rejected]),
        [[40, 36, 4]],
      );
      assert.equal(
        findings.map(({ code, severity, message }) => [code, severity, message]),
        [
          [
            'rows-rejected',
            'loss',
            '4 rows were set aside: row is too big (first at key 0); they are in lite2pg.rejects as JSON',
          ],
        ],
      );
      const session = await openPostgres(url);
      try {
        const kept = await session.query<{ key: string }>('SELECT key FROM lite2pg.rejects ORDER BY id');
        assert.equal(
          kept.map(({ key }) => key),
          wide.map(String),
        );
      } finally {
        await session.close();
      }
      const verified = await verifyFile({ path, url });
      assert.equal(verified.findings, []);
      assert.equal(verified.tables[0]?.verified, { rows: 40, missing: 0, extra: 0, changed: 0 });
    });
  });
});

/** A tuple of one text. */
function tupleOf(text: string): Buffer {
  const bytes = Buffer.from(text);
  const start = Buffer.from([0, 1, 0, 0, 0, 0]);
  start.writeInt32BE(bytes.length, 2);
  return Buffer.concat([start, bytes]);
}

test('a row whose parts come in several batches is whole when it is tried', async () => {
  await withPostgres(async ({ session }) => {
    await session.execute('CREATE TABLE t (x text)');
    const rows = Buffer.concat(['a', 'long '.repeat(9), 'c'].map(tupleOf));
    const last = tupleOf('d');
    // The memory of a batch is another's when the next is asked for.
    async function* batches(): AsyncGenerator<RowBatch> {
      const memory = Buffer.alloc(100);
      for (const [from, to, count] of [
        [0, 10, 0],
        [10, 30, 0],
        [30, rows.length, 3],
      ] as const) {
        rows.copy(memory, 0, from, to);
        yield { bytes: memory.subarray(0, to - from), rows: count };
      }
      yield { bytes: last, rows: 1 };
    }
    await session.execute('BEGIN');
    const taken = await copySkippingOversized(session, 'COPY t FROM STDIN (FORMAT binary)', batches(), () => undefined);
    await session.execute('COMMIT');
    assert.is(taken, 4);
    const kept = await session.query<{ x: string }>('SELECT x FROM t');
    assert.equal(
      kept.map(({ x }) => x),
      ['a', 'long '.repeat(9), 'c', 'd'],
    );
  });
});

test.run();
