import { setTimeout as sleep } from 'node:timers/promises';
import { rejects } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inParallel } from '../../src/jobs/parallel.js';

test('every item is worked on once, no more than so many at a time', async () => {
  const seen: number[] = [];
  let running = 0;
  let most = 0;
  await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    running += 1;
    most = Math.max(most, running);
    await sleep(1);
    seen.push(item);
    running -= 1;
  });
  assert.equal(
    seen.sort((a, b) => a - b),
    [1, 2, 3, 4, 5, 6, 7],
  );
  assert.is(most, 3);
});

test('two items never run on the same job at once', async () => {
  const busy = new Set<number>();
  await inParallel([1, 2, 3, 4, 5, 6], 2, async (_item, job) => {
    assert.not.ok(busy.has(job));
    busy.add(job);
    await sleep(1);
    busy.delete(job);
  });
});

test('after a failure nothing new begins, what runs is waited for, and the first error is thrown', async () => {
  const begun: number[] = [];
  let ended = false;
  await rejects(
    () =>
      inParallel([1, 2, 3, 4], 2, async (item) => {
        begun.push(item);
        if (item === 1) throw new Error('the first');
        await sleep(5);
        ended = true;
      }),
    { message: /^the first$/ },
  );
  assert.equal(begun, [1, 2]);
  assert.ok(ended);
});

test('nothing to do is done at once', async () => {
  let calls = 0;
  await inParallel([], 4, () => {
    calls += 1;
    return Promise.resolve();
  });
  assert.is(calls, 0);
});

test.run();
