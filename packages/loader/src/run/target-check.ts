import type { PostgresSession } from '@lite2pg/connect';
import { groupDigits, Lite2pgError, quoteIdentifier } from '@lite2pg/spec';

/** Throws `target-exists`, with their names, where the target's schema already has relations of these names. */
export async function refuseExisting(
  session: PostgresSession,
  schema: string,
  names: readonly string[],
): Promise<void> {
  if (names.length === 0) return;
  const found = await session.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND c.relname = ANY (SELECT jsonb_array_elements_text($2::jsonb)) ORDER BY 1`,
    [schema, JSON.stringify(names)],
  );
  if (found.length === 0) return;
  const list = found.slice(0, 5).map((relation) => `"${relation.name}"`);
  const more = found.length > list.length ? ` and ${groupDigits(found.length - list.length)} more` : '';
  throw new Lite2pgError('target-exists', {
    message: `migrate into schema "${schema}" of ${session.subject}: it has ${list.join(', ')}${more} already, not made by this plan; give another database, another schema ("schema" in lite2pg.config.json), or drop what is there`,
    subject: session.subject,
  });
}

/** Throws `bad-option` for a database that is not UTF8: its texts would be other texts, or none at all. */
export async function refuseEncoding(session: PostgresSession): Promise<void> {
  const [row] = await session.query<{ encoding: string }>(`SELECT current_setting('server_encoding') AS encoding`);
  if (row?.encoding === 'UTF8') return;
  throw new Lite2pgError('bad-option', {
    message: `migrate into ${session.subject}: its encoding is ${row?.encoding ?? 'unknown'}, and only UTF8 holds every text; make the database with ENCODING 'UTF8' TEMPLATE template0`,
    subject: session.subject,
  });
}

/** Makes the schema where there is none: a role may make tables in a schema of its own without the right to make schemas. */
export async function makeSchema(session: PostgresSession, schema: string): Promise<void> {
  const [found] = await session.query('SELECT FROM pg_namespace WHERE nspname = $1', [schema]);
  if (!found) await session.execute(`CREATE SCHEMA ${quoteIdentifier(schema)}`);
}
