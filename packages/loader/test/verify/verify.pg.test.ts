import { longestArray, withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { migrateFile, verifyFile } from '../migrate-file.js';

const SCRIPT = `
  CREATE TABLE "all kinds" (id INTEGER PRIMARY KEY, i INTEGER, r REAL, t TEXT, b BLOB, "when" DATETIME, ok BOOLEAN, n DECIMAL(10,2), j JSON, u UUID);
  INSERT INTO "all kinds" VALUES
    (1, 9007199254740993, 0.1, 'text', x'00ff', '2024-01-31 12:30:45.123456', 1, 10.5, '{"b": 1, "a": [1.0, 2e3]}', '123e4567-e89b-12d3-a456-426614174000'),
    (2, -9223372036854775808, 1e308, '', x'', '1999-12-31T23:59:59', 0, -0.01, 'null', NULL),
    (-3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
  CREATE TABLE keyless (a, b);
  INSERT INTO keyless VALUES (1, 'x'), (1, 'x'), (2, NULL);
`;

test('what was moved compares equal, every kind of value', async () => {
  await withSqlite(SCRIPT, async ({ path }) => {
    await withPostgres(async ({ url }) => {
      await migrateFile({ path, url });
      const { tables, findings } = await verifyFile({ path, url });
      assert.equal(findings, []);
      assert.equal(
        tables.map((table) => [table.name, table.sourceRows, table.verified]),
        [
          ['all kinds', 3, { rows: 3, missing: 0, extra: 0, changed: 0 }],
          ['keyless', 3, { rows: 3, missing: 0, extra: 0, changed: 0 }],
        ],
      );
    });
  });
});

test('a changed value, a missing and an extra row are located to key and column with both values', async () => {
  await withSqlite(SCRIPT, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      await migrateFile({ path, url });
      await session.execute(`
        UPDATE "all kinds" SET n = 10.51 WHERE id = 1;
        DELETE FROM "all kinds" WHERE id = -3;
        INSERT INTO "all kinds" (id, t) VALUES (5, 'new')`);
      const { tables, findings } = await verifyFile({ path, url });
      assert.equal(tables[0]?.verified, { rows: 3, missing: 1, extra: 1, changed: 1 });
      assert.is(
        findings[0]?.message,
        '1 row missing, 1 extra, 1 changed: "n" at "id" = 1 is 10.51, in SQLite 10.50; the row at "id" = -3 is missing; the row at "id" = 5 is not in SQLite',
      );
    });
  });
});

const CHANGES = [
  ['i', '9007199254740992'],
  ['r', '0.10000000000000002'],
  ['t', `'text '`],
  ['b', `'\\x00fe'`],
  ['"when"', `'2024-01-31 12:30:45.123457'`],
  ['ok', 'false'],
  ['j', `'{"a": [1, 2000], "b": 2}'`],
  ['u', `'123e4567-e89b-12d3-a456-426614174001'`],
] as const;

for (const [column, value] of CHANGES) {
  test(`a change of ${column} alone is seen`, async () => {
    await withSqlite(SCRIPT, async ({ path }) => {
      await withPostgres(async ({ url, session }) => {
        await migrateFile({ path, url });
        await session.execute(`UPDATE "all kinds" SET ${column} = ${value} WHERE id = 1`);
        const { tables } = await verifyFile({ path, url });
        assert.is(tables[0]?.verified?.changed, 1);
      });
    });
  });
}

test('without a key, a row that is there once too often is seen', async () => {
  await withSqlite(SCRIPT, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      await migrateFile({ path, url });
      await session.execute(`DELETE FROM keyless WHERE a = 2; INSERT INTO keyless VALUES (1, 'x')`);
      const { tables } = await verifyFile({ path, url });
      assert.equal(tables[1]?.verified, { rows: 3, missing: 1, extra: 1, changed: 0 });
    });
  });
});

test('without a key, a changed value is shown, wherever in the row it stands', async () => {
  const script = `CREATE TABLE log (a, b, c, d, "e e" TEXT);
    INSERT INTO log VALUES (1, 'x', NULL, 2.5, 'same'), (1, 'x', NULL, 2.5, 'old'), (9, NULL, NULL, NULL, NULL);
    CREATE TABLE coded (code TEXT NOT NULL UNIQUE, n INTEGER, note TEXT);
    INSERT INTO coded VALUES ('a', 1, NULL), ('b', 2, NULL)`;
  await withSqlite(script, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      await migrateFile({ path, url });
      await session.execute(`UPDATE log SET "e e" = 'new' WHERE "e e" = 'old'; DELETE FROM log WHERE a = 9`);
      await session.execute(`UPDATE coded SET note = 'n' WHERE code = 'b'`);
      const { tables, findings } = await verifyFile({ path, url });
      assert.equal(
        findings.map(({ message }) => message),
        [
          `0 rows missing, 0 extra, 1 changed: "note" at "code" = 'b' is 'n', in SQLite NULL`,
          `2 rows missing, 1 extra, 0 changed: "e e" in the row with "a" = 1, "b" = 'x', "d" = 2.5 is 'new', in SQLite 'old'; the row with "a" = 9 is missing`,
        ],
      );
      assert.equal(tables.find(({ name }) => name === 'log')?.verified, { rows: 3, missing: 2, extra: 1, changed: 0 });
    });
  });
});

