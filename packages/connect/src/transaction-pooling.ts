import { Lite2pgError } from '@lite2pg/spec';
import type { Client } from 'pg';

/**
 * The server process that serves a connection, sure to be the same for every message of it. A server tells its process when
 * a connection is made; a pooler between tells one of its own. Then a second connection, made by `connectOther`, opens a
 * transaction: where it is given the process of the first one, or that one comes to another process afterwards, processes
 * are lent for a transaction only, and locks and settings of a session are lost or somebody else's. That throws
 * `bad-option`, before anything was set. A pooler that lends its processes in turn may pass.
 */
export async function ownBackend(
  client: Client,
  subject: string,
  connectOther: () => Promise<Client>,
): Promise<number> {
  const own = await backendOf(client);
  if (told(client) === own) return own;
  const other = await connectOther();
  try {
    await other.query('BEGIN');
    const lent = await backendOf(other);
    const again = await backendOf(client);
    if (lent !== own && again === own) return own;
  } finally {
    await other.query('ROLLBACK').catch(() => undefined);
    await other.end().catch(() => undefined);
  }
  throw new Lite2pgError('bad-option', {
    message: `connect to ${subject}: a connection pooler in transaction mode answers there (pgbouncer?), and the locks and settings of a session do not last in it; give the URL of the server itself (often another port, or the host name without "-pooler"), or a pool in session mode`,
    subject,
  });
}

async function backendOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]?.pid ?? 0;
}

/** What BackendKeyData said (postgresql.org/docs/current/protocol-flow.html); the types of `pg` do not know it. */
function told(client: Client): number | null {
  return (client as Client & { readonly processID?: number | null }).processID ?? null;
}
