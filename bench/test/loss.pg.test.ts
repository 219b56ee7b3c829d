import { rawSql } from '@lite2pg/sqlite';
import { withPostgres, withSqlite, type TestDatabase } from '@lite2pg/test-kit';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { indexes, postgresKey, postgresTable } from '../bench-table.js';
import { blobsDataset } from '../database-blobs.js';
import { manyTablesDataset } from '../database-many-tables.js';
import { wideDataset } from '../database-wide.js';
import type { Dataset } from '../dataset.js';
import { exportRows, serverLimit } from '../limit.js';
import { findLosses, sourceSums } from '../loss.js';
import { makeDatabase, type SourceFile } from '../make-database.js';

/** Makes the dataset, moves it row by row with all its digits, and calls `fn`. */
async function withMoved(
  dataset: Dataset,
  fn: (source: SourceFile, target: TestDatabase) => Promise<void>,
): Promise<void> {
  await withSqlite('', async ({ path }) => {
    const source = await makeDatabase(dataset, dirname(path));
    await withSqlite(
      () => undefined,
      async ({ db }) => {
        await db.exec(`ATTACH '${source.path.replaceAll("'", "''")}' AS source`);
        await withPostgres(async (target) => {
          for (const table of dataset.tables) {
            await target.session.execute(postgresTable(table));
            // The driver hands out doubles as they are; JSON writes them so that they read back the same.
            const list = table.columns.map(({ name, kind }) =>
              kind === 'blob' ? `'\\x' || hex(${name}) AS ${name}` : name,
            );
            const rows = await db.query(rawSql(`SELECT ${list.join(', ')} FROM source.${table.name}`));
            await target.session.query(
              `INSERT INTO ${table.name} SELECT * FROM json_populate_recordset(NULL::${table.name}, $1)`,
              [JSON.stringify(rows)],
            );
            await target.session.execute(`${postgresKey(table)} ${indexes(table)}`);
          }
          await fn(source, target);
        });
      },
    );
  });
}

test('a wide table that arrived whole has lost nothing', async () => {
  await withMoved(wideDataset(400), async (source, { url }) => {
    assert.equal(await findLosses(source, await sourceSums(source), url), []);
  });
});

test('small tables and blobs that arrived whole have lost nothing', async () => {
  await withMoved(manyTablesDataset(3), async (source, { url }) => {
    assert.equal(await findLosses(source, await sourceSums(source), url), []);
  });
  await withMoved(blobsDataset(2), async (source, { url }) => {
    assert.equal(await findLosses(source, await sourceSums(source), url), []);
  });
});

test('each kind of damage is found and named', async () => {
  await withMoved(wideDataset(400), async (source, { url, session }) => {
    const expected = await sourceSums(source);
    await session.execute(`
      UPDATE wide SET response_time = response_time::float4;
      UPDATE wide SET throughput = round(throughput::numeric, 12) WHERE id % 10 = 1;
      UPDATE wide SET model_id = NULL WHERE id = 5;
      UPDATE wide SET max_requests = max_requests + 1 WHERE id = 7;
      UPDATE wide SET tested_at = date_trunc('milliseconds', tested_at) WHERE id = 8;
      UPDATE wide SET verified = NOT verified WHERE id = 9;
      UPDATE wide SET note = rtrim(note, right(note, 1)) WHERE id = 10;
      ALTER TABLE wide DROP COLUMN success_rate;
      DROP INDEX wide_server_id`);
    assert.equal(await findLosses(source, expected, url), [
      'wide: no column success_rate',
      'wide: other NULLs in model_id (bigint)',
      'wide: other values in max_requests (bigint), response_time (double precision), throughput (double precision), tested_at (timestamp without time zone), verified (boolean), note (text)',
      'wide: 1 of 2 keys and indexes missing',
    ]);
    await session.execute('DELETE FROM wide WHERE id = 1');
    assert.equal((await findLosses(source, expected, url))[0], 'wide: 399 of 400 rows');
    await session.execute('DROP TABLE wide');
    assert.equal(await findLosses(source, expected, url), ['wide: no such table']);
  });
});

test('a column in another type is compared by its values, and named where it cannot be', async () => {
  await withMoved(wideDataset(100), async (source, { url, session }) => {
    const expected = await sourceSums(source);
    await session.execute(`ALTER TABLE wide ALTER verified TYPE int USING verified::int, ALTER max_requests TYPE text,
      ALTER tested_at TYPE timestamptz USING tested_at AT TIME ZONE 'UTC'`);
    assert.equal(await findLosses(source, expected, url), []);
    await session.execute(`UPDATE wide SET max_requests = 'none' WHERE id = 1`);
    assert.match((await findLosses(source, expected, url)).join(), /invalid input syntax for type bigint/);
  });
});

test('the server alone, from its own files, loses nothing either', async () => {
  await withMoved(wideDataset(300), async (source, { url, session }) => {
    const folder = await exportRows(source.dataset, url);
    try {
      await session.execute('DROP TABLE wide');
      const measured = await serverLimit(folder).run({ source, url, folder });
      assert.ok(measured.seconds > 0);
      assert.equal(await findLosses(source, await sourceSums(source), url), []);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

test.run();
