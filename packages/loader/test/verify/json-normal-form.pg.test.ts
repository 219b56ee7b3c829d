import { withPostgres } from '@lite2pg/test-kit';
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { normalizeJson } from '../../src/verify/json-normal-form.js';

const PAIRS = [
  ['{"b":1,"a":[1.0,2e3]}', ' { "a" : [1, 2000], "b" : 1.00 } ', true],
  ['{"a":1,"a":2}', '{"a":2}', true],
  ['"\\u00e9\\n"', '"é\\u000a"', true],
  ['12345678901234567890.1', '12345678901234567890.2', false],
  ['-0.0', '0', true],
  ['[]', '{}', false],
  ['1e-2', '0.01', true],
  ['"1"', '1', false],
  ['{"": null}', '{"":null}', true],
] as const;

for (const [a, b, equal] of PAIRS) {
  test(`${a} and ${b} are ${equal ? 'the same' : 'two'}`, () => {
    assert.is(normalizeJson(a) === normalizeJson(b), equal);
  });
}

test('what jsonb makes of a document has the normal form of the document', async () => {
  const documents = fc
    .sample(fc.json({ maxDepth: 4 }), { numRuns: 300, seed: 5 })
    .filter((text) => !text.includes('\\u0000'));
  await withPostgres(async ({ session }) => {
    for (const text of documents) {
      const [row] = await session.query<{ text: string }>('SELECT $1::jsonb::text AS text', [text]);
      assert.is(normalizeJson(row?.text ?? ''), normalizeJson(text));
    }
  });
});

test.run();
