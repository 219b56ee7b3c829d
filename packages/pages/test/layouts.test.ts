import { openSqlite, rawSql } from '@lite2pg/sqlite';
import { rejects, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openSource } from '../src/open-source.js';
import { readRows } from '../src/rows/read-rows.js';
import type { TargetColumn } from '../src/model/target-column.js';
import { createTupleReader } from '../src/rows/tuple-reader.js';
import { readBothWays } from './both-ways.js';
import { reserveBytes } from './reserve-bytes.js';

/** Reads every table by its pages and by the library and compares; gives the rows by table. */
async function compare(path: string): Promise<Record<string, number>> {
  const source = await openSource(path);
  try {
    const rows: Record<string, number> = {};
    for (const table of source.tables) {
      const { pages, library } = await readBothWays(source, table.name);
      assert.equal(pages, library, table.name);
      rows[table.name] = pages.rows;
    }
    return rows;
  } finally {
    await source.close();
  }
}

const NUMBERS = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)';
const EVERY_CLASS = `
  PRAGMA synchronous = OFF;
  CREATE TABLE "odd name" (a, b TEXT, c REAL, d BLOB, "e""e" INT);
  INSERT INTO "odd name" VALUES (0, '', 0, x'', 1), (1, 'a', 1.5, x'00', -1), (127, NULL, 1e300, NULL, 128), (32767, 'é', -0.0, 'x', -129),
    (8388607, char(0x1f600), 9e999, zeroblob(100), 8388608), (2147483647, 'x', 7, 7, 2147483648), (140737488355327, 'y', -7, 1.5, 140737488355328),
    (9223372036854775807, 'z', 3, -1, -9223372036854775808), ('text', 5, 'real?', NULL, 'int?');
  ${NUMBERS} INSERT INTO "odd name" SELECT i * i, hex(randomblob(i % 50)), i, randomblob(i % 90), -i FROM n;
  ${NUMBERS} INSERT INTO "odd name" SELECT NULL, substr(hex(zeroblob(60000)), 1, i * 37), i / 7.0, zeroblob(i * 13), i FROM n WHERE i % 50 = 0;
  DELETE FROM "odd name" WHERE rowid % 7 = 3;`;

const PAGES = [
  [512, 'none'],
  [512, 'full'],
  [1024, 'incremental'],
  [4096, 'none'],
  [65536, 'full'],
] as const;

for (const [pageSize, vacuum] of PAGES) {
  test(`pages of ${pageSize} bytes with auto_vacuum ${vacuum} are read as the library reads them`, async () => {
    const setup = `PRAGMA page_size = ${pageSize}; PRAGMA auto_vacuum = ${vacuum}; ${EVERY_CLASS}`;
    await withSqlite(setup, async ({ path }) => {
      assert.ok((await compare(path))['odd name']! > 2500);
    });
  });
}

for (const encoding of ['UTF-8', 'UTF-16le', 'UTF-16be']) {
  test(`texts in ${encoding} are read as the library reads them`, async () => {
    const setup = `PRAGMA encoding = '${encoding}'; ${EVERY_CLASS}
      ALTER TABLE "odd name" ADD COLUMN added TEXT DEFAULT 'dé😀';
      CREATE TABLE broken (t TEXT); INSERT INTO broken VALUES (CAST(x'ff00d8' AS TEXT)), (CAST(x'00d800' AS TEXT)), ('a' || char(0) || 'b');`;
    await withSqlite(setup, async ({ path }) => {
      await compare(path);
    });
  });
}

for (const [pageSize, reserved] of [
  [512, 32],
  [65536, 255],
] as const) {
  test(`${reserved} reserved bytes at the end of pages of ${pageSize} are not used`, async () => {
    const make = async (path: string): Promise<void> => {
      await reserveBytes(path, pageSize, reserved);
      const db = await openSqlite(path, { readOnly: false });
      await db.exec(EVERY_CLASS);
      await db.close();
    };
    await withSqlite(make, async ({ path }) => {
      assert.ok((await compare(path))['odd name']! > 2500);
    });
  });
}

