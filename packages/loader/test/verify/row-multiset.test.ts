import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { collectRows, sameRows, type RowMultiset } from '../../src/verify/row-multiset.js';

function multisetOf(rows: readonly Uint8Array[]): RowMultiset {
  const collected = collectRows();
  for (const row of rows) collected.add(row, 0, row.length);
  return collected.result();
}

const anyRows = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 30 });

test('the order of rows does not matter', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      assert.ok(sameRows(multisetOf(rows), multisetOf([...rows].reverse())));
    }),
    { seed: 7 },
  );
});

test('where a row begins in a buffer does not matter', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat({ max: 9 }), (row, shift) => {
      const shifted = new Uint8Array(row.length + shift);
      shifted.set(row, shift);
      const moved = collectRows();
      moved.add(shifted, shift, shifted.length);
      assert.ok(sameRows(moved.result(), multisetOf([row])));
    }),
    { seed: 8 },
  );
});

test('a row in parts is the same row', () => {
  const cuts = fc.array(fc.nat({ max: 9 }), { maxLength: 12 });
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { minLength: 1, maxLength: 4 }), cuts, (rows, lengths) => {
      const inParts = collectRows();
      for (const row of rows) {
        let at = 0;
        for (const length of lengths) {
          const end = Math.min(row.length, at + length);
          inParts.addPart(row, at, end, false);
          at = end;
        }
        inParts.addPart(row, at, row.length, true);
      }
      assert.ok(sameRows(inParts.result(), multisetOf(rows)));
    }),
    { seed: 10, numRuns: 500 },
  );
});

test('rows that differ by zeros at their end are two', () => {
  for (let length = 0; length < 9; length++) {
    assert.not.ok(sameRows(multisetOf([new Uint8Array(length)]), multisetOf([new Uint8Array(length + 1)])));
  }
});

test('one flipped bit, one row less or one row twice is another set', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { minLength: 1 }), fc.nat(), (rows, at) => {
      const first = rows[at % rows.length]!;
      const flipped = first.map((byte, place) => (place === at % first.length ? byte ^ (1 << (at % 8)) : byte));
      const others = rows.filter((row) => row !== first);
      const whole = multisetOf(rows);
      assert.not.ok(sameRows(whole, multisetOf([...others, flipped])));
      assert.not.ok(sameRows(whole, multisetOf(others)));
      assert.not.ok(sameRows(whole, multisetOf([...rows, first])));
    }),
    { seed: 9 },
  );
});

test('two rows that swap a value are another set', () => {
  const pair = (a: number, b: number): Uint8Array => Uint8Array.of(0, 2, 0, 0, 0, 1, a, 0, 0, 0, 1, b);
  assert.not.ok(sameRows(multisetOf([pair(1, 2), pair(3, 4)]), multisetOf([pair(1, 4), pair(3, 2)])));
});

test.run();
