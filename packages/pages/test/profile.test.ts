import type { ColumnProfile, Table, UnreadableColumn } from '@lite2pg/spec';
import { parseProfile } from '@lite2pg/spec';
import { rejects, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openSource } from '../src/open-source.js';
import { profileSource, type ProfileOptions } from '../src/profile/profile-source.js';

async function profileOf(
  setup: string,
  table: Table,
  options: Partial<ProfileOptions> = {},
): Promise<readonly ColumnProfile[]> {
  return withSqlite(setup, async ({ path }) => {
    const source = await openSource(path);
    try {
      const profile = await profileSource({ ...options, source, tables: [table] });
      parseProfile(JSON.parse(JSON.stringify(profile)), 'profile');
      return profile.tables[0]!.columns;
    } finally {
      await source.close();
    }
  });
}

test('numbers are counted with their range and with what they may stand for', async () => {
  const setup = `CREATE TABLE t (id INTEGER PRIMARY KEY, n, r REAL, d DECIMAL(10, 2));
    INSERT INTO t VALUES (-5, 0, 1, 12.5), (2, 1, 2460310.5, 1000.125), (9223372036854775807, 1700000000, 1700000000, 3),
      (4, 1700000000000, 9e999, NULL), (5, 9007199254740993, 0.5, 7);`;
  const [id, n, r, d] = await profileOf(setup, {
    name: 't',
    columns: [
      { name: 'id', type: { kind: 'integer', bits: 64 }, declared: 'INTEGER' },
      { name: 'n', type: { kind: 'integer', bits: 64 } },
      { name: 'r', type: { kind: 'float', bits: 64 }, declared: 'REAL' },
      { name: 'd', type: { kind: 'decimal', precision: 10, scale: 2 }, declared: 'DECIMAL(10, 2)' },
    ],
  });
  assert.is(id!.integers!.min, '-5');
  assert.is(id!.integers!.max, '9223372036854775807');
  assert.equal(n!.integers, {
    count: 5,
    min: '0',
    max: '9007199254740993',
    booleans: 2,
    beyondDouble: 1,
    epochSeconds: 1,
    epochMilliseconds: 1,
    epochMicroseconds: 0,
    epochNanoseconds: 0,
  });
  assert.not.ok(r!.integers, 'integers of a REAL column are reals');
  assert.equal(r!.reals, {
    count: 5,
    min: '0.5',
    max: 'Infinity',
    integral: 2,
    infinite: 1,
    julianDays: 1,
    epochSeconds: 1,
    epochMilliseconds: 0,
  });
  assert.equal(r!.oddities, [{ kind: 'infinity', count: 1, samples: [{ key: '4', value: 'Inf' }] }]);
  assert.is(d!.nulls, 1);
  assert.is(d!.integers!.count, 2);
  assert.is(d!.reals!.maxIntegerDigits, 4);
  assert.is(d!.reals!.maxScale, 3);
});

test('a text has the first shape that fits', async () => {
  const texts = [
    "''", "'12'", "'-9223372036854775808'", "'9223372036854775808'", "'007'", "'1.5e3'", "'Yes'", "'f'", "'2024-02-29'", "'2023-02-29'",
    "'2024-02-29 12:00'", "'2024-02-29T12:00:00.123456'", "'2024-02-29 12:00:00Z'", "'2024-02-29 12:00:00+0200'", "'23:59'", "'24:00'",
    "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'", "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'", "'{\"a\":[1,null]}'", "'{\"a\":1,\"a\":2}'", "'é😀'",
    "CAST(x'ff' AS TEXT)", "'a' || char(0)",
  ]; // prettier-ignore
  const setup = `CREATE TABLE t (x JSON, PRIMARY KEY (x)); INSERT INTO t VALUES ${texts.map((value) => `(${value})`).join(', ')}, (NULL);`;
  for (const encoding of ['UTF-8', 'UTF-16be']) {
    const [x] = await profileOf(
      `PRAGMA encoding = '${encoding}'; ${setup.replace('x JSON', 'x "JSON TEXT"').replace("x'ff'", encoding === 'UTF-8' ? "x'ff'" : "x'd800'")}`,
      {
        name: 't',
        columns: [{ name: 'x', type: { kind: 'text' }, declared: 'JSON TEXT' }],
        primaryKey: { columns: ['x'] },
      },
    );
    assert.equal(x!.texts!.shapes, {
      empty: 1,
      integer: 2,
      decimal: 3,
      boolean: 2,
      date: 1,
      timestamp: 2,
      timestampZone: 2,
      time: 1,
      uuid: 1,
      other: 8,
    });
    assert.is(x!.texts!.count, 23);
    assert.is(x!.texts!.maxCharacters, 36);
    assert.is(x!.texts!.invalidUtf8, 1, encoding);
    assert.is(x!.texts!.nul, 1);
    assert.is(x!.oddities!.find((oddity) => oddity.kind === 'null-in-key')!.count, 1);
  }
});

