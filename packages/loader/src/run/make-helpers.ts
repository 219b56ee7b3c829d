import type { PostgresSession } from '@lite2pg/postgres';
import { counted, quoteIdentifier } from '@lite2pg/spec';
import { recordStatements, type NumberedStatement } from '../ledger/record-statements.js';
import { tryStatements, type RefusedStatement } from '../keys/run-statements.js';
import { grantOnDatabase, noPermission, readSchemaRights } from '../ledger/make-schema.js';
import { isSchemaStatement, readHelper, type MadeHelper } from './read-helper.js';

const SCHEMA = 'sqlite_compat';
const NAME = quoteIdentifier(SCHEMA);
/** Names that are listed at most. */
const LISTED = 5;

/**
 * Makes the helper functions that the target needs. Those that an administrator has made before are taken as they are, if they are
 * those of this version: the role needs no right to make any then. Gives what PostgreSQL refuses. Throws `no-permission`, before
 * any row is moved, with the statement that gives the right that is missing.
 */
export async function makeHelpers(
  session: PostgresSession,
  plan: string,
  statements: readonly NumberedStatement[],
): Promise<RefusedStatement[]> {
  if (statements.length === 0) return [];
  const rights = await readSchemaRights(session, SCHEMA);
  const role = quoteIdentifier(rights.role);
  const act = `create the helper functions in the schema ${NAME}`;
  if (!rights.isThere) {
    if (rights.mayCreateSchemas) return tryStatements(session, plan, { statements });
    const grant = `${grantOnDatabase(rights)}, or create the functions with lite2pg compat`;
    throw noPermission(session, act, 'may not create schemas in the database', grant);
  }
  if (!rights.mayUse) {
    const grant = `GRANT USAGE ON SCHEMA ${NAME} TO ${role}`;
    throw noPermission(session, `use the helper functions in the schema ${NAME}`, 'may not use the schema', grant);
  }
  const { missing, closed } = await lookUp(session, statements);
  if (closed.length > 0) {
    const grant = `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${NAME} TO ${role}`;
    throw noPermission(
      session,
      `use the helper functions in the schema ${NAME}`,
      `may not call ${list(closed)}`,
      grant,
    );
  }
  if (missing.length > 0 && !rights.mayCreate) {
    const names = missing.map(({ name }) => name);
    const lacks = `may not create what this version of lite2pg needs and is missing (${list(names)})`;
    const grant = `GRANT CREATE ON SCHEMA ${NAME} TO ${role}, or create the functions with lite2pg compat`;
    throw noPermission(session, act, lacks, grant);
  }
  const toMake = new Set(missing.map(({ numbered }) => numbered));
  const there = statements.filter((numbered) => !toMake.has(numbered));
  if (there.length > 0) await session.execute(recordStatements(plan, there));
  return tryStatements(session, plan, { statements: statements.filter((numbered) => toMake.has(numbered)) });
}

interface Missing {
  readonly name: string;
  readonly numbered: NumberedStatement;
}

interface HelpersThere {
  /** Not there, or not as this version makes it. */
  readonly missing: readonly Missing[];
  /** There, and the role may not call it or read it. */
  readonly closed: readonly string[];
}

interface HelperThere extends MadeHelper {
  readonly open: boolean;
}

/** Which of the helpers are there. A function is the same if its body is; of what has none the name is compared. */
async function lookUp(session: PostgresSession, statements: readonly NumberedStatement[]): Promise<HelpersThere> {
  const rows = await session.query<HelperThere>(
    `SELECT p.proname AS name, CASE p.prokind WHEN 'f' THEN p.prosrc ELSE '' END AS body,
       CASE p.prokind WHEN 'f' THEN p.provolatile::text ELSE '' END AS volatility, has_function_privilege(p.oid, 'EXECUTE') AS open
       FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace WHERE n.nspname = $1
     UNION ALL
     SELECT c.relname, '', '', c.relkind = 'c' OR has_table_privilege(c.oid, 'SELECT')
       FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind IN ('c', 'v')`,
    [SCHEMA],
  );
  const there = new Map<string, HelperThere[]>();
  for (const row of rows) {
    const key = keyOf(row);
    there.set(key, [...(there.get(key) ?? []), row]);
  }
  const missing: Missing[] = [];
  const closed = new Set<string>();
  for (const numbered of statements) {
    if (isSchemaStatement(numbered.statement.sql)) continue;
    const helper = readHelper(numbered.statement.sql);
    const found = helper && there.get(keyOf(helper))?.pop();
    if (!found) missing.push({ name: helper?.name ?? numbered.statement.subject.name, numbered });
    else if (!found.open) closed.add(found.name);
  }
  return { missing, closed: [...closed] };
}

function keyOf({ name, body, volatility }: MadeHelper): string {
  return `${volatility} ${name}\n${body}`;
}

function list(names: readonly string[]): string {
  const distinct = [...new Set(names)];
  const more = distinct.length - LISTED;
  return `${distinct.slice(0, LISTED).join(', ')}${more > 0 ? ` and ${counted(more, 'other')}` : ''}`;
}
