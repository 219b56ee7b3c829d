import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { rawSql, sql } from '@lite2pg/sqlite';
import { rejects } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { generateDatabase } from '../src/index.js';
import { withGenerated } from './with-generated.js';

const digest = (rows: number, seed: number): Promise<string> =>
  withGenerated(rows, seed, async ({ path }) =>
    createHash('sha256')
      .update(await readFile(path))
      .digest('hex'),
  );

test('the same seed and size give the same file, another seed another', async () => {
  const first = await digest(1500, 42);
  // Nothing of the clock is in it either, not even in the bytes of deleted rows.
  await setTimeout(1100);
  assert.is(await digest(1500, 42), first);
  assert.is.not(await digest(1500, 43), first);
});

test('every table has the rows that were announced, about as many in all as were asked for', async () => {
  await withGenerated(10_000, 2, async ({ db, generated }) => {
    let total = 0;
    for (const [table, announced] of Object.entries(generated.rows) as [string, number][]) {
      const [row] = await db.query(sql`SELECT count(*) AS count FROM ${sql.ident(table)}`);
      assert.equal(row, { count: announced }, table);
      total += announced;
    }
    assert.ok(Math.abs(total - 10_000) < 500, String(total));
  });
});

test('foreign_key_check finds the announced orphans and no others', async () => {
  await withGenerated(10_000, 1, async ({ db, generated }) => {
    const found = await db.query<{ table: string; parent: string; count: number }>(
      rawSql('SELECT "table", parent, count(*) AS count FROM pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1'),
    );
    assert.equal(found, [
      { table: 'chat_history', parent: 'models', count: generated.features['chats-of-gone-models'] },
      { table: 'models', parent: 'endpoints', count: generated.features['models-of-gone-endpoints'] },
      { table: 'user_selected_models', parent: 'models', count: generated.features['selections-of-gone-models'] },
    ]);
  });
});

test('a database of 100,000 rows has thousands of orphans', async () => {
  await withGenerated(100_000, 1, async ({ generated }) => {
    assert.is(generated.features['models-of-gone-endpoints'], 4000);
  });
});

test('every sequence is ahead of the largest id, and ids have gaps', async () => {
  await withGenerated(2000, 1, async ({ db, generated }) => {
    for (const [table, { maxId, sequence }] of Object.entries(generated.sequences)) {
      const [row] = await db.query(sql`SELECT max(id) AS "maxId", max(id) > count(*) AS gaps,
        (SELECT seq FROM sqlite_sequence WHERE name = ${table}) AS sequence FROM ${sql.ident(table)}`);
      assert.equal(row, { maxId, gaps: 1, sequence }, table);
      assert.ok(sequence > maxId, table);
    }
  });
});

test('the file is sound, and its values are of the classes that their columns declare', async () => {
  await withGenerated(3000, 5, async ({ db }) => {
    assert.equal(await db.query(rawSql('PRAGMA integrity_check')), [{ integrity_check: 'ok' }]);
    const classes = await db.query(
      rawSql(`SELECT 'size_mb' AS name, group_concat(DISTINCT typeof(size_mb)) AS class FROM models
        UNION ALL SELECT 'raw', group_concat(DISTINCT typeof(raw)) FROM ip_info
        UNION ALL SELECT 'user_id', group_concat(DISTINCT typeof(user_id)) FROM chat_history
        UNION ALL SELECT 'uptime_s', group_concat(DISTINCT typeof(uptime_s)) FROM instances`),
    );
    assert.equal(classes, [
      { name: 'size_mb', class: 'real' },
      { name: 'raw', class: 'text' },
      { name: 'user_id', class: 'text' },
      { name: 'uptime_s', class: 'integer' },
    ]);
  });
});

test('addresses are those reserved for documentation, user ids do not fit a double', async () => {
  await withGenerated(3000, 5, async ({ db }) => {
    const [row] = await db.query(
      rawSql(`SELECT (SELECT count(*) FROM endpoints WHERE ip NOT GLOB '192.0.2.*') AS elsewhere,
        (SELECT min(CAST(user_id AS INTEGER)) > 9007199254740992 FROM user_selected_models) AS large`),
    );
    assert.equal(row, { elsewhere: 0, large: 1 });
  });
});

test('the smallest database has rows in every table', async () => {
  await withGenerated(10, 1, async ({ generated }) => {
    assert.ok(Object.values(generated.rows).every((rows) => rows > 0));
  });
});

test('too few rows, and a file that has the tables already, are refused', async () => {
  await rejects(() => generateDatabase({ path: 'never-made.db', rows: 3, seed: 1 }), { message: /too few/ });
  await withGenerated(10, 1, async ({ path }) => {
    await rejects(() => generateDatabase({ path, rows: 10, seed: 1 }), { message: /already exists/ });
  });
});

test.run();