test('moments that are written otherwise have a shape of their own where moments are meant', async () => {
  const texts = [
    '2023-01-01 12:00:00.123456789',
    '2023-01-01 12:00:00 UTC',
    '2023-01-01 12:00:00.5 +0200 CEST',
    '2023-01-01 12:00:00 +00:00',
    'n/a',
  ];
  for (const encoding of ['UTF-8', 'UTF-16le']) {
    const setup = `PRAGMA encoding = '${encoding}'; CREATE TABLE t (x DATETIME, y TEXT); INSERT INTO t VALUES ${texts.map((text) => `('${text}', '${text}')`).join(', ')}`;
    const [x, y] = await profileOf(setup, {
      name: 't',
      columns: [
        { name: 'x', type: { kind: 'timestamp', zone: 'none' }, declared: 'DATETIME' },
        { name: 'y', type: { kind: 'text' }, declared: 'TEXT' },
      ],
    });
    assert.equal(x!.texts!.shapes, { timestampZone: 1, other: 1, looseTimestamp: 1, looseTimestampZone: 2 }, encoding);
    assert.equal(y!.texts!.shapes, { timestampZone: 1, other: 4 }, encoding);
    assert.equal([x!.texts!.offsets, y!.texts!.offsets], [1, undefined], encoding);
    assert.is(x!.oddities!.find(({ kind }) => kind === 'not-a-date')!.count, 4);
  }
});

test('a document with a real that jsonb would write as an integer, or without its sign, is none that it holds', async () => {
  const kept = ['1.0', '-0', '0.0', '1e-7', '-1.25e1', '{"a":[1.5E+0]}', '"1e3"'];
  const changed = ['[1e3]', '[1.5e1]', '[1E21]', '[-0.0]', '{"a":-0e-1}', '[0e0]'];
  const rows = [...kept, ...changed].map((text) => `('${text}')`).join(', ');
  const [x] = await profileOf(`CREATE TABLE t (x "JSON TEXT"); INSERT INTO t VALUES ${rows}`, {
    name: 't',
    columns: [{ name: 'x', type: { kind: 'json' }, declared: 'JSON TEXT' }],
  });
  assert.is(x!.texts!.shapes.json, kept.length);
});

test('in a column declared as JSON every document has that shape, numbers and words too', async () => {
  const setup = `CREATE TABLE t (x "JSON TEXT"); INSERT INTO t VALUES ('12'), ('true'), ('{"a":[1,null]}'), ('null'), ('"s"'), ('007'), ('yes'), (''), ('{"a":1,"a":2}')`;
  const [x] = await profileOf(setup, {
    name: 't',
    columns: [{ name: 'x', type: { kind: 'json' }, declared: 'JSON TEXT' }],
  });
  assert.equal(x!.texts!.shapes, { empty: 1, decimal: 1, boolean: 1, json: 5, other: 1 });
});

test('the different words of a boolean column are shown', async () => {
  const setup = `CREATE TABLE t (x BOOLEAN); INSERT INTO t VALUES ('yes'), ('yes'), ('yes'), ('yes'), ('yes'), ('yes'), ('no'), ('No')`;
  const [x] = await profileOf(setup, {
    name: 't',
    columns: [{ name: 'x', type: { kind: 'boolean' }, declared: 'BOOLEAN' }],
  });
  assert.equal(x!.oddities, [
    {
      kind: 'text-in-number',
      count: 8,
      samples: [
        { key: '1', value: "'yes'" },
        { key: '7', value: "'no'" },
        { key: '8', value: "'No'" },
      ],
    },
  ]);
});

