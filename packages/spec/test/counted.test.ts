import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { byCount, counted, groupDigits } from '../src/index.js';

test('a count stands before its noun, with commas and in the form that goes with it', () => {
  const words = [0, 1, 2, 1000, 1234567n].map((count) => counted(count, 'row'));
  assert.equal(words, ['0 rows', '1 row', '2 rows', '1,000 rows', '1,234,567 rows']);
  assert.equal(
    [counted(2, 'index'), counted(2, 'address'), counted(1, 'address')],
    ['2 indexes', '2 addresses', '1 address'],
  );
  assert.equal(
    [groupDigits(999), groupDigits(-1000), groupDigits(2n ** 63n)],
    ['999', '-1,000', '9,223,372,036,854,775,808'],
  );
});

test('a verb follows its count', () => {
  assert.equal(
    [0, 1, 2].map((count) => byCount(count, 'is', 'are')),
    ['are', 'is', 'are'],
  );
});

test.run();
