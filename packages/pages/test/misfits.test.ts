import type { ColumnType } from '@lite2pg/spec';
import { rejects } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { LibraryValue } from '../src/library/library-record.js';
import type { MisfitReason } from '../src/model/misfit.js';
import { encodeValues } from './encode-values.js';

const text = (value: string): Buffer => Buffer.from(value);

/** Types, values that they cannot hold, and why. */
const MISFITS: readonly (readonly [ColumnType, LibraryValue, MisfitReason])[] = [
  [{ kind: 'integer', bits: 16 }, '32768', 'out-of-range'],
  [{ kind: 'integer', bits: 32 }, '-2147483649', 'out-of-range'],
  [{ kind: 'integer', bits: 64 }, 1.5, 'fraction'],
  [{ kind: 'integer', bits: 64 }, 2 ** 63, 'out-of-range'],
  [{ kind: 'integer', bits: 64 }, text('9223372036854775808'), 'form'],
  [{ kind: 'integer', bits: 64 }, text('-9223372036854775809'), 'form'],
  [{ kind: 'integer', bits: 64 }, text('007'), 'form'],
  [{ kind: 'integer', bits: 64 }, text('-0'), 'form'],
  [{ kind: 'integer', bits: 64 }, text(''), 'form'],
  [{ kind: 'integer', bits: 64 }, 'x00', 'storage-class'],
  [{ kind: 'boolean' }, '2', 'out-of-range'],
  [{ kind: 'boolean' }, text('maybe'), 'form'],
  [{ kind: 'decimal', precision: 4, scale: 2 }, '100', 'out-of-range'],
  [{ kind: 'decimal', precision: 4, scale: 2 }, 0.125, 'precision'],
  [{ kind: 'decimal', precision: 4, scale: 2 }, Infinity, 'out-of-range'],
  [{ kind: 'decimal' }, text('1e200000'), 'out-of-range'],
  [{ kind: 'decimal' }, text('1,5'), 'form'],
  [{ kind: 'float', bits: 64 }, '9007199254740993', 'precision'],
  [{ kind: 'float', bits: 64 }, text('1e400'), 'out-of-range'],
  [{ kind: 'float', bits: 32 }, 0.1, 'precision'],
  [{ kind: 'text' }, '1', 'storage-class'],
  [{ kind: 'text', maxLength: 2 }, text('äöü'), 'too-long'],
  [{ kind: 'bytes' }, 1.5, 'storage-class'],
  [{ kind: 'date' }, text('2023-02-29'), 'form'],
  [{ kind: 'date' }, text('0000-00-00'), 'form'],
  [{ kind: 'date' }, text('2024-01-01 00:00'), 'form'],
  [{ kind: 'time' }, text('24:00'), 'form'],
  [{ kind: 'timestamp', zone: 'none' }, text('2024-01-01 00:00:00Z'), 'zone'],
  [{ kind: 'timestamp', zone: 'none' }, text('2024-01-01 00:00:00.1234567'), 'form'],
  [{ kind: 'timestamp', zone: 'none' }, text('10000-01-01 00:00:00'), 'form'],
  [{ kind: 'timestamp', zone: 'utc' }, text('2024-01-01 00:00+99'), 'form'],
  [{ kind: 'timestamp', zone: 'none' }, '1700000000', 'storage-class'],
  [{ kind: 'uuid' }, text('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1g'), 'form'],
  [{ kind: 'uuid' }, 'x0011', 'form'],
  [{ kind: 'json' }, text('{"a":1,"\\u0061":2}'), 'form'],
  [{ kind: 'json' }, text('"\\ud800"'), 'form'],
  [{ kind: 'json' }, text('"\\u0000"'), 'form'],
  [{ kind: 'json' }, text("{'a':1}"), 'form'],
  [{ kind: 'json' }, Infinity, 'out-of-range'],
];

test('what a type cannot hold is never written: the row is left out and the value told', () => {
  for (const [type, value, reason] of MISFITS) {
    const { bytes, rejects: told } = encodeValues([value], { type, onBadValue: 'reject' });
    const about = `${JSON.stringify(type)} ${String(value)}`;
    assert.is(bytes.length, 0, about);
    assert.equal(
      told.map((reject) => [reject.reason, reject.rowMoved, reject.key]),
      [[reason, false, '1']],
      about,
    );
  }
});

test('without a policy the move stops and names table, column, key and value', async () => {
  await rejects(() => encodeValues(['1', text("it's")], { type: { kind: 'integer', bits: 64 } }), {
    code: 'value-does-not-fit',
    message: /^move "t"\."c": the value 'it''s' of row 2 does not fit bigint \(form\)/,
  });
  await rejects(() => encodeValues([text('1.5')], { type: { kind: 'integer', bits: 64 }, onBadValue: 'widen' }), {
    code: 'value-does-not-fit',
  });
  await rejects(() => encodeValues([null], { type: { kind: 'text' }, nullable: false }), {
    code: 'value-does-not-fit',
    message: /NULL/,
  });
});

