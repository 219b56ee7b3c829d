import { Lite2pgError } from '@lite2pg/spec';
import type { Client } from 'pg';
import { ask } from './ask.js';

/** How the look for a pooler is done. */
export interface PoolingCheck {
  /** The URL without its password. */
  readonly subject: string;
  /** For each answer; 0 is no limit. */
  readonly limitMs: number;
  readonly connectOther: () => Promise<Client>;
}

/**
 * The server process that serves a connection, sure to be the same for every message of it. A server tells its process when
 * a connection is made; a pooler between tells one of its own. Then a second connection, made by `connectOther`, opens a
 * transaction: where it is given the process of the first one, or that one comes to another process afterwards, processes
 * are lent for a transaction only, and locks and settings of a session are lost or somebody else's. That throws
 * `bad-option`, before anything was set. A pooler that lends its processes in turn may pass.
 */
export async function ownBackend(client: Client, { subject, limitMs, connectOther }: PoolingCheck): Promise<number> {
  const own = await backendOf(client, limitMs);
  if (told(client) === own || !(await isLent(client, own, { limitMs, connectOther }))) return own;
  throw new Lite2pgError('bad-option', {
    message: `connect to ${subject}: a connection pooler in transaction mode answers there (pgbouncer?), and the locks and settings of a session do not last in it; give the URL of the server itself (often another port, or the host name without "-pooler"), or a pool in session mode`,
    subject,
  });
}

/** Whether another transaction takes the process away that this connection had. */
async function isLent(
  client: Client,
  own: number,
  { limitMs, connectOther }: Omit<PoolingCheck, 'subject'>,
): Promise<boolean> {
  const other = await connectOther();
  try {
    await ask(other, 'BEGIN', limitMs);
    const lent = await backendOf(other, limitMs);
    const again = await backendOf(client, limitMs);
    await ask(other, 'ROLLBACK', limitMs);
    return lent === own || again !== own;
  } finally {
    await other.end().catch(() => undefined);
  }
}

async function backendOf(client: Client, limitMs: number): Promise<number> {
  const found = await ask<{ pid: number }>(client, 'SELECT pg_backend_pid() AS pid', limitMs);
  return found?.pid ?? 0;
}

/** The content of BackendKeyData (postgresql.org/docs/current/protocol-flow.html); the types of `pg` do not know it. */
function told(client: Client): number | null {
  return (client as Client & { readonly processID?: number | null }).processID ?? null;
}
