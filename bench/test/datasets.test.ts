import { openSqlite, rawSql } from '@lite2pg/sqlite';
import { withSqlite } from '@lite2pg/test-kit';
import { dirname } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { blobsDataset } from '../database-blobs.js';
import { manyTablesDataset } from '../database-many-tables.js';
import { wideDataset } from '../database-wide.js';
import type { Dataset } from '../dataset.js';
import { makeDatabase } from '../make-database.js';

/** The first row that `query` finds in the dataset's file. */
async function ask(dataset: Dataset, query: string): Promise<object | undefined> {
  return withSqlite('', async ({ path }) => {
    const source = await makeDatabase(dataset, dirname(path));
    const db = await openSqlite(source.path);
    try {
      const [row] = await db.query(rawSql(query));
      return row;
    } finally {
      await db.close();
    }
  });
}

test('the wide table has values of every kind, scattered, some NULL, about 275 bytes a row', async () => {
  const query = `SELECT count(*) AS n, count(DISTINCT response_time) > 1900 AS scattered,
    sum(typeof(throughput) = 'null') > 0 AND sum(typeof(throughput) = 'real') > 1000 AS nulls,
    sum(tested_at GLOB '2025-??-?? ??:??:??.??????') AS moments, sum(verified) AS verified,
    sum(name GLOB 'model-*:*b') AS names, avg(octet_length(note)) BETWEEN 150 AND 160 AS notes,
    (SELECT (page_count * page_size) / 2000 BETWEEN 260 AND 320 FROM pragma_page_count, pragma_page_size) AS size FROM wide`;
  assert.equal(await ask(wideDataset(2000), query), {
    n: 2000,
    scattered: 1,
    nulls: 1,
    moments: 2000,
    verified: 666,
    names: 2000,
    notes: 1,
    size: 1,
  });
});

test('reals need all their digits, so that what float4 or 15 digits lose shows', async () => {
  const query = `SELECT sum(CAST(printf('%.14e', tokens_per_second) AS REAL) <> tokens_per_second) > 1000 AS long FROM wide`;
  assert.equal(await ask(wideDataset(2000), query), { long: 1 });
});

test('there are as many small tables as were asked for, each with its rows and its index', async () => {
  const query = `SELECT sum(type = 'table') AS tables, sum(type = 'index') AS indexes,
    (SELECT count(*) FROM small_0006) AS n FROM sqlite_schema`;
  assert.equal(await ask(manyTablesDataset(7), query), { tables: 7, indexes: 7, n: 100 });
});

test('blobs are of 4 MB each, and differ', async () => {
  const query = `SELECT count(DISTINCT content) AS n, min(length(content)) AS bytes FROM files`;
  assert.equal(await ask(blobsDataset(2), query), { n: 2, bytes: 4 * 1024 * 1024 });
});

test.run();
