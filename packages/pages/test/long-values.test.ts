import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { readFileSync, writeFileSync } from 'node:fs';
import { longestArray, rejects, withSqlite } from '@lite2pg/test-kit';
import { openSqlite } from '@lite2pg/sqlite';
import { test } from 'uvu';
import { openSource } from '../src/open-source.js';
import { findTable } from '../src/source/find-table.js';
import { readRows } from '../src/rows/read-rows.js';
import type { Source } from '../src/source/source.js';
import { createRowPool } from '../src/threads/worker-pool.js';
import type { Damage, RowBatch, TargetColumn } from '../src/model/target-column.js';
import { compareLongProfile, compareLongRows, withLongRows } from './long-rows.js';
import { reserveBytes } from './reserve-bytes.js';

/** Opens a database that `setup` makes in pages of this size, with bytes reserved at their ends. */
async function withPages(
  setup: string,
  { pageSize = 512, reserved = 0 }: { readonly pageSize?: number; readonly reserved?: number },
  run: (source: Source, path: string) => Promise<void>,
): Promise<void> {
  await withSqlite('', async ({ path: beside }) => {
    const path = `${beside}.long`;
    if (reserved > 0) await reserveBytes(path, pageSize, reserved);
    const db = await openSqlite(path, { readOnly: false, create: true });
    await db.exec(`PRAGMA page_size = ${pageSize}; PRAGMA synchronous = OFF; ${setup}`).finally(() => db.close());
    const source = await openSource(path);
    await run(source, path).finally(() => source.close());
  });
}

/** Every way of reading every table is the same with long rows as without. */
async function compareAll(source: Source, longRow: number): Promise<void> {
  for (const table of source.tables.filter(({ name }) => !name.startsWith('sqlite_'))) {
    await compareLongRows(source, table, { longRow });
    for (let first = 0; first < 11; first++) await compareLongRows(source, table, { longRow, first });
    for (let first = 0; first < 8; first++) await compareLongProfile(source, table, { longRow, first });
  }
}

