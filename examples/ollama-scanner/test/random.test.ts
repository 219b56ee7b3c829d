import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { addressOf, goneCount, goneId, idOf } from '../src/ids.js';
import { createRandom } from '../src/random.js';

const draw = (seed: number, name: string): readonly number[] => {
  const random = createRandom(seed, name);
  return [random.integer(1000), random.integer(1000), random.real(), random.integer(1000)];
};

test('a stream depends on its seed and its name, and on nothing else', () => {
  assert.equal(draw(1, 'models'), draw(1, 'models'));
  assert.not.equal(draw(1, 'models'), draw(2, 'models'));
  assert.not.equal(draw(1, 'models'), draw(1, 'servers'));
});

test('numbers stay in their range and use the precision of a double', () => {
  const random = createRandom(1, '');
  const reals = Array.from({ length: 2000 }, () => random.real());
  assert.ok(reals.every((real) => real >= 0 && real < 1));
  assert.ok(reals.filter((real) => String(real).length >= 17).length > 1000);
  const integers = Array.from({ length: 2000 }, () => random.integer(5));
  assert.equal([...new Set(integers)].sort(), [0, 1, 2, 3, 4]);
});

test('no row has an id that is said to be gone', () => {
  const ids = new Set(Array.from({ length: 1000 }, (_, ordinal) => idOf(ordinal)));
  assert.is(ids.size, 1000);
  for (let nth = 0; nth < goneCount(1000); nth += 1) assert.not.ok(ids.has(goneId(nth)));
});

test('no two of 300,000 endpoints share address and port', () => {
  const seen = new Set<string>();
  for (let endpoint = 0; endpoint < 300_000; endpoint += 1) {
    const { ip, port } = addressOf(endpoint);
    seen.add(`${ip}:${port}`);
  }
  assert.is(seen.size, 300_000);
});

test.run();
