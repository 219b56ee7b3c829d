import type { ColumnType, StoredAs } from '@lite2pg/spec';
import { formatTypeName } from '@lite2pg/spec';
import { withSchema, type TestDatabase } from '@lite2pg/test-kit';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { copyHeader, copyTrailer } from '../src/rows/copy-stream.js';
import type { LibraryValue } from '../src/library/library-record.js';
import { encodeValues } from './encode-values.js';

/** A value as SQLite holds it, and the text by which PostgreSQL is told the same value. */
type Pair = readonly [value: LibraryValue, text: string];

const text = (value: string): Buffer => Buffer.from(value);
const SEED = 20240229;

/** What PostgreSQL itself writes for these texts, cast by the type's own input function. */
async function expected({ session }: TestDatabase, type: string, texts: readonly string[]): Promise<Buffer> {
  await session.execute(`SET TimeZone = 'UTC'; DROP TABLE IF EXISTS v; CREATE TABLE v (i int, v ${type})`);
  await session.query(`INSERT INTO v SELECT i, t::${type} FROM unnest($1::text[]) WITH ORDINALITY AS u(t, i)`, [texts]);
  const pieces: Buffer[] = [];
  for await (const piece of session.copyOut('COPY (SELECT v FROM v ORDER BY i) TO STDOUT (FORMAT binary)')) {
    pieces.push(Buffer.from(piece));
  }
  return Buffer.concat(pieces);
}

interface Case {
  readonly name: string;
  readonly type: ColumnType;
  readonly stored?: StoredAs;
  readonly realAffinity?: boolean;
  readonly fixed: readonly Pair[];
  readonly any?: fc.Arbitrary<Pair>;
}

const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const anyInteger = fc.oneof(
  int64,
  fc.bigInt({ min: -40000n, max: 40000n }),
  fc.constantFrom(0n, -1n, 2n ** 53n + 1n, -(2n ** 63n), 2n ** 63n - 1n),
);
const finite = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 100),
  fc.constantFrom(0.1, 1e308, 5e-324, 1e15, 123456.789, 1e21, 0.000001),
);
const number = (value: number): Pair => [value, Object.is(value, -0) ? '-0' : String(value)];
const decimalText = fc.stringMatching(/^[+-]?(\d{1,40}(\.\d{0,30})?|\.\d{1,30})([eE][+-]?\d{1,3})?$/);
const day = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59Z'),
  noInvalidDate: true,
});
const iso = day.map((date) => date.toISOString().replace(/^\+00/, ''));
const instant = (seconds: number, micros: number): string =>
  `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${String(micros).padStart(6, '0')}`;
const unicode = fc.string({ unit: 'binary', maxLength: 300 }).map((value) => value.replaceAll('\0', ''));

