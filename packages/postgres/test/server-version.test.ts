import type { Client } from 'pg';
import { rejects } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { refuseOldServer } from '../src/client/server-version.js';

/** A client of a server that says this of itself. */
function clientOf(number: number, name: string): Pick<Client, 'query'> {
  return { query: () => Promise.resolve({ rows: [{ number, name }] }) } as unknown as Pick<Client, 'query'>;
}

test('a server from 14 on is taken', async () => {
  const options = { subject: 'postgresql://h/d', limitMs: 0 };
  for (const client of [clientOf(140_000, '14.0'), clientOf(180_004, '18.4 (Debian 18.4-1)')]) {
    const taken = await refuseOldServer(client, options).then(() => true);
    assert.ok(taken);
  }
});

test('an older one is refused with its version', async () => {
  await rejects(
    () => refuseOldServer(clientOf(130_023, '13.23 (Debian 13.23-1)'), { subject: 'postgresql://h/d', limitMs: 0 }),
    {
      code: 'server-too-old',
      message:
        /^connect to postgresql:\/\/h\/d: it is PostgreSQL 13\.23 \(Debian 13\.23-1\), and lite2pg needs 14 or later/,
    },
  );
});

test.run();