test('a column of another type, or one that is gone, is told of, and the other tables are compared', async () => {
  await withSqlite(SCRIPT, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      await migrateFile({ path, url });
      await session.execute('ALTER TABLE keyless ALTER a TYPE integer USING a::integer, DROP b');
      const { findings, tables } = await verifyFile({ path, url });
      assert.equal(
        findings.map(({ code, severity }) => [code, severity]),
        [['columns-differ', 'loss']],
      );
      assert.match(findings[0]?.message ?? '', '"a" is integer, expected bigint; "b" is missing, expected text');
      assert.is(tables[0]?.verified?.rows, 3);
      assert.equal([tables[1]?.sourceRows, tables[1]?.targetRows, tables[1]?.verified], [3, 3, undefined]);
    });
  });
});

test('a row of 40 MB is moved in small batches and compared without being held, and a difference in it is located', async () => {
  const script = `CREATE TABLE long (id INTEGER PRIMARY KEY, b BLOB, t TEXT, j JSON);
    INSERT INTO long VALUES (1, x'01', 'a', '[1.0]'), (2, randomblob(20000000), replace(hex(zeroblob(10000000)), '00', 'né'), '[ 2]'), (3, NULL, 'c', '{}')`;
  await withSqlite(script, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      const batches: number[] = [];
      const longest = await longestArray(async () => {
        await migrateFile({
          path,
          url,
          onProgress: (progress) => {
            if (progress.kind === 'rows') batches.push(progress.bytes);
          },
        });
        const { findings, tables } = await verifyFile({ path, url });
        assert.equal(findings, []);
        assert.equal(tables[0]?.verified, { rows: 3, missing: 0, extra: 0, changed: 0 });
      });
      assert.ok(Math.max(...batches) <= 1 << 19, String(Math.max(...batches)));
      assert.ok(batches.length > 80);
      assert.ok(longest <= 1 << 22, `${longest} bytes at once`);
      await session.execute(`UPDATE long SET t = overlay(t PLACING 'x' FROM 9000000 FOR 1) WHERE id = 2`);
      const changed = await verifyFile({ path, url });
      assert.equal(changed.tables[0]?.verified, { rows: 3, missing: 0, extra: 0, changed: 1 });
      assert.match(
        changed.findings[0]?.message ?? '',
        /^0 rows missing, 0 extra, 1 changed: "t" at "id" = 2 is another value than in SQLite, the same in the first 256 bytes \('nénéné/,
      );
    });
  });
});

test('a table without rows that is gone or another one by now is not called compared', async () => {
  await withSqlite('CREATE TABLE gone (a); CREATE TABLE other (a INTEGER)', async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      await migrateFile({ path, url });
      await session.execute('DROP TABLE gone; ALTER TABLE other ALTER a TYPE text');
      const { findings, tables } = await verifyFile({ path, url });
      assert.equal(
        findings.map(({ code }) => code),
        ['table-missing', 'columns-differ'],
      );
      assert.equal(
        tables.map(({ verified }) => verified),
        [undefined, undefined],
      );
    });
  });
});

test('a table that is gone is a loss', async () => {
  await withSqlite(SCRIPT, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      await migrateFile({ path, url });
      await session.execute('DROP TABLE keyless');
      const { findings } = await verifyFile({ path, url });
      assert.equal(
        findings.map(({ code, severity }) => [code, severity]),
        [['table-missing', 'loss']],
      );
    });
  });
});

test('a database that nothing was ever migrated into is said to be one, not a loss for each table', async () => {
  await withSqlite(SCRIPT, async ({ path }) => {
    await withPostgres(async ({ url, session }) => {
      const { findings } = await verifyFile({ path, url });
      assert.equal(
        findings.map(({ code, subject }) => [code, subject.kind]),
        [['never-migrated', 'database']],
      );
      await session.execute('CREATE SCHEMA lite2pg');
      const others = (await verifyFile({ path, url })).findings.map(({ code }) => code);
      assert.ok(others.length > 1 && others.every((code) => code === 'table-missing'), others.join());
    });
  });
});

test.run();
