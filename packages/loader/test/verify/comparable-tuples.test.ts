import type { TargetColumn } from '@lite2pg/spec';
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { comparableTuples } from '../../src/verify/comparable-tuples.js';

function columnOf(kind: 'json' | 'text'): TargetColumn {
  return { source: kind, name: kind, type: { kind } } as TargetColumn;
}

/** A tuple of a text, two documents and a text. */
function tupleOf(fields: readonly (string | null)[]): Buffer {
  const parts = fields.flatMap((field) => {
    const bytes = field === null ? Buffer.alloc(0) : Buffer.from(field);
    const length = Buffer.alloc(4);
    length.writeInt32BE(field === null ? -1 : bytes.length);
    return [length, bytes];
  });
  return Buffer.concat([Buffer.from([0, fields.length]), ...parts]);
}

/** What comes of tuples, each in parts of these lengths and the rest; whole without lengths. */
async function compared(tuples: readonly Buffer[], lengths?: readonly number[]): Promise<Buffer[]> {
  const columns = [columnOf('text'), columnOf('json'), columnOf('json'), columnOf('text')];
  const given: Buffer[] = [];
  let parts: Buffer[] = [];
  const read = comparableTuples(columns, (onTuple, onPart) => {
    for (const bytes of tuples) {
      let at = 0;
      if (lengths === undefined) onTuple(bytes, 0, bytes.length);
      else {
        for (const length of lengths) {
          const end = Math.min(bytes.length, at + length);
          onPart(bytes, at, end, false);
          at = end;
        }
        onPart(bytes, at, bytes.length, true);
      }
    }
    return Promise.resolve();
  });
  await read(
    (bytes, at, end) => given.push(Buffer.from(bytes.subarray(at, end))),
    (bytes, at, end, isLast) => {
      parts.push(Buffer.from(bytes.subarray(at, end)));
      if (!isLast) return;
      given.push(Buffer.concat(parts));
      parts = [];
    },
  );
  return given;
}

test('rows with documents that come in parts are given as whole ones are', async () => {
  const document = fc.option(fc.json().map((text) => `\u0001 ${text}`));
  const text = fc.option(fc.string({ maxLength: 200 }));
  const tuple = fc.tuple(text, document, document, text).map(tupleOf);
  await fc.assert(
    fc.asyncProperty(fc.array(tuple, { maxLength: 5 }), fc.array(fc.nat({ max: 50 })), async (tuples, lengths) => {
      assert.equal(await compared(tuples, lengths), await compared(tuples));
    }),
    { seed: 6 },
  );
});

test.run();
