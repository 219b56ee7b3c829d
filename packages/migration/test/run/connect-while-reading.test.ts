import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rejects } from '@lite2pg/test-kit';
import { connectWhileReading } from '../../src/run/connect-while-reading.js';

/** A target that reports when it is closed. */
function target(): { closed: boolean; close(): Promise<void> } {
  const session = {
    closed: false,
    close: () => {
      session.closed = true;
      return Promise.resolve();
    },
  };
  return session;
}

const never = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });

test('the target and what was read are given, and the target is open', async () => {
  const session = target();
  const [reached, read] = await connectWhileReading(
    () => Promise.resolve(session),
    () => Promise.resolve('values'),
  );
  assert.is(reached, session);
  assert.is(read, 'values');
  assert.is(session.closed, false);
});

test('a target that cannot be reached ends reading that would never end', async () => {
  await rejects(() => connectWhileReading(() => Promise.reject(new Error('no server')), never), {
    message: /no server/,
  });
});

test('reading that fails closes the target', async () => {
  const session = target();
  const read = (): Promise<never> => Promise.reject(new Error('damaged'));
  await rejects(() => connectWhileReading(() => Promise.resolve(session), read), { message: /damaged/ });
  assert.is(session.closed, true);
});

test("where both fail, the target's error is told, whichever came first", async () => {
  const later = (): Promise<never> =>
    new Promise((_, reject) => {
      setTimeout(() => {
        reject(new Error('no server'));
      }, 20);
    });
  const read = (): Promise<never> => Promise.reject(new Error('damaged'));
  await rejects(() => connectWhileReading(later, read), { message: /no server/ });
});

test.run();