test('odd values are counted and the first five shown, in key order, whatever the number of threads', async () => {
  const setup = `CREATE TABLE t (id INTEGER PRIMARY KEY, n INT, b BLOB, d DATE);
    WITH RECURSIVE i(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM i WHERE i < 2000)
    INSERT INTO t SELECT i, CASE i % 100 WHEN 0 THEN 'n/a' WHEN 1 THEN x'00' WHEN 2 THEN 1.5 ELSE i END, CASE i % 500 WHEN 0 THEN 'text' WHEN 1 THEN 5 END, CASE WHEN i % 400 = 0 THEN 'soon' END FROM i;`;
  const table: Table = {
    name: 't',
    columns: [
      { name: 'id', type: { kind: 'integer', bits: 64 }, declared: 'INTEGER' },
      { name: 'n', type: { kind: 'integer', bits: 64 }, declared: 'INT' },
      { name: 'b', type: { kind: 'bytes' }, declared: 'BLOB' },
      { name: 'd', type: { kind: 'date' }, declared: 'DATE' },
    ],
  };
  const progress: number[] = [];
  const columns = await profileOf(setup, table, { onProgress: ({ rows }) => progress.push(rows) });
  assert.equal(
    columns[1]!.oddities!.map(({ kind, count }) => [kind, count]),
    [
      ['blob-in-number', 20],
      ['real-in-integer', 20],
      ['text-in-number', 20],
    ],
  );
  assert.equal(
    columns[1]!.oddities![2]!.samples,
    [100, 200, 300, 400, 500].map((key) => ({ key: String(key), value: "'n/a'" })),
  );
  assert.equal(
    columns[2]!.oddities!.map(({ kind, count }) => [kind, count]),
    [
      ['number-in-blob', 4],
      ['text-in-blob', 4],
    ],
  );
  assert.equal(
    columns[3]!.oddities!.map(({ kind, count }) => [kind, count]),
    [['not-a-date', 5]],
  );
  assert.is(progress.at(-1), 2000);
  assert.equal(await profileOf(setup, table, { jobs: 2 }), columns);
});

test('a pass that is given up ends after the chunk that it is at', async () => {
  const setup = `PRAGMA synchronous = OFF; CREATE TABLE t (x BLOB, v AS (1));
    WITH RECURSIVE i(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM i WHERE i < 16000)
    INSERT INTO t SELECT zeroblob(3000) FROM i;`;
  const x = { name: 'x', type: { kind: 'bytes' }, declared: 'BLOB' } as const;
  const v = { name: 'v', type: { kind: 'integer', bits: 64 } } as const;
  // Of pages, here and in threads, and by the library.
  for (const [columns, jobs] of [
    [[x], 1],
    [[x], 2],
    [[x, v], 1],
  ] as const) {
    const stop = new AbortController();
    const told: number[] = [];
    const onProgress = ({ rows }: { readonly rows: number }): void => {
      told.push(rows);
      stop.abort(new Error('enough'));
    };
    const options = { jobs, onProgress, signal: stop.signal };
    const sql = columns.length === 1 ? setup.replace(', v AS (1)', '') : setup;
    await rejects(() => profileOf(sql, { name: 't', columns: [...columns] }, options), { message: /enough/ });
    assert.ok(told.length > 0 && told.length <= 3 && told.at(-1)! < 16000, `${jobs}: ${told.join()}`);
  }
});

test('a table with columns computed when read is profiled by the library', async () => {
  const [a, v] = await profileOf('CREATE TABLE t (a INT, v AS (a * 1.5)); INSERT INTO t VALUES (1), (2)', {
    name: 't',
    columns: [
      { name: 'a', type: { kind: 'integer', bits: 64 }, declared: 'INT' },
      { name: 'v', type: { kind: 'float', bits: 64 } },
    ],
  });
  assert.is(a!.integers!.count, 2);
  assert.is(v!.reals!.max, '3');
});

test('a computed column that SQLite cannot compute in every row is told of, and the others are counted', async () => {
  const setup = `CREATE TABLE t (id INTEGER PRIMARY KEY, j TEXT); INSERT INTO t (j) VALUES ('{"a":1}'), ('no JSON'), ('{}');
    ALTER TABLE t ADD COLUMN "an a" TEXT AS (json_extract(j, '$.a')); ALTER TABLE t ADD COLUMN size INTEGER AS (length(j));`;
  const table: Table = {
    name: 't',
    columns: [
      { name: 'id', type: { kind: 'integer', bits: 64 }, declared: 'INTEGER' },
      { name: 'an a', type: { kind: 'text' }, declared: 'TEXT' },
      { name: 'size', type: { kind: 'integer', bits: 64 }, declared: 'INTEGER' },
    ],
  };
  const told: UnreadableColumn[] = [];
  let rows = 0;
  const [id, , size] = await profileOf(setup, table, {
    onUnreadable: (column) => told.push(column),
    onProgress: (progress) => (rows = progress.rows),
  });
  assert.equal(told, [{ table: 't', name: 'an a', complaint: 'malformed JSON' }]);
  assert.equal([id?.integers?.count, size?.integers?.max, rows], [3, '7', 3]);
  await rejects(() => profileOf(setup, table), { code: 'sql-failed' });
});

test.run();