const CASES: readonly Case[] = [
  {
    name: 'integers are bigint',
    type: { kind: 'integer', bits: 64 },
    fixed: [
      ['0', '0'],
      ['9223372036854775807', '9223372036854775807'],
      [text('-42'), '-42'],
      [-3, '-3'],
      [2 ** 62, String(2n ** 62n)],
    ],
    any: anyInteger.map((value): Pair => [String(value), String(value)]),
  },
  {
    name: 'texts of 64-bit integers are bigint',
    type: { kind: 'integer', bits: 64 },
    fixed: [
      [text('-9223372036854775808'), '-9223372036854775808'],
      [text('9223372036854775807'), '9223372036854775807'],
    ],
    any: anyInteger.map((value): Pair => [text(String(value)), String(value)]),
  },
  {
    name: 'integers are integer',
    type: { kind: 'integer', bits: 32 },
    fixed: [
      ['2147483647', '2147483647'],
      ['-2147483648', '-2147483648'],
    ],
  },
  {
    name: 'integers are smallint',
    type: { kind: 'integer', bits: 16 },
    fixed: [
      ['32767', '32767'],
      ['-32768', '-32768'],
      ['5', '5'],
    ],
  },
  {
    name: 'integers are numeric',
    type: { kind: 'decimal' },
    fixed: [
      ['0', '0'],
      ['10000', '10000'],
      ['99990000', '99990000'],
    ],
    any: anyInteger.map((value): Pair => [String(value), String(value)]),
  },
  {
    name: 'reals are numeric by their shortest digits',
    type: { kind: 'decimal' },
    fixed: [
      [0.1, '0.1'],
      [1e100, '1e100'],
      [5e-324, '5e-324'],
      [-0.5, '-0.5'],
      [-0, '0'],
      [Infinity, 'Infinity'],
      [-Infinity, '-Infinity'],
    ],
    any: finite.map((value): Pair => [value, String(value)]),
  },
  {
    name: 'texts of numbers are numeric',
    type: { kind: 'decimal' },
    fixed: [
      [text('1.50'), '1.50'],
      [text('-0.00'), '-0.00'],
      [text('1e-5'), '1e-5'],
      [text('123456789012345678901234567890.12'), '123456789012345678901234567890.12'],
    ],
    any: decimalText.map((value): Pair => [text(value), value]),
  },
  {
    name: 'numbers are numeric(12,4)',
    type: { kind: 'decimal', precision: 12, scale: 4 },
    fixed: [
      ['5', '5'],
      [1.25, '1.25'],
      [text('99999999.9999'), '99999999.9999'],
      ['0', '0'],
      [0.0001, '0.0001'],
    ],
  },
  {
    name: 'reals are double precision',
    type: { kind: 'float', bits: 64 },
    fixed: [
      [Infinity, 'Infinity'],
      ['7', '7'],
      ['9007199254740992', '9007199254740992'],
      [text('2.5e3'), '2.5e3'],
    ],
    any: finite.map(number),
  },
  {
    name: 'reals of 32 bits are real',
    type: { kind: 'float', bits: 32 },
    fixed: [
      [0.5, '0.5'],
      ['16777216', '16777216'],
      [Math.fround(0.1), '0.1'],
    ],
  },
  {
    name: 'numbers and words are boolean',
    type: { kind: 'boolean' },
    fixed: [
      ['1', 't'],
      ['0', 'f'],
      [1, 't'],
      [text('TRUE'), 't'],
      [text('no'), 'f'],
      [text('Y'), 't'],
      [text('off'), 'f'],
    ],
  },
  {
    name: 'words of the column are boolean',
    type: { kind: 'boolean' },
    stored: { as: 'words', true: 'ja', false: 'n' },
    fixed: [
      [text('JA'), 't'],
      [text('N'), 'f'],
    ],
  },
  {
    name: 'texts are text',
    type: { kind: 'text' },
    fixed: [
      [text(''), ''],
      [text('😀 \\N \t\u0001'), '😀 \\N \t\u0001'],
    ],
    any: unicode.map((value): Pair => [text(value), value]),
  },
  {
    name: 'numbers in mixed columns are text',
    type: { kind: 'text' },
    stored: { as: 'mixed' },
    fixed: [
      ['-9223372036854775808', '-9223372036854775808'],
      [1, '1.0'],
      [0.1, '0.1'],
      [1e100, '1.0e+100'],
      [Infinity, 'Inf'],
      [-0, '0.0'],
      [1e-5, '1.0e-05'],
    ],
  },
  {
    name: 'integers of a REAL column in mixed columns are text',
    type: { kind: 'text' },
    stored: { as: 'mixed' },
    realAffinity: true,
    fixed: [['1', '1.0']],
  },
  {
    name: 'blobs and texts are bytea',
    type: { kind: 'bytes' },
    fixed: [
      ['x00ff', '\\x00ff'],
      [text('é'), '\\xc3a9'],
      ['x', ''],
    ],
  },
  {
    name: 'numbers in mixed columns are bytea',
    type: { kind: 'bytes' },
    stored: { as: 'mixed' },
    fixed: [
      ['12', '\\x3132'],
      [1.5, '\\x312e35'],
    ],
  },
  {
    name: 'ISO days are date',
    type: { kind: 'date' },
    fixed: [
      [text('0001-01-01'), '0001-01-01'],
      [text('9999-12-31'), '9999-12-31'],
      [text('2000-02-29'), '2000-02-29'],
    ],
    any: iso.map((value): Pair => [text(value.slice(0, 10)), value.slice(0, 10)]),
  },
  {
    name: 'ISO times are time',
    type: { kind: 'time' },
    fixed: [
      [text('00:00'), '00:00'],
      [text('23:59:59.999999'), '23:59:59.999999'],
      [text('12:30:01.5'), '12:30:01.5'],
    ],
  },
  {
    name: 'ISO texts are timestamp',
    type: { kind: 'timestamp', zone: 'none' },
    fixed: [
      [text('2024-02-29 12:30'), '2024-02-29 12:30'],
      [text('2024-02-29T23:59:59.123456'), '2024-02-29T23:59:59.123456'],
      [text('1999-12-31 23:59:59.999999'), '1999-12-31 23:59:59.999999'],
      [text('2024-01-01'), '2024-01-01'],
    ],
    any: iso.map((value): Pair => [text(value.slice(0, -1)), value.slice(0, -1)]),
  },
  {
    name: 'ISO texts with zones are timestamptz',
    type: { kind: 'timestamp', zone: 'utc' },
    fixed: [
      [text('2024-02-29 12:30:00+02'), '2024-02-29 12:30:00+02'],
      [text('2024-02-29 12:30:00-0330'), '2024-02-29 12:30:00-0330'],
      [text('2024-02-29 12:30:00.5+05:45'), '2024-02-29 12:30:00.5+05:45'],
      [text('2024-02-29 12:30:00'), '2024-02-29 12:30:00Z'],
    ],
    any: iso.map((value): Pair => [text(value), value]),
  },
  {
    name: 'epoch seconds are timestamp',
    type: { kind: 'timestamp', zone: 'none' },
    stored: { as: 'epoch', unit: 's' },
    fixed: [
      ['0', '1970-01-01'],
      [1700000000.25, '2023-11-14 22:13:20.25'],
      ['-62135596800', '0001-01-01'],
    ],
    any: fc
      .integer({ min: -62135596800, max: 253402300799 })
      .map((n): Pair => [String(n), instant(n, 0).replace(/^\+00/, '')]),
  },
  {
    name: 'epoch milliseconds are timestamp',
    type: { kind: 'timestamp', zone: 'none' },
    stored: { as: 'epoch', unit: 'ms' },
    fixed: [
      ['-1', '1969-12-31 23:59:59.999'],
      [1700000000250.5, '2023-11-14 22:13:20.2505'],
    ],
    any: day.map((date): Pair => [String(date.getTime()), date.toISOString().slice(0, -1)]),
  },
  {
    name: 'epoch microseconds are timestamp',
    type: { kind: 'timestamp', zone: 'none' },
    stored: { as: 'epoch', unit: 'us' },
    fixed: [
      ['1700000000123456', '2023-11-14 22:13:20.123456'],
      ['253402300799999999', '9999-12-31 23:59:59.999999'],
      ['-1', '1969-12-31 23:59:59.999999'],
    ],
  },
  {
    name: 'epoch nanoseconds are timestamp',
    type: { kind: 'timestamp', zone: 'none' },
    stored: { as: 'epoch', unit: 'ns' },
    fixed: [
      ['1700000000123456000', '2023-11-14 22:13:20.123456'],
      ['9223372036854775000', '2262-04-11 23:47:16.854775'],
      ['-1000', '1969-12-31 23:59:59.999999'],
    ],
  },
  {
    name: 'Julian days are timestamp',
    type: { kind: 'timestamp', zone: 'none' },
    stored: { as: 'julian-day' },
    fixed: [
      [2440587.5, '1970-01-01'],
      [2460310.5 + 0.25, '2024-01-01 06:00'],
      ['2451545', '2000-01-01 12:00'],
      [2455542.12638891, '2010-12-11 15:02:00.001844'],
    ],
  },
  {
    name: 'epoch midnights are date',
    type: { kind: 'date' },
    stored: { as: 'epoch', unit: 's' },
    fixed: [
      ['86400', '1970-01-02'],
      ['-86400', '1969-12-31'],
    ],
  },
  {
    name: 'UUIDs are uuid',
    type: { kind: 'uuid' },
    fixed: [
      [text('A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'), 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'],
      ['xa0eebc999c0b4ef8bb6d6bb9bd380a11', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'],
      [text('a0eebc999c0b4ef8bb6d6bb9bd380a11'), 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'],
    ],
    any: fc.uuid().map((value): Pair => [text(value), value]),
  },
];

for (const { name, type, stored, realAffinity, fixed, any } of CASES) {
  test(`${name}, with PostgreSQL's own bytes`, async () => {
    await withSchema(async (database) => {
      const options = { type, ...(stored ? { stored } : {}), ...(realAffinity ? { realAffinity } : {}) };
      const sampled = any ? fc.sample(any, { seed: SEED, numRuns: 300 }) : [];
      const pairs = [...fixed, ...sampled];
      const { bytes, rejects } = encodeValues(
        pairs.map(([value]) => value),
        { ...options, onBadValue: 'reject' },
      );
      assert.equal(rejects, []);
      const actual = Buffer.concat([copyHeader, bytes, copyTrailer]);
      const wanted = await expected(
        database,
        formatTypeName(type),
        pairs.map(([, written]) => written),
      );
      if (!actual.equals(wanted)) {
        for (const pair of pairs) {
          const one = await expected(database, formatTypeName(type), [pair[1]]);
          const got = Buffer.concat([copyHeader, encodeValues([pair[0]], options).bytes, copyTrailer]);
          assert.is(got.toString('hex'), one.toString('hex'), pair[1]);
        }
        assert.unreachable('each value is right, but not all together');
      }
    });
  });
}

test('documents in jsonb read back as the same documents', async () => {
  await withSchema(async ({ session }) => {
    const documents = fc.sample(fc.json({ noUnicodeString: false }), { seed: SEED, numRuns: 300 });
    const usable = documents.filter((text) => !text.includes('\\u'));
    const { bytes, rejects } = encodeValues(usable.map(text), { type: { kind: 'json' }, onBadValue: 'reject' });
    assert.ok(rejects.length < 20, `${rejects.length} of ${usable.length} rejected`);
    await session.execute('CREATE TABLE j (i bigserial, v jsonb)');
    await session.copyIn('COPY j (v) FROM STDIN (FORMAT binary)', [copyHeader, bytes, copyTrailer]);
    const kept = usable.filter(
      (document) => !rejects.some((reject) => Buffer.from(reject.original).toString() === document),
    );
    const rows = await session.query<{ t: string }>(
      `SELECT b.t FROM j AS a
       JOIN unnest($1::text[]) WITH ORDINALITY AS b(t, i) USING (i) WHERE a.v <> b.t::jsonb`,
      [kept],
    );
    assert.equal(rows, []);
  });
});

test('texts of mixed columns become JSON strings that read back the same', async () => {
  await withSchema(async ({ session }) => {
    const texts = [...fc.sample(unicode, { seed: SEED, numRuns: 200 }), '12', '"', '\\', '\u0001\n'];
    const { bytes, rejects } = encodeValues([...texts.map(text), '12', 1.5], {
      type: { kind: 'json' },
      stored: { as: 'mixed' },
    });
    assert.equal(rejects, []);
    await session.execute('CREATE TABLE j (i serial, v jsonb)');
    await session.copyIn('COPY j (v) FROM STDIN (FORMAT binary)', [copyHeader, bytes, copyTrailer]);
    const rows = await session.query<{ kind: string; v: string }>(
      "SELECT jsonb_typeof(v) AS kind, v #>> '{}' AS v FROM j ORDER BY i",
    );
    assert.equal(
      rows.map((row) => row.v),
      [...texts, '12', '1.5'],
    );
    assert.equal(
      rows.map((row) => row.kind),
      [...texts.map(() => 'string'), 'number', 'number'],
    );
  });
});

test.run();