const numbers = (from: number, to: number): string =>
  `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;

test('values end and begin at every byte of a page', async () => {
  for (const reserved of [0, 20]) {
    const text = `replace(hex(zeroblob(i / 12)), '00', 'aé世😀') || substr('abcdefghijkl', 1, i % 12)`;
    const setup = `CREATE TABLE last (a, x); CREATE TABLE first (x, a); CREATE TABLE two (x TEXT, y BLOB);
      ${numbers(440, 1600)} INSERT INTO last SELECT 'short', ${text} FROM n;
      ${numbers(440, 1600)} INSERT INTO first SELECT randomblob(i), i FROM n;
      ${numbers(440, 1600)} INSERT INTO two SELECT ${text}, randomblob(1900 - i) FROM n;`;
    await withPages(setup, { reserved }, async (source) => {
      for (const table of ['last', 'first', 'two']) {
        await compareLongRows(source, findTable(source, table), { longRow: 300 });
        await compareLongRows(source, findTable(source, table), { longRow: 1000, first: 5 });
        await compareLongProfile(source, findTable(source, table), { longRow: 300 });
      }
    });
  }
});

/** Bytes of texts that are UTF-8 or nearly. */
const anyText = fc
  .array(fc.constantFrom('61', '6162636465666768', 'c3a9', 'e4b896', 'f09f9880', 'c3', 'f09f', '80', '00', 'ff'), {
    minLength: 1,
    maxLength: 40,
    size: 'max',
  })
  .map((parts) => parts.join(''));
const validText = fc
  .array(fc.constantFrom('61', '6162636465666768', 'c3a9', 'e4b896', 'f09f9880'), { maxLength: 300, size: 'max' })
  .map((parts) => parts.join(''));
const anyField = fc.oneof(
  fc.constantFrom('NULL', '0', '1', '-77', '9223372036854775807', '1.5', "'short'", "x'00ff'"),
  fc.constantFrom(
    "'2024-01-02 03:04:05'",
    `'{"a":[1,"${'x'.repeat(700)}"]}'`,
    "'123e4567-e89b-12d3-a456-426614174000'",
    `'${'9'.repeat(600)}'`,
    `'0.${'0'.repeat(500)}1'`,
  ),
  validText.map((hex) => `CAST(x'${hex}' AS TEXT)`),
  fc.tuple(validText, anyText, validText).map((parts) => `CAST(x'${parts.join('')}' AS TEXT)`),
  fc.nat({ max: 2500 }).map((length) => `randomblob(${length})`),
);

test('rows of any values are read in pieces as they are read whole', async () => {
  const rows = fc.array(fc.array(anyField, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  const layout = fc.record({
    pageSize: fc.constantFrom(512, 1024, 4096),
    encoding: fc.constantFrom('UTF-8', 'UTF-8', 'UTF-8', 'UTF-16le', 'UTF-16be'),
    longRow: fc.integer({ min: 64, max: 1500 }),
  });
  await fc.assert(
    fc.asyncProperty(rows, layout, async (list, { pageSize, encoding, longRow }) => {
      const values = list.map((fields) => `(${fields.join(', ')})`).join(', ');
      const setup = `PRAGMA encoding = '${encoding}'; CREATE TABLE t (a TEXT, b TEXT, c, d BLOB); INSERT INTO t VALUES ${values}`;
      await withPages(setup, { pageSize }, (source) => compareAll(source, longRow));
    }),
    { seed: 3, numRuns: 60 },
  );
});

test('pages of 64 kB', async () => {
  const setup = `CREATE TABLE t (a TEXT, b BLOB, c TEXT); ${numbers(0, 9)}
    INSERT INTO t SELECT 'a', randomblob(65400 + i * 40), replace(hex(zeroblob(9000 + i)), '00', 'é世') || i FROM n`;
  await withPages(setup, { pageSize: 65536 }, (source) => compareAll(source, 70_000));
});

test('a header that spans pages, with long values at both ends', async () => {
  const columns = Array.from({ length: 900 }, (_, i) => `c${i}`);
  const values = columns.map((_, i) =>
    i % 899 === 0 ? `hex(zeroblob(${1000 + i}))` : i % 3 === 0 ? `'text ${i}'` : i,
  );
  const setup = `CREATE TABLE t (${columns.join(', ')}); INSERT INTO t VALUES (${values.join(', ')}); INSERT INTO t (c899) VALUES (randomblob(5000))`;
  await withPages(setup, {}, async (source) => {
    const table = findTable(source, 't');
    for (const longRow of [64, 1000, 4000]) {
      await compareLongRows(source, table, { longRow });
      await compareLongProfile(source, table, { longRow });
    }
  });
});

test('a row that is older than the last columns of its table', async () => {
  const setup = `CREATE TABLE t (a, x); INSERT INTO t VALUES (1, randomblob(3000)), (2, hex(zeroblob(900)));
    ALTER TABLE t ADD COLUMN n INT DEFAULT 12; ALTER TABLE t ADD COLUMN s TEXT DEFAULT 'dé'; INSERT INTO t VALUES (3, randomblob(3000), 4, 'five')`;
  await withPages(setup, {}, (source) => compareAll(source, 500));
});

const TEXT: TargetColumn = { source: 'x', type: { kind: 'text' } };
const ID: TargetColumn = { source: 'id', type: { kind: 'integer', bits: 32 } };

async function gather(batches: AsyncIterable<RowBatch>): Promise<{ bytes: Buffer; batches: [number, number][] }> {
  const bytes: Uint8Array[] = [];
  const sizes: [number, number][] = [];
  for await (const batch of batches) {
    bytes.push(batch.bytes.slice());
    sizes.push([batch.bytes.length, batch.rows]);
  }
  return { bytes: Buffer.concat(bytes), batches: sizes };
}

test('a long value comes in batches that end within its row, and no batch is longer than a piece', async () => {
  const setup = `CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT); INSERT INTO t VALUES (1, 'a'), (2, hex(zeroblob(1000))), (3, 'c')`;
  await withPages(setup, {}, async (source) => {
    const { batches } = await gather(readRows({ source: withLongRows(source, 1600), table: 't', columns: [ID, TEXT] }));
    // A whole row of 15 bytes and 14 of the next, ten pieces, the rest of the row, which is empty, and the last row.
    assert.equal(batches, [[29, 0], ...Array.from({ length: 10 }, (): [number, number] => [200, 0]), [0, 2], [15, 1]]);
  });
});

test('a row that is left out leaves nothing of its long values', async () => {
  const setup = `CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT, n INT); INSERT INTO t VALUES
    (1, hex(zeroblob(1000)), 1), (2, hex(zeroblob(1001)), 'bad'), (3, hex(zeroblob(999)), 3), (4, hex(zeroblob(900)) || char(0), 4)`;
  const columns: TargetColumn[] = [
    { ...TEXT, onBadValue: 'reject' },
    { source: 'n', type: { kind: 'integer', bits: 32 }, onBadValue: 'reject' },
  ];
  await withPages(setup, {}, async (source) => {
    const keys: string[] = [];
    const { bytes } = await gather(
      readRows({ source: withLongRows(source, 500), table: 't', columns, onReject: ({ key }) => keys.push(key) }),
    );
    assert.equal(keys, ['2', '4']);
    assert.is(bytes.length, 2 * 14 + 2000 + 1998);
  });
});

test('a long value that does not fit ends in the same error', async () => {
  const setup = `CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT); INSERT INTO t VALUES (7, hex(zeroblob(900)) || char(0))`;
  await withPages(setup, {}, async (source) => {
    for (const type of [
      { kind: 'text' },
      { kind: 'text', maxLength: 9 },
      { kind: 'json' },
      { kind: 'uuid' },
    ] as const) {
      const columns: TargetColumn[] = [{ source: 'x', type, onBadValue: 'fail' }];
      const messages: string[] = [];
      for (const from of [source, withLongRows(source, 500)]) {
        await rejects(
          () =>
            gather(readRows({ source: from, table: 't', columns })).catch((error: unknown) => {
              messages.push(String(error));
              throw error;
            }),
          { code: 'value-does-not-fit' },
        );
      }
      assert.is(messages[0], messages[1]);
      assert.match(messages[0]!, /of row 7 does not fit/);
    }
  });
});

test('a chain that is broken within a long value is told as before, and salvage goes on behind its row', async () => {
  const setup = `CREATE TABLE t (id INTEGER PRIMARY KEY, x BLOB); ${numbers(1, 5)} INSERT INTO t SELECT i, randomblob(8096) FROM n`;
  // No page, the leaf, the chain of the row before, of a row behind (which then is reached twice), beyond the file.
  for (const pointer of ['none', 'root', 'before', 'behind', 'beyond'] as const) {
    await withPages(setup, {}, async (intact, path) => {
      const root = findTable(intact, 't').rootPage;
      await intact.close();
      const file = readFileSync(path);
      // The ninth page of the second row's chain.
      const leaf = file.subarray((root - 1) * 512, root * 512);
      const chain = Array.from({ length: 5 }, (_, cell) => chainOf(leaf, cell));
      const pointers = { none: 0, root, before: chain[0]!, behind: chain[3]!, beyond: 0x7fffffff };
      file.writeUInt32BE(pointers[pointer], (pageAt(file, chain[1]!, 8) - 1) * 512);
      writeFileSync(path, file);
      const source = await openSource(path);
      try {
        const table = findTable(source, 't');
        await compareLongRows(source, table, { longRow: 500 });
        await compareLongRows(source, table, { longRow: 500, salvages: true });
        const damages: Damage[] = [];
        let rows = 0;
        const options = {
          source: withLongRows(source, 500),
          table,
          columns: [ID],
          onDamage: (found: Damage) => damages.push(found),
        };
        for await (const batch of readRows(options)) rows += batch.rows;
        assert.equal([rows, damages.map(({ key }) => key)], [4, [pointer === 'behind' ? '4' : '2']]);
      } finally {
        await source.close();
      }
    });
  }
});

/** The first page of the chain of a cell with 8,100 bytes, of which its leaf of 512 keeps the least. */
function chainOf(leaf: Buffer, cell: number): number {
  const at = leaf.readUInt16BE(8 + 2 * cell);
  return leaf.readUInt32BE(at + 3 + 39);
}

/** The page that is so many behind this one in its chain. */
function pageAt(file: Buffer, page: number, behind: number): number {
  return behind === 0 ? page : pageAt(file, file.readUInt32BE((page - 1) * 512), behind - 1);
}

test('threads hand long values on in pieces', async () => {
  const setup = `CREATE TABLE t (id INTEGER PRIMARY KEY, x BLOB); ${numbers(1, 40)} INSERT INTO t SELECT i, randomblob(i * 999) FROM n`;
  const columns: TargetColumn[] = [ID, { source: 'x', type: { kind: 'bytes' } }];
  await withPages(setup, { pageSize: 1024 }, async (source) => {
    source.threads.read(withLongRows(source, 9000).file);
    const whole = await gather(readRows({ source, table: 't', columns }));
    const pieces = await gather(createRowPool(source, { jobs: 1 }).readRows({ table: 't', columns }));
    assert.ok(pieces.bytes.equals(whole.bytes));
    assert.ok(pieces.batches.length > 100);
  });
});

test('values of many megabytes are read with a few megabytes of memory', async () => {
  const setup = `CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT, b BLOB, y TEXT);
    INSERT INTO t VALUES (1, replace(hex(zeroblob(9000000)), '00', 'lo') || 'é', randomblob(20000000), 'short')`;
  const columns: TargetColumn[] = [
    ID,
    TEXT,
    { source: 'b', type: { kind: 'bytes' } },
    { source: 'y', type: { kind: 'text' } },
  ];
  await withPages(setup, { pageSize: 4096 }, async (source) => {
    const longest = await longestArray(async () => {
      let bytes = 0;
      for await (const batch of readRows({ source, table: 't', columns })) {
        assert.ok(batch.bytes.length <= 1 << 19);
        bytes += batch.bytes.length;
      }
      assert.is(bytes, 2 + 8 + 4 + 18_000_002 + 4 + 20_000_000 + 9);
      await compareLongProfile(source, findTable(source, 't'), { longRow: source.file.longRow });
    });
    assert.ok(longest <= 1 << 20, `${longest} bytes at once`);
  });
});

test.run();
