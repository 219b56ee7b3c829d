import { openSqlite, type SqliteDatabase } from '@lite2pg/sqlite';
import { withSqlite } from '@lite2pg/test-kit';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Chunk } from '../src/model/chunk.js';
import { openSource } from '../src/open-source.js';
import { splitTable, type ChunkSize } from '../src/walk/split-table.js';
import { readOneWay } from './both-ways.js';

const NUMBERS = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)';

async function split(path: string, table: string, size: ChunkSize): Promise<Chunk[]> {
  const source = await openSource(path);
  try {
    return splitTable(source, table, size);
  } finally {
    await source.close();
  }
}

/** That the chunks, one after the other, are the table, by the pages and by the library, each chunk the same rows. */
async function assertCover(path: string, table: string, chunks: readonly Chunk[]): Promise<void> {
  const source = await openSource(path);
  try {
    const whole = await readOneWay(source, table, 'library');
    assert.equal(await readOneWay(source, table, 'pages'), whole);
    assert.equal(await readOneWay(source, table, 'pages', chunks), whole);
    for (const chunk of chunks) {
      const library = await readOneWay(source, table, 'library', [chunk]);
      assert.equal(await readOneWay(source, table, 'pages', [chunk]), library, JSON.stringify(chunk));
    }
  } finally {
    await source.close();
  }
}

test('chunks of rowids are disjoint, cover the table, and stay valid while it changes', async () => {
  const setup = `PRAGMA page_size = 512; CREATE TABLE t (id INTEGER PRIMARY KEY, x); ${NUMBERS} INSERT INTO t SELECT i * 10 - 9000, hex(randomblob(i % 40)) FROM n`;
  await withSqlite(setup, async ({ path, db }) => {
    const byRows = await split(path, 't', { targetRows: 200 });
    const byBytes = await split(path, 't', { targetBytes: 20000 });
    assert.ok(byRows.length > 5 && byRows.length < 40, String(byRows.length));
    assert.ok(byBytes.length > 2, String(byBytes.length));
    const estimated = byRows.reduce((sum, chunk) => sum + chunk.estimatedRows, 0);
    assert.ok(estimated > 2000 && estimated < 4500, String(estimated));
    await assertCover(path, 't', byRows);
    await assertCover(path, 't', byBytes);
    await db.exec(
      `DELETE FROM t WHERE id % 30 = 0; INSERT INTO t SELECT id + 1, 'new' FROM t; INSERT INTO t VALUES (-100000, 'first'), (9999999, 'last'); VACUUM`,
    );
    await assertCover(path, 't', byRows);
  });
});

test('chunks of a table without rowid are ranges of its key, and stay valid while it changes', async () => {
  const setup = `PRAGMA page_size = 512; CREATE TABLE w (v, b REAL, a TEXT COLLATE NOCASE, PRIMARY KEY (a DESC, b)) WITHOUT ROWID;
    ${NUMBERS} INSERT INTO w SELECT hex(randomblob(i % 9)), i / 2.0, 'Key' || (i % 100) FROM n`;
  await withSqlite(setup, async ({ path, db }) => {
    const chunks = await split(path, 'w', { targetRows: 100 });
    assert.ok(chunks.length > 10 && chunks.length < 80, String(chunks.length));
    await assertCover(path, 'w', chunks);
    await db.exec(`DELETE FROM w WHERE b % 3 = 0; INSERT INTO w SELECT v, -b, upper(a) FROM w; INSERT INTO w VALUES (1, 2, x'00'), (1, 2, '');
      VACUUM; ALTER TABLE w ADD COLUMN later DEFAULT 5`);
    await assertCover(path, 'w', chunks);
    await db.exec('DELETE FROM w');
    await assertCover(path, 'w', chunks);
  });
});

test('a key that is ordered by the application makes one chunk', async () => {
  const setup = `PRAGMA page_size = 512; CREATE TABLE w (a TEXT PRIMARY KEY, v) WITHOUT ROWID; ${NUMBERS} INSERT INTO w SELECT i, i FROM n;
    PRAGMA writable_schema = on; UPDATE sqlite_schema SET sql = 'CREATE TABLE w (a TEXT COLLATE own PRIMARY KEY, v) WITHOUT ROWID'`;
  await withSqlite(setup, async ({ path }) => {
    assert.equal((await split(path, 'w', { targetRows: 10 })).length, 1);
  });
});

interface KeyedTable {
  readonly encoding: string;
  readonly parts: readonly { readonly declared: string; readonly collation: string; readonly order: string }[];
  readonly seed: number;
  readonly targetRows: number;
}

const KEYED_TABLE: fc.Arbitrary<KeyedTable> = fc.record({
  encoding: fc.constantFrom('UTF-8', 'UTF-16le', 'UTF-16be'),
  parts: fc.array(
    fc.record({
      declared: fc.constantFrom('', 'TEXT', 'INT', 'REAL', 'NUMERIC', 'BLOB'),
      collation: fc.constantFrom('BINARY', 'NOCASE', 'RTRIM'),
      order: fc.constantFrom('', 'DESC'),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  seed: fc.integer({ min: 1, max: 1000 }),
  targetRows: fc.integer({ min: 1, max: 40 }),
});

/** Values of all classes that are near each other under every collation; the longest spill over. */
const VALUE = (column: number): string => `CASE (i * 7 + ${column} * 3) % 8
  WHEN 0 THEN i % 90 WHEN 1 THEN (i % 90) / 2.0 WHEN 2 THEN 9007199254740992 + i % 4 WHEN 3 THEN 9007199254740992.0 + i % 3
  WHEN 4 THEN substr('aAbB éÉ😀zZ', 1 + i % 9, 1 + i % 3) || substr('    ', 1, i % 3)
  WHEN 5 THEN 'x' || substr(hex(zeroblob(200)), 1, i * i % 300) || i % 11 WHEN 6 THEN substr(x'00ff10', 1, i % 4) ELSE 'Key' || i % 50 || ' ' END`;

async function fill(db: SqliteDatabase, { encoding, parts, seed }: KeyedTable): Promise<void> {
  const columns = parts.map(({ declared, collation }, i) => `k${i} ${declared} COLLATE ${collation}`);
  const key = parts.map(({ order }, i) => `k${i} ${order}`).join(', ');
  const values = parts.map((_, i) => VALUE(i)).join(', ');
  await db.exec(`PRAGMA synchronous = OFF; PRAGMA page_size = 512; PRAGMA encoding = '${encoding}';
    CREATE TABLE w (v, ${columns.join(', ')}, PRIMARY KEY (${key})) WITHOUT ROWID;
    WITH RECURSIVE n(i) AS (SELECT ${seed} UNION ALL SELECT i + 1 FROM n WHERE i < ${seed + 400}) INSERT OR IGNORE INTO w SELECT i, ${values} FROM n`);
}

test('chunks of keys of any classes, collations and orders are what the library finds between them', async () => {
  await fc.assert(
    fc.asyncProperty(KEYED_TABLE, async (table) => {
      const make = async (path: string): Promise<void> => {
        const db = await openSqlite(path, { readOnly: false, create: true });
        await fill(db, table).finally(() => db.close());
      };
      await withSqlite(make, async ({ path, db }) => {
        const chunks = await split(path, 'w', { targetRows: table.targetRows });
        await assertCover(path, 'w', chunks);
        await db.exec(`DELETE FROM w WHERE v % 3 = 0; UPDATE OR IGNORE w SET k0 = v WHERE v % 5 = 0; VACUUM`);
        await assertCover(path, 'w', chunks);
      });
    }),
    { seed: 4, numRuns: 15 },
  );
});

test.run();
