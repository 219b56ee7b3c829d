import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { locateLeftover, type ReadTuples } from '../../src/verify/locate.js';
import type { TupleKeeper } from '../../src/verify/tuple-keeper.js';

/** Rows in one piece, and every row that has a blank in it in parts. */
function readerOf(rows: readonly string[]): ReadTuples {
  return (onTuple, onPart) => {
    for (const row of rows) {
      const bytes = Buffer.from(`--${row}`);
      const middle = bytes.indexOf(' ');
      if (middle === -1) onTuple(bytes, 2, bytes.length);
      else {
        onPart(bytes, 2, middle, false);
        onPart(bytes, middle, bytes.length, true);
      }
    }
    return Promise.resolve();
  };
}

/** Keeps them whole. */
function keepWhole(): TupleKeeper {
  let parts: Uint8Array[] = [];
  return {
    add: (bytes, start, end) => parts.push(bytes.slice(start, end)),
    take: () => {
      const whole = Buffer.concat(parts);
      parts = [];
      return whole;
    },
  };
}

/** What `a` has more of than `b`, sorted. */
function surplus(a: readonly string[], b: readonly string[]): string[] {
  const left = [...b];
  return a
    .filter((row) => {
      const at = left.indexOf(row);
      if (at !== -1) left.splice(at, 1);
      return at === -1;
    })
    .sort();
}

const texts = (tuples: readonly Uint8Array[]): string[] => tuples.map((tuple) => Buffer.from(tuple).toString()).sort();

test('the rows that only one side has are found, in one part or in many', async () => {
  const rows = fc.array(fc.constantFrom('a', 'b', 'c d', 'e', 'f', 'g', 'h'), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(rows, rows, fc.constantFrom(10, 5_000_000), async (source, target, estimate) => {
      const found = await locateLeftover({
        source: readerOf(source),
        target: readerOf(target),
        rows: estimate,
        most: 100,
        keeper: keepWhole(),
      });
      assert.equal(texts(found.sourceTuples), surplus(source, target));
      assert.equal(texts(found.targetTuples), surplus(target, source));
      assert.is(found.source, found.sourceTuples.length);
      assert.is(found.target, found.targetTuples.length);
    }),
    { seed: 11, numRuns: 60 },
  );
});

test('all are counted, no more are kept than asked for', async () => {
  const many = Array.from({ length: 50 }, (_, number) => `row ${number}`);
  const found = await locateLeftover({
    source: readerOf(many),
    target: readerOf([]),
    rows: 50,
    most: 7,
    keeper: keepWhole(),
  });
  assert.is(found.source, 50);
  assert.is(found.sourceTuples.length, 7);
});

test.run();
