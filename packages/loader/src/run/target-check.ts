import type { PostgresSession } from '@lite2pg/postgres';
import { Lite2pgError } from '@lite2pg/spec';

/** Throws `bad-option` for a database that is not UTF8: its texts would be other texts, or none at all. */
export async function refuseEncoding(session: PostgresSession): Promise<void> {
  const [row] = await session.query<{ encoding: string }>(`SELECT current_setting('server_encoding') AS encoding`);
  if (row?.encoding === 'UTF8') return;
  throw new Lite2pgError('bad-option', {
    message: `migrate into ${session.subject}: its encoding is ${row?.encoding ?? 'unknown'}, and only UTF8 holds every text; create the database with ENCODING 'UTF8' TEMPLATE template0`,
    subject: session.subject,
  });
}
