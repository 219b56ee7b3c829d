import fc from 'fast-check';
import * as assert from 'uvu/assert';
import type { SqliteDatabase } from '@lite2pg/sqlite';
import type { Column } from '@lite2pg/spec';
import { withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import { putKernelTasks } from '../src/count/kernel-counts.js';
import { COUNTS_BYTES, ROWS } from '../src/kernel/kernel-layout.js';
import { giveBackKernel, takeKernel } from '../src/kernel/kernel.js';
import { layOut } from '../src/kernel/kernel-room.js';
import { scanLeaves, takeRows } from '../src/kernel/kernel-scan.js';
import { openSource } from '../src/open-source.js';
import { profileChunk } from '../src/count/profile-chunk.js';
import { countProfiledFields, createRowProfiler } from '../src/count/profile-rows.js';
import { findTable } from '../src/source/find-table.js';
import { tableRows } from '../src/walk/table-rows.js';
import { readOneWay, type Target } from './both-ways.js';
import { profileBothWays } from './profile-both-ways.js';

const RUNS = { numRuns: 12, seed: 20261122 };

test('plain rows are taken by the kernel: no row is left to be stepped on, and few leaves', async () => {
  await withTable('CREATE TABLE t(a INTEGER PRIMARY KEY, b, c REAL, d TEXT, e BLOB)', async (path, db) => {
    await db.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
      INSERT INTO t SELECT i, i * 7919 - 9999999, i / 7.0, 'größer ' || i, zeroblob(i % 40) FROM n`);
    const source = await openSource(path);
    const kernel = takeKernel();
    try {
      const table = findTable(source, 't');
      const sizes = { fields: 5, columnBytes: 5 * COUNTS_BYTES, outBytes: 0 };
      const room = layOut(kernel, source.file, sizes);
      const declared = {
        name: 't',
        columns: table.columns.map(({ name }): Column => ({ name, type: { kind: 'text' } })),
      };
      putKernelTasks(room, createRowProfiler(table, declared, 'utf8', room.fields).tasks, 'utf8');
      let scans = 0;
      const { next } = tableRows(source.file, table, undefined, undefined, {
        window: room.window,
        visited: room.visited,
        scan: (walk) => {
          scans++;
          scanLeaves(walk, kernel, kernel.profileRows);
        },
      });
      assert.is(next(), false);
      assert.is(takeRows(kernel), 5000);
      assert.is(countProfiledFields(table), 5);
      assert.ok(source.file.pageCount > 40 && scans < 5, `${scans} calls for ${source.file.pageCount} pages`);
    } finally {
      giveBackKernel(kernel);
      await source.close();
    }
  });
});

/** SQL of values that are like those of the type, for the better part. */
type Values = fc.Arbitrary<string>;

const digits = (least: number, most: number): fc.Arbitrary<string> =>
  fc.integer({ min: least, max: most }).map((n) => String(n).padStart(String(most).length, '0'));
const quoted = (texts: fc.Arbitrary<string>): Values =>
  texts.map((text) => `CAST(x'${Buffer.from(text).toString('hex')}' AS TEXT)`);
/** Now and then a byte is another. */
const damaged = (texts: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(texts, fc.nat(), fc.constantFrom('0', ':', '-', '.', 'Z', '+', '9', 'a', 'é', ' ', '\0'), fc.nat(4))
    .map(([text, at, byte, chance]) => {
      const place = at % (text.length + 1);
      return chance > 0 ? text : text.slice(0, place) + byte + text.slice(place + 1);
    });
const date = fc.tuple(digits(0, 9999), digits(0, 13), digits(0, 32)).map((parts) => parts.join('-'));
const time = fc
  .tuple(
    digits(0, 24),
    digits(0, 60),
    digits(0, 60),
    fc.constantFrom('', '.1', '.123', '.123456', '.1234567', '.123456000', '.'),
  )
  .map(([h, m, s, fraction]) => `${h}:${m}:${s}${fraction}`);
const zone = fc.constantFrom(
  ...[
    '',
    '',
    'Z',
    'z',
    '+00:00',
    '-0330',
    '+15',
    '+16:00',
    '+01:60',
    ' UTC',
    ' +00:00',
    '  Z',
    ' -07',
    ' ',
    ' +0200 CEST',
  ],
);
const timestamp = fc
  .tuple(date, fc.constantFrom(' ', 'T', 't'), time, zone)
  .map(([day, separator, clock, offset]) => day + separator + clock + offset);
const uuid = fc
  .tuple(fc.uuid(), fc.boolean())
  .map(([text, upper]) => (upper ? text.toUpperCase() : text))
  .chain((text) => fc.constantFrom(text, text.replaceAll('-', '')));
const blob = fc
  .oneof(fc.uint8Array({ maxLength: 70 }), fc.uint8Array({ minLength: 16, maxLength: 16 }))
  .map((bytes) => `x'${Buffer.from(bytes).toString('hex')}'`);
/** Bytes of UTF-8 and what is none by a hair (Unicode table 3-7). */
const SEQUENCES = [
  ...['61', 'c3a9', 'e0a080', 'e282ac', 'ed9fbf', 'f0908080', 'f09f9880', 'f48fbfbf', '6161616161616161'],
  ...['00', '80', 'c180', 'c3', 'e09f80', 'eda080', 'e282', 'f08f8080', 'f4908080', 'f09f98', 'f5808080', 'c341'],
];
const rawText = fc
  .tuple(fc.array(fc.constantFrom(...SEQUENCES.slice(0, 9)), { maxLength: 20 }), fc.constantFrom('', '', ...SEQUENCES))
  .map(([good, last]) => `CAST(x'${good.join('')}${last}' AS TEXT)`);
const text = quoted(fc.oneof(fc.string({ unit: 'binary', maxLength: 70 }), fc.string({ maxLength: 70 })));
const EDGES = [7n, 8n, 15n, 16n, 23n, 31n, 32n, 47n, 53n, 63n].flatMap((bit) =>
  [-1n, 0n, 1n].flatMap((near) => [2n ** bit + near, -(2n ** bit) + near]),
);
const integer = fc
  .oneof(fc.constantFrom(0n, 1n, ...EDGES), fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), fc.bigInt(0n, 4200000000n))
  .map((value) => String(BigInt.asIntN(64, value) === -(2n ** 63n) ? -(2n ** 63n) + 1n : BigInt.asIntN(64, value)));
const real = fc
  .oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(-0.0, 1, 2415020.25, 2415020.5, 2488069.25, 2488069.5, 1.7e9, 4102444800, 1.7e12),
  )
  .map((value) => (Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value)));
const number = quoted(
  fc.oneof(digits(0, 999), fc.constantFrom('-0', '007', '+5', '1e5', '12.50', '-.5', '1.', '9'.repeat(19))),
);
const word = quoted(fc.constantFrom('true', 'T', 'no', 'Off', 'yes', 'maybe', 'on', ''));
const NULL = fc.constant('NULL');

const CASES: Readonly<Record<string, { readonly values: Values; readonly targets: readonly Target[] }>> = {
  integers: {
    values: fc.oneof({ weight: 9, arbitrary: integer }, real, text, NULL),
    targets: [
      { type: { kind: 'float', bits: 64 }, onBadValue: 'null' },
      ...([16, 32, 64] as const).flatMap((bits): Target[] => [
        { type: { kind: 'integer', bits }, onBadValue: 'null' },
        { type: { kind: 'integer', bits }, nullable: false, onBadValue: 'reject' },
      ]),
    ],
  },
  reals: {
    values: fc.oneof({ weight: 9, arbitrary: real }, integer, fc.constantFrom('9e999', '-9e999'), text, NULL),
    targets: [
      { type: { kind: 'float', bits: 64 }, onBadValue: 'reject' },
      { type: { kind: 'float', bits: 32 }, onBadValue: 'null' },
      { type: { kind: 'decimal' }, onBadValue: 'null' },
    ],
  },
  booleans: {
    values: fc.oneof({ weight: 9, arbitrary: fc.constantFrom('0', '1') }, integer, word, NULL),
    targets: [{ type: { kind: 'boolean' }, onBadValue: 'reject' }],
  },
  texts: {
    values: fc.oneof({ weight: 6, arbitrary: text }, { weight: 3, arbitrary: rawText }, blob, integer, NULL),
    targets: [
      { type: { kind: 'text' }, onBadValue: 'repair' },
      { type: { kind: 'text', maxLength: 20 }, onBadValue: 'reject' },
      { type: { kind: 'text' }, stored: { as: 'mixed' }, onBadValue: 'null' },
      { type: { kind: 'bytes' }, onBadValue: 'null' },
    ],
  },
  moments: {
    values: fc.oneof({ weight: 9, arbitrary: quoted(damaged(timestamp)) }, quoted(damaged(date)), integer, NULL),
    targets: [
      { type: { kind: 'timestamp', zone: 'none' }, onBadValue: 'reject' },
      { type: { kind: 'timestamp', zone: 'utc' }, onBadValue: 'null' },
      { type: { kind: 'timestamp', zone: 'utc' }, stored: { as: 'epoch', unit: 's' }, onBadValue: 'null' },
      { type: { kind: 'timestamp', zone: 'utc' }, stored: { as: 'text' }, onBadValue: 'null' },
      { type: { kind: 'date' }, onBadValue: 'null' },
    ],
  },
  uuids: {
    values: fc.oneof({ weight: 9, arbitrary: quoted(damaged(uuid)) }, blob, NULL),
    targets: [{ type: { kind: 'uuid' }, onBadValue: 'reject' }],
  },
};

for (const [name, { values, targets }] of Object.entries(CASES)) {
  test(`${name} are written by the kernel as by the encoders: values, rejects, and what goes on after them`, async () => {
    const lists = fc.array(values, { minLength: 1, maxLength: 80 });
    const property = fc.asyncProperty(lists, fc.constantFrom('', 'REAL', 'TEXT'), async (list, affinity) => {
      await withTable(`CREATE TABLE t(v ${affinity})`, async (path, db) => {
        await db.exec(`INSERT INTO t VALUES ${list.map((value) => `(${value})`).join(', ')}`);
        const source = await openSource(path);
        try {
          for (const target of targets) {
            const pages = await readOneWay(source, 't', 'pages', undefined, () => target);
            const library = await readOneWay(source, 't', 'library', undefined, () => target);
            assert.equal(pages, library, `${JSON.stringify(target)} of ${list.join(', ')}`);
          }
        } finally {
          await source.close();
        }
      });
    });
    await fc.assert(property, RUNS);
  });
}

test('values of every kind are counted by the kernel as by the profiler', async () => {
  const any = fc.oneof(...Object.values(CASES).map(({ values }) => values), number, word);
  const rows = fc.array(fc.tuple(any, any, any), { minLength: 1, maxLength: 80 });
  const property = fc.asyncProperty(rows, fc.nat(7), async (list, first) => {
    await withTable('CREATE TABLE t(a, b REAL, c TEXT)', async (path, db) => {
      await db.exec(`INSERT INTO t VALUES ${list.map((values) => `(${values.join(', ')})`).join(', ')}`);
      await db.exec(`ALTER TABLE t ADD COLUMN d DEFAULT 'later'; ALTER TABLE t ADD COLUMN e`);
      const source = await openSource(path);
      try {
        const { pages, library } = await profileBothWays(source, findTable(source, 't'), first);
        assert.equal(pages, library);
      } finally {
        await source.close();
      }
    });
  });
  await fc.assert(property, { ...RUNS, numRuns: 60 });
});

test('a kernel that a walk gave up in the middle serves the next one: nothing is left of the rows before', async () => {
  await withTable('CREATE TABLE t(a); CREATE TABLE other(a)', async (path, db) => {
    await db.exec(`INSERT INTO t VALUES (1), ('two'), (x'03'); INSERT INTO other VALUES (4), (5)`);
    const source = await openSource(path);
    try {
      const kernel = takeKernel();
      kernel.state[ROWS >> 2] = 7;
      giveBackKernel(kernel);
      const pages = await readOneWay(source, 't', 'pages');
      assert.equal(pages, await readOneWay(source, 't', 'library'));
      const { state } = takeKernel();
      assert.is(state, kernel.state, 'it was another kernel');
      giveBackKernel(kernel);
      kernel.state[ROWS >> 2] = 7;
      const column: Column = { name: 'a', type: { kind: 'integer', bits: 64 } };
      const declared = { name: 'other', columns: [column] };
      const table = findTable(source, 'other');
      assert.is(profileChunk(source.file, { table, declared, chunk: undefined, onDamage: undefined }).rows, 2);
    } finally {
      await source.close();
    }
  });
});

/** A database with this table. */
async function withTable(sql: string, fn: (path: string, db: SqliteDatabase) => Promise<void>): Promise<void> {
  await withSqlite(sql, ({ path, db }) => fn(path, db));
}

test.run();
