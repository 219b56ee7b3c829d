import type { PostgresSession } from '@lite2pg/postgres';
import { byCount, counted, quoteIdentifier, type Lite2pgError } from '@lite2pg/spec';

/** Where a foreign key stands, as PostgreSQL's error names it. */
interface Violation {
  readonly schema: string;
  readonly table: string;
  readonly constraint: string;
}

/** How many different keys are shown. */
const KEYS_SHOWN = 3;

/**
 * How many rows a foreign key finds no row for, with the first few keys, in words; undefined where the error does not
 * say which key it is.
 */
export async function describeOrphans(session: PostgresSession, error: Lite2pgError): Promise<string | undefined> {
  const violation = violationOf(error.cause);
  if (!violation) return undefined;
  const columns = await session.query<{ child: string; parent: string; parent_name: string; parent_sql: string }>(
    `SELECT child.attname AS child, parent.attname AS parent,
       quote_ident(p.relname) AS parent_name, format('%I.%I', pn.nspname, p.relname) AS parent_sql
     FROM pg_constraint c
     CROSS JOIN LATERAL unnest(c.conkey, c.confkey) WITH ORDINALITY AS key (child, parent, place)
     JOIN pg_attribute child ON child.attrelid = c.conrelid AND child.attnum = key.child
     JOIN pg_attribute parent ON parent.attrelid = c.confrelid AND parent.attnum = key.parent
     JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
     JOIN pg_class p ON p.oid = c.confrelid JOIN pg_namespace pn ON pn.oid = p.relnamespace
     WHERE c.contype = 'f' AND n.nspname = $1 AND t.relname = $2 AND c.conname = $3 ORDER BY key.place`,
    [violation.schema, violation.table, violation.constraint],
  );
  const first = columns[0];
  if (!first) return undefined;
  const child = `${quoteIdentifier(violation.schema)}.${quoteIdentifier(violation.table)}`;
  const keys = columns.map((column) => `c.${quoteIdentifier(column.child)}`);
  const match = columns.map((column, at) => `p.${quoteIdentifier(column.parent)} = ${keys[at] ?? ''}`).join(' AND ');
  const [found] = await session.query<{ count: string; different: string; keys: string | null }>(
    `SELECT count(*)::text AS count, count(DISTINCT k)::text AS different, array_to_string((array_agg(DISTINCT k))[1:${KEYS_SHOWN}], ', ') AS keys
     FROM (SELECT concat_ws('/', ${keys.join(', ')}) AS k FROM ${child} c
           WHERE ${keys.map((key) => `${key} IS NOT NULL`).join(' AND ')}
             AND NOT EXISTS (SELECT FROM ${first.parent_sql} p WHERE ${match})) orphans`,
  );
  if (!found) return undefined;
  const count = Number(found.count);
  const names = columns.map((column) => quoteIdentifier(column.child)).join(', ');
  const parents = byCount(count, `a row in ${first.parent_name} that does`, `rows in ${first.parent_name} that do`);
  return (
    `${counted(count, 'row')} in ${quoteIdentifier(violation.table)} ${byCount(count, 'points', 'point')} by ${names} to ${parents} not exist` +
    ` (${found.keys ?? ''}${Number(found.different) > KEYS_SHOWN ? ', …' : ''}); ${byCount(count, 'it was', 'they were')} moved, and the foreign key holds for new rows only (NOT VALID); delete or fix ${byCount(count, 'it', 'them')}, then run the same command again`
  );
}

function violationOf(cause: unknown): Violation | undefined {
  if (typeof cause !== 'object' || cause === null) return undefined;
  const { schema, table, constraint } = cause as Partial<Record<keyof Violation, unknown>>;
  if (typeof schema !== 'string' || typeof table !== 'string' || typeof constraint !== 'string') return undefined;
  return { schema, table, constraint };
}
