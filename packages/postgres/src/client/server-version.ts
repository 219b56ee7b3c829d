import { Lite2pgError } from '@lite2pg/spec';
import type { Client } from 'pg';
import { ask } from './ask.js';

/** The oldest server that lite2pg works with: before it there is no client_connection_check_interval and no CREATE OR REPLACE TRIGGER. */
const OLDEST_MAJOR = 14;

/** Throws `server-too-old` for a server before PostgreSQL 14, with its version; so do other products that call themselves one. */
export async function refuseOldServer(
  client: Pick<Client, 'query'>,
  { subject, limitMs }: { readonly subject: string; readonly limitMs: number },
): Promise<void> {
  const found = await ask<{ number: number; name: string }>(
    client,
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name`,
    limitMs,
  );
  const { number, name } = found ?? { number: 0, name: 'of no version' };
  if (number >= OLDEST_MAJOR * 10_000) return;
  throw new Lite2pgError('server-too-old', {
    message: `connect to ${subject}: it is PostgreSQL ${name}, and lite2pg needs ${OLDEST_MAJOR} or later; upgrade the server, or give the URL of a newer one`,
    subject,
  });
}