test('by the policy null the row moves without the value, unless NULL does not fit either', () => {
  const type: ColumnType = { kind: 'integer', bits: 64 };
  const moved = encodeValues([text('n/a')], { type, onBadValue: 'null' });
  assert.is(moved.bytes.toString('hex'), '0001ffffffff');
  assert.equal(
    moved.rejects.map((reject) => [reject.rowMoved, Buffer.from(reject.original).toString()]),
    [[true, 'n/a']],
  );
  const left = encodeValues([text('n/a')], { type, onBadValue: 'null', nullable: false });
  assert.is(left.bytes.length, 0);
  assert.is(left.rejects[0]!.rowMoved, false);
});

const repaired = (value: LibraryValue, type: ColumnType, encoding: 'utf8' | 'utf16le' | 'utf16be' = 'utf8'): string => {
  const { bytes, rejects: told } = encodeValues([value], { type, encoding, onBadValue: 'repair' });
  assert.is(told.length, 1);
  assert.is(told[0]!.rowMoved, true);
  return bytes.subarray(6).toString('latin1');
};

test('texts that PostgreSQL cannot hold are repaired and their bytes kept', () => {
  const { bytes, rejects: told } = encodeValues([Buffer.from('61ff00c0af6200eda08063f4908080', 'hex')], {
    type: { kind: 'text' },
  });
  assert.is(bytes.subarray(6).toString(), 'a\ufffd\ufffd\ufffdb\ufffd\ufffd\ufffdc\ufffd\ufffd\ufffd\ufffd');
  assert.equal(
    told.map((reject) => [reject.reason, reject.rowMoved, Buffer.from(reject.original).toString('hex')]),
    [['invalid-text', true, '61ff00c0af6200eda08063f4908080']],
  );
  assert.is(repaired(text('a\0b'), { kind: 'text' }), 'ab');
  assert.is(
    Buffer.from(repaired(Buffer.from('610000d84200', 'hex'), { kind: 'text' }, 'utf16le'), 'latin1').toString(),
    'a\ufffdB',
  );
  assert.is(
    Buffer.from(repaired(Buffer.from('0061dc00', 'hex'), { kind: 'text' }, 'utf16be'), 'latin1').toString(),
    'a\ufffd',
  );
});

test('numbers are repaired to the nearest that fits, and what has none is NULL', () => {
  assert.is(Buffer.from(repaired('70000', { kind: 'integer', bits: 16 }), 'latin1').readInt16BE(), 32767);
  assert.is(Buffer.from(repaired(-2.6, { kind: 'integer', bits: 64 }), 'latin1').readBigInt64BE(), -3n);
  assert.is(Buffer.from(repaired(1e300, { kind: 'integer', bits: 64 }), 'latin1').readBigInt64BE(), 2n ** 63n - 1n);
  assert.is(Buffer.from(repaired(0.1, { kind: 'float', bits: 32 }), 'latin1').readFloatBE(), Math.fround(0.1));
  assert.is(Buffer.from(repaired(text('äöü'), { kind: 'text', maxLength: 2 }), 'latin1').toString(), 'äö');
  assert.is(repaired(text('soon'), { kind: 'date' }), '');
});

test('a real that SQLite stored in short is the same moment as another real', () => {
  const options = {
    type: { kind: 'timestamp', zone: 'none' },
    stored: { as: 'epoch', unit: 'ns' },
    realAffinity: true,
  } as const;
  const [short, long] = [encodeValues(['1001'], options), encodeValues([1001], options)];
  assert.equal(short, long);
  assert.equal(short.rejects, []);
});

test('nanoseconds are repaired to the nearest microsecond', () => {
  const micros = (nanos: string): bigint => {
    const { bytes, rejects: told } = encodeValues([nanos], {
      type: { kind: 'timestamp', zone: 'none' },
      stored: { as: 'epoch', unit: 'ns' },
      onBadValue: 'repair',
    });
    assert.equal(
      told.map(({ reason, rowMoved, original }) => [reason, rowMoved, Buffer.from(original).toString()]),
      [['precision', true, nanos]],
    );
    return bytes.readBigInt64BE(6) + 946684800000000n;
  };
  assert.is(micros('1704067200123456789'), 1704067200123457n);
  assert.is(micros('1704067200123456499'), 1704067200123456n);
  assert.is(micros('1704067200123456500'), 1704067200123457n);
  assert.is(micros('-1'), 0n);
  assert.is(micros('-1001'), -1n);
  assert.is(micros('-1999'), -2n);
  assert.is(micros('9223372036854775807'), 9223372036854775n);
  assert.is(micros('-9223372036854775808'), -9223372036854775n);
});

test.run();
