import type { PostgresSession } from '@lite2pg/postgres';
import { groupDigits, Lite2pgError, type Plan, planDocument, quoteIdentifier } from '@lite2pg/spec';
import { findMaker, type Maker } from '../ledger/find-maker.js';
import { planChanges } from '../ledger/plan-changes.js';

/** Names or changes that are listed at most. */
const LISTED = 5;
/** More tables are not spelt out in a statement. */
const DROPPED = 10;

/**
 * Throws `target-exists` if the target's schema already has relations of these names: with who made them and what that plan did
 * otherwise, where the ledger knows it.
 */
export async function refuseExisting(
  session: PostgresSession,
  generated: Plan,
  names: readonly string[],
): Promise<void> {
  if (names.length === 0) return;
  const { schema } = generated.target;
  const found = await session.query<{ name: string; view: boolean }>(
    `SELECT c.relname AS name, c.relkind = 'v' AS view FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND c.relname = ANY (SELECT jsonb_array_elements_text($2::jsonb)) ORDER BY 1`,
    [schema, JSON.stringify(names)],
  );
  if (found.length === 0) return;
  const there = found.map(({ name }) => name);
  const maker = await findMaker(session, schema, there);
  const act = `migrate into schema ${quoteIdentifier(schema)} of ${session.subject}`;
  const made = new Set(maker?.tables.map(({ name }) => name));
  const others = found.filter(({ name, view }) => !made.has(name) && !(maker && view)).map(({ name }) => name);
  const stranger = `it has ${listNames(others)} already, not created by lite2pg; give another database, another schema ("schema" in lite2pg.config.json), or drop what is there`;
  throw new Lite2pgError('target-exists', {
    message: maker
      ? `${act}: ${describeMaker(
          maker,
          generated,
          there.filter((name) => made.has(name)),
        )}${others.length > 0 ? `; also ${stranger}` : ''}`
      : `${act}: ${stranger}`,
    subject: session.subject,
  });
}

function describeMaker(maker: Maker, generated: Plan, there: readonly string[]): string {
  const { source, begunAt, finishedAt, document, tables } = maker;
  const run =
    finishedAt === undefined ? `in a run that started ${begunAt} and did not finish` : `finished ${finishedAt}`;
  const changes = planChanges(document, planDocument(generated));
  const what = changes.length > 0 ? listed(changes) : 'other comments or helper functions';
  const goOn =
    finishedAt === undefined ? 'to continue that run, use the schema and the config that it was started with;  ' : '';
  const drop =
    tables.length > DROPPED
      ? `the ${groupDigits(tables.length)} tables that lite2pg.tables lists`
      : `DROP TABLE ${tables.map(({ sql }) => sql).join(', ')} CASCADE`;
  return (
    `it has ${listNames(there)} already, created by lite2pg from ${source} (${run}), and this run would create something else: ${what}; ` +
    `nothing was changed; ${goOn}to move everything again, use an empty database, or drop what was created (${drop}) and run the same command`
  );
}

function listNames(names: readonly string[]): string {
  return listed(names.map(quoteIdentifier));
}

function listed(items: readonly string[]): string {
  const shown = items.slice(0, LISTED).join(', ');
  return items.length > LISTED ? `${shown} and ${groupDigits(items.length - LISTED)} more` : shown;
}
