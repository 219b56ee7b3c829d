import * as assert from 'uvu/assert';
import { readFileSync, writeFileSync } from 'node:fs';
import { openSqlite } from '@lite2pg/sqlite';
import { rejects, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import { openSource } from '../src/open-source.js';
import { findTable } from '../src/source/find-table.js';
import type { Source } from '../src/source/source.js';
import { splitTable } from '../src/walk/split-table.js';
import { readBothWays, readOneWay } from './both-ways.js';

// What the fuzzer found, in small.

const PAGE_SIZE = 512;

async function withChanged(
  setup: string,
  change: (file: Buffer, rootOf: (table: string) => Buffer) => Buffer,
  run: (source: Source) => Promise<void>,
): Promise<void> {
  await withSqlite('', async ({ path: beside }) => {
    const path = `${beside}.changed`;
    const db = await openSqlite(path, { readOnly: false, create: true });
    await db.exec(`PRAGMA page_size = ${PAGE_SIZE}; PRAGMA synchronous = OFF; ${setup}`).finally(() => db.close());
    const before = await openSource(path);
    const roots = new Map(before.tables.map(({ name, rootPage }) => [name, rootPage]));
    await before.close();
    const file = readFileSync(path);
    writeFileSync(
      path,
      change(file, (table) => file.subarray((roots.get(table)! - 1) * PAGE_SIZE)),
    );
    const source = await openSource(path);
    await run(source).finally(() => source.close());
  });
}

/** Points the first cell of a leaf to these bytes, which are written where nothing is. */
function putCell(leaf: Buffer, bytes: readonly number[]): void {
  leaf.writeUInt16BE(300, 8);
  Buffer.from(bytes).copy(leaf, 300);
}

const KEYED = "CREATE TABLE w (a PRIMARY KEY) WITHOUT ROWID; INSERT INTO w VALUES ('x')";

test('a length of nine bytes is damage, as SQLite reads other bytes there than its own description says', async () => {
  const header = [...Array<number>(8).fill(0x80), 0x80, 3, 0x82, 0x07];
  await withChanged(
    KEYED,
    (file, rootOf) => (putCell(rootOf('w'), [...header, ...Array<number>(125).fill(0x61)]), file),
    async (source) => {
      await rejects(() => readOneWay(source, 'w', 'library'), { code: 'damaged' });
      await rejects(() => readOneWay(source, 'w', 'pages'), { code: 'damaged' });
    },
  );
});

test('a row without fields is damage', async () => {
  await withChanged(
    KEYED,
    (file, rootOf) => (putCell(rootOf('w'), [1, 1, 0, 0]), file),
    async (source) => {
      await rejects(() => readOneWay(source, 'w', 'library'), { code: 'damaged' });
      await rejects(() => readOneWay(source, 'w', 'pages'), { code: 'damaged' });
    },
  );
});

/** Cells that are none: length, rowid, header, values. */
const NO_CELLS: Readonly<Record<string, readonly number[]>> = {
  'values that end before the row does': [4, 1, 2, 15, 0x61, 0x62],
  'values that end behind the row': [3, 1, 2, 17, 0x61],
  'a header that ends behind the row': [3, 1, 9, 13, 13],
  'a header that ends within a serial type': [4, 1, 2, 0x80, 0x0d, 0x61],
  'no header at all': [1, 1, 1],
};

for (const [name, bytes] of Object.entries(NO_CELLS)) {
  test(`a row with ${name} is damage`, async () => {
    await withChanged(
      "CREATE TABLE r (a); INSERT INTO r VALUES ('x')",
      (file, rootOf) => (putCell(rootOf('r'), bytes), file),
      async (source) => {
        await rejects(() => readOneWay(source, 'r', 'library'), { code: 'damaged' });
        await rejects(() => readOneWay(source, 'r', 'pages'), { code: 'damaged', message: /"r": page 2:/ });
      },
    );
  });
}

test('a default that is no UTF-8 is what SQLite says it is in rows that are older than the column', async () => {
  await withChanged(
    "CREATE TABLE r (a); INSERT INTO r VALUES ('x'); ALTER TABLE r ADD COLUMN later TEXT DEFAULT '12'; INSERT INTO r VALUES ('y', 'z')",
    (file) => {
      file[file.indexOf("'12'") + 1] = 0x89;
      return file;
    },
    async (source) => {
      const { pages, library } = await readBothWays(source, 'r');
      assert.equal(pages, library);
      const repaired = await readBothWays(source, 'r', 10);
      assert.equal(repaired.pages, repaired.library);
    },
  );
});

test('a serial type that is never stored is damage', async () => {
  await withChanged(
    "CREATE TABLE r (a); INSERT INTO r VALUES ('x')",
    (file, rootOf) => (putCell(rootOf('r'), [2, 1, 2, 10]), file),
    async (source) => {
      await rejects(() => readOneWay(source, 'r', 'pages'), { code: 'damaged', message: /has the serial type 10/ });
    },
  );
});

test('a rowid that is greater than the page above says is damage', async () => {
  await withChanged(
    'CREATE TABLE r (a); INSERT INTO r VALUES (hex(zeroblob(100))), (hex(zeroblob(101))), (hex(zeroblob(102)))',
    (file, rootOf) => {
      const root = rootOf('r');
      const cell = root.readUInt16BE(12);
      root[cell + 4]!--;
      return file;
    },
    async (source) => {
      await rejects(() => readOneWay(source, 'r', 'pages'), {
        code: 'damaged',
        message: /its rowids are greater than the page above it says/,
      });
    },
  );
});

test('a chain whose last page the end of the file cuts is damage, and not a value that ends in zeros', async () => {
  await withChanged(
    'CREATE TABLE o (x); INSERT INTO o VALUES (zeroblob(5000))',
    (file) => file.subarray(0, file.length - 100),
    async (source) => {
      const page = source.file.pageCount;
      await rejects(() => readOneWay(source, 'o', 'pages'), {
        code: 'damaged',
        message: new RegExp(`"o": page ${page}: the file ends before it does`),
      });
    },
  );
});

test('a rowid beyond what the page above says is damage in chunks, too, and no row that no chunk has', async () => {
  const rows = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)';
  let changed = 0;
  await withChanged(
    `CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT); ${rows} INSERT INTO t SELECT i, 'row ' || i || hex(zeroblob(9)) FROM n`,
    (file, rootOf) => {
      // Down the first page below the root, and there to the last leaf: its bound stands in the root only.
      const root = rootOf('t');
      const interior = file.subarray((root.readUInt32BE(root.readUInt16BE(12)) - 1) * PAGE_SIZE);
      const leaf = file.subarray((interior.readUInt32BE(8) - 1) * PAGE_SIZE);
      assert.equal([root[0], interior[0], leaf[0]], [5, 5, 13]);
      const last = leaf.readUInt16BE(8 + 2 * (leaf.readUInt16BE(3) - 1));
      // The rowid, two bytes behind the length: now one of the last.
      changed = ((leaf[last + 1]! & 127) << 7) | leaf[last + 2]!;
      leaf[last + 1] = 0x80 | (2990 >> 7);
      leaf[last + 2] = 2990 & 127;
      return file;
    },
    async (source) => {
      assert.ok(changed > 100 && changed < 2900, String(changed));
      const chunks = splitTable(source, findTable(source, 't'), { targetRows: 100 });
      assert.ok(chunks.length > 5);
      await rejects(() => readOneWay(source, 't', 'pages', chunks), { code: 'damaged' });
      await rejects(() => readOneWay(source, 't', 'pages'), { code: 'damaged' });
    },
  );
});

test('a table whose name is kept as a blob is a table', async () => {
  const setup = `CREATE TABLE t (x); INSERT INTO t VALUES (1); PRAGMA writable_schema = on;
    UPDATE sqlite_schema SET name = CAST(name AS BLOB)`;
  await withChanged(
    setup,
    (file) => file,
    async (source) => {
      const { pages, library } = await readBothWays(source, 't');
      assert.equal([pages.rows, pages], [1, library]);
    },
  );
});

test.run();
