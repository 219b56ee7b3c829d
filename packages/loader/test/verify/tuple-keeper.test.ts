import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { splitTuple } from '../../src/tuple/split-tuple.js';
import { createTupleKeeper } from '../../src/verify/tuple-keeper.js';

const COLUMNS = [
  { type: { kind: 'integer', bits: 32 } },
  { type: { kind: 'text' } },
  { type: { kind: 'bytes' } },
  { type: { kind: 'decimal' } },
] as const;

/** A tuple of these fields. */
function tupleOf(fields: readonly (Uint8Array | null)[]): Buffer {
  const parts = fields.flatMap((field) => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(field?.length ?? -1);
    return field ? [length, field] : [length];
  });
  return Buffer.concat([Buffer.from([0, fields.length]), ...parts]);
}

function keep(tuple: Uint8Array): (Uint8Array | null)[] {
  const keeper = createTupleKeeper(COLUMNS);
  keeper.add(tuple, 0, tuple.length);
  return splitTuple(keeper.take());
}

test('short fields and numbers are kept as they are, NULL too', () => {
  const fields = [Buffer.alloc(4, 7), null, Buffer.alloc(268, 1), Buffer.alloc(4000, 3)];
  assert.equal(
    keep(tupleOf(fields)).map((field) => field && Buffer.from(field)),
    fields,
  );
  assert.is(keep(tupleOf([null, Buffer.alloc(0), null, null]))[1]?.length, 0);
});

test('of a long text or blob its start is kept, and a difference anywhere in it', () => {
  const text = Buffer.alloc(5000, 'abc');
  const kept = keep(tupleOf([null, text, null, null]))[1]!;
  assert.is(kept.length, 268);
  assert.ok(text.subarray(0, 256).equals(kept.subarray(0, 256)));
  const others = [0, 255, 256, 4999].map((at) => {
    const other = Buffer.from(text);
    other[at]! ^= 1;
    return other;
  });
  for (const other of [...others, text.subarray(0, 4999), Buffer.concat([text, Buffer.alloc(1)])]) {
    assert.not.ok(Buffer.from(keep(tupleOf([null, other, null, null]))[1]!).equals(kept));
  }
});

test('tuples in parts, one after the other, are kept as whole ones are', () => {
  const field = fc.option(fc.uint8Array({ maxLength: 700, size: 'max' }));
  const tuple = fc.tuple(fc.constant(Buffer.alloc(4)), field, field, fc.constant(null));
  fc.assert(
    fc.property(fc.array(tuple, { maxLength: 4 }), fc.array(fc.nat({ max: 300 })), (tuples, lengths) => {
      const keeper = createTupleKeeper(COLUMNS);
      for (const bytes of tuples.map(tupleOf)) {
        let at = 0;
        for (const length of [...lengths, bytes.length]) {
          const end = Math.min(bytes.length, at + length);
          keeper.add(bytes, at, end);
          at = end;
        }
        assert.equal(splitTuple(keeper.take()), keep(bytes));
      }
    }),
    { seed: 4 },
  );
});

test.run();