test('tables without rowid are read in every order of their key', async () => {
  const setup = `
    CREATE TABLE plain (k TEXT PRIMARY KEY, v) WITHOUT ROWID;
    CREATE TABLE late (v, w REAL, a INT, b TEXT COLLATE NOCASE, PRIMARY KEY (b DESC, a)) WITHOUT ROWID;
    CREATE TABLE twice (a, b, c, PRIMARY KEY (c, a, c)) WITHOUT ROWID;
    ${NUMBERS} INSERT INTO plain SELECT hex(i), randomblob(i % 300) FROM n;
    ${NUMBERS} INSERT INTO late SELECT i, i, i, 'k' || (i % 100) FROM n;
    ${NUMBERS} INSERT INTO twice SELECT i, -i, i % 10 FROM n;
    ALTER TABLE late ADD COLUMN added INT DEFAULT '12';
    CREATE INDEX i ON plain (v);`;
  await withSqlite(setup, async ({ path }) => {
    assert.equal(await compare(path), { late: 3000, plain: 3000, twice: 3000 });
  });
});

test('rowids of any size and aliases of the rowid are read', async () => {
  const setup = `
    CREATE TABLE alias (x, id INTEGER PRIMARY KEY);
    INSERT INTO alias VALUES (1, -9223372036854775808), (2, -1), (3, 0), (4, 9223372036854775807), (5, 4294967296), (6, -4294967297);
    CREATE TABLE no_alias (id INTEGER PRIMARY KEY DESC, x); INSERT INTO no_alias VALUES (7, 1), (3, 2);
    CREATE TABLE int_key (id INT PRIMARY KEY, x); INSERT INTO int_key VALUES (7, 1), (NULL, 2);
    CREATE TABLE hidden (rowid TEXT, oid TEXT, _rowid_ TEXT); INSERT INTO hidden VALUES ('a', 'b', 'c');`;
  await withSqlite(setup, async ({ path }) => {
    assert.equal(await compare(path), { alias: 6, hidden: 1, int_key: 2, no_alias: 2 });
  });
});

test('rows older than their columns have the default with its affinity', async () => {
  const setup = `
    CREATE TABLE t (a); INSERT INTO t VALUES (1), (2);
    ALTER TABLE t ADD COLUMN b; ALTER TABLE t ADD COLUMN c INT DEFAULT '12'; ALTER TABLE t ADD COLUMN d TEXT DEFAULT 5;
    ALTER TABLE t ADD COLUMN e REAL DEFAULT 3; ALTER TABLE t ADD COLUMN f BLOB DEFAULT x'00ff'; ALTER TABLE t ADD COLUMN g DEFAULT -1.5;
    ALTER TABLE t ADD COLUMN h DEFAULT 'it''s'; ALTER TABLE t ADD COLUMN i BOOLEAN DEFAULT true; ALTER TABLE t ADD COLUMN j DEFAULT "double";
    ALTER TABLE t ADD COLUMN k NUMERIC(10, 2) NOT NULL DEFAULT '1e2'; ALTER TABLE t ADD COLUMN l TEXT DEFAULT (CAST('5' AS INT));
    ALTER TABLE t ADD COLUMN m REAL DEFAULT (- -3); ALTER TABLE t ADD COLUMN n DEFAULT (-9223372036854775808); INSERT INTO t (a) VALUES (3);
    CREATE TABLE s (a INT) STRICT; INSERT INTO s VALUES (1); ALTER TABLE s ADD COLUMN b ANY DEFAULT '1';`;
  await withSqlite(setup, async ({ path }) => {
    assert.equal(await compare(path), { s: 1, t: 3 });
  });
});

test('records that end before a column of the key have its default, as for SQLite', async () => {
  // No statement makes such rows; a damaged header of a row, or an edited schema, does.
  const expressions = [
    '5',
    "'12'",
    '5+5',
    '- -7',
    'TRUE',
    'NULL',
    "x'41'",
    'CAST(12.5 AS INT)',
    'abs(1)',
    'a',
    '"b"',
    '1.0 -- one\n',
  ];
  const constants = expressions
    .map((one, at) => `"c,${at}" ${at % 2 === 0 ? 'TEXT' : 'INT'} AS (${one}) STORED`)
    .join(', ');
  const longer: Readonly<Record<string, string>> = {
    k: `k(a TEXT, b TEXT DEFAULT 'x', c INT DEFAULT '12', d REAL DEFAULT 3, PRIMARY KEY (c, b, d, a))`,
    w: `w(a TEXT, b TEXT DEFAULT 5, c INT DEFAULT '12', d REAL DEFAULT 3, PRIMARY KEY (a, c, b)) WITHOUT ROWID`,
    one: `one(a TEXT, b INTEGER DEFAULT '7' PRIMARY KEY DESC)`,
    alias: `alias(a TEXT, id INTEGER DEFAULT 7 PRIMARY KEY)`,
    g: `g(a TEXT PRIMARY KEY, t TEXT AS (a || 'c') STORED, b TEXT DEFAULT 'x', ${constants})`,
  };
  const setup = `
    CREATE TABLE k (a TEXT PRIMARY KEY); INSERT INTO k VALUES ('one'), ('two');
    CREATE TABLE w (a TEXT PRIMARY KEY) WITHOUT ROWID; INSERT INTO w VALUES ('one'), ('two');
    CREATE TABLE one (a TEXT PRIMARY KEY); INSERT INTO one VALUES ('one');
    CREATE TABLE alias (a TEXT); INSERT INTO alias VALUES ('one');
    CREATE TABLE g (a TEXT PRIMARY KEY); INSERT INTO g VALUES ('one');
    PRAGMA writable_schema = on;
    ${Object.entries(longer)
      .map(
        ([name, text]) =>
          `UPDATE sqlite_schema SET sql = 'CREATE TABLE ${text.replaceAll("'", "''")}' WHERE name = '${name}';`,
      )
      .join('\n')}
    PRAGMA writable_schema = off;`;
  await withSqlite(setup, async ({ path, db }) => {
    await db.close();
    assert.equal(await compare(path), { alias: 1, g: 1, k: 2, one: 1, w: 2 });
    const source = await openSource(path);
    const [row] = await source.db.query<object>(rawSql('SELECT b, c, d FROM k NOT INDEXED LIMIT 1'));
    const [generated] = await source.db.query<object>(
      rawSql('SELECT t, "c,0" AS five, "c,1" AS twelve, "c,2" AS ten FROM g'),
    );
    await source.close();
    assert.equal(generated, { t: null, five: '5', twelve: 12, ten: null });
    assert.equal(row, { b: 'x', c: 12, d: 3 });
  });
});

test('stored generated columns are read, and virtual ones left to the library', async () => {
  const setup = `
    CREATE TABLE g (a INT, v INT AS (a * 2) VIRTUAL, s TEXT AS (a || 'x') STORED, b TEXT);
    INSERT INTO g VALUES (1, 'one'), (2, 'two');`;
  await withSqlite(setup, async ({ path }) => {
    assert.equal(await compare(path), { g: 2 });
    const source = await openSource(path);
    const columns = ['b', 'v', 's'].map((name): TargetColumn => ({
      source: name,
      type: { kind: 'text' },
      stored: { as: 'mixed' },
    }));
    const tuples: string[] = [];
    for await (const { bytes } of readRows({ source, table: 'g', columns })) {
      createTupleReader({ header: false }).push(bytes, (all, at, end) =>
        tuples.push(Buffer.from(all.subarray(at, end)).toString('latin1')),
      );
    }
    await source.close();
    assert.is(tuples.length, 2);
    assert.match(tuples[1]!, /two[^4]*4[^2]*2x$/);
  });
});

test('rejects name the row by its rowid, or by its key in SQL words', async () => {
  const setup = `
    CREATE TABLE w (v, b TEXT, a INT, PRIMARY KEY (a, b)) WITHOUT ROWID; INSERT INTO w VALUES ('bad', 'it''s', 7);
    CREATE TABLE g (v, b TEXT, a INT, c AS (a), PRIMARY KEY (a, b)) WITHOUT ROWID; INSERT INTO g VALUES ('bad', 'it''s', 7);
    CREATE TABLE r (v); INSERT INTO r (rowid, v) VALUES (-3, 'bad');`;
  await withSqlite(setup, async ({ path }) => {
    const source = await openSource(path);
    const keys: string[] = [];
    for (const [table, more] of [
      ['w', []],
      ['g', ['c']],
      ['r', []],
    ] as const) {
      const columns = ['v', ...more].map((name): TargetColumn => ({
        source: name,
        type: { kind: 'integer', bits: 64 },
        onBadValue: 'reject',
      }));
      for await (const batch of readRows({ source, table, columns, onReject: ({ key }) => keys.push(key) }))
        assert.is(batch.rows, 0);
    }
    await source.close();
    assert.equal(keys, ["7, 'it''s'", "7, 'it''s'", '-3']);
  });
});

test('the number of a row is read as rowid where no column is called so, and where there is one', async () => {
  const setup = `
    CREATE TABLE plain (k TEXT PRIMARY KEY, v); INSERT INTO plain (rowid, k) VALUES (-5, 'a'), (9223372036854775807, 'b');
    CREATE TABLE computed (v, w AS (v)); INSERT INTO computed (rowid, v) VALUES (-5, 'a'), (9223372036854775807, 'b');
    CREATE TABLE keyed (k TEXT PRIMARY KEY) WITHOUT ROWID;`;
  await withSqlite(setup, async ({ path }) => {
    const source = await openSource(path);
    const rowid: TargetColumn = { source: 'rowid', type: { kind: 'integer', bits: 64 }, onBadValue: 'fail' };
    const read = async (table: string, columns: readonly TargetColumn[]): Promise<string> => {
      const batches: Buffer[] = [];
      for await (const { bytes } of readRows({ source, table, columns, onReject: () => undefined }))
        batches.push(Buffer.from(bytes));
      return Buffer.concat(batches).toString('hex');
    };
    const computed = { source: 'w', type: { kind: 'text' }, onBadValue: 'fail' } as const;
    assert.match(await read('plain', [rowid]), /^000100000008fffffffffffffffb0001000000087fffffffffffffff/);
    assert.match(await read('computed', [rowid, computed]), /^000200000008fffffffffffffffb0000000161/);
    await rejects(() => read('keyed', [rowid]), { code: 'bad-choice' });
    await source.close();
  });
});

test('two thousand columns are read', async () => {
  const names = Array.from({ length: 1999 }, (_, i) => `c${i}`);
  const setup = `CREATE TABLE wide (id INTEGER PRIMARY KEY, ${names.join(', ')});
    INSERT INTO wide (id, c0, c1998) VALUES (1, 'first', 'last'), (2, x'00', 5);`;
  await withSqlite(setup, async ({ path }) => {
    assert.equal(await compare(path), { wide: 2 });
  });
});

test('an emptied table, an empty file and a row of several megabytes are read', async () => {
  await withSqlite(
    'CREATE TABLE e (a); INSERT INTO e VALUES (1); DELETE FROM e; CREATE TABLE big (b); INSERT INTO big VALUES (zeroblob(5000000)), (randomblob(3000001))',
    async ({ path }) => {
      assert.equal(await compare(path), { big: 2, e: 0 });
    },
  );
  await withSqlite('', async ({ path }) => {
    assert.equal(await compare(path), {});
  });
});

test.run();
