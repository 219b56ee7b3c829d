import type { PlanDocument } from '@lite2pg/spec';
import type { PostgresSession } from '@lite2pg/postgres';
import { RELATION_OF_TABLE } from './table-identity.js';

/** A plan of the ledger that made tables which are still there. */
export interface Maker {
  /** The path of its source. */
  readonly source: string;
  /** To the second, as PostgreSQL prints it. */
  readonly begunAt: string;
  /** Undefined if it did not finish. */
  readonly finishedAt: string | undefined;
  readonly document: PlanDocument;
  /** Its tables that are still there: unquoted, and as SQL writes them. */
  readonly tables: readonly { readonly name: string; readonly sql: string }[];
}

/** The last plan that made one of these tables of a schema; undefined if none did. */
export async function findMaker(
  session: PostgresSession,
  schema: string,
  names: readonly string[],
): Promise<Maker | undefined> {
  const [plan] = await session.query<{
    fingerprint: string;
    source: string;
    begun: string;
    finished: string | null;
    document: string;
  }>(
    `SELECT fingerprint, source, date_trunc('second', made_at)::text AS begun,
       date_trunc('second', finished_at)::text AS finished, document::text AS document
     FROM lite2pg.plans p WHERE EXISTS (
       SELECT FROM lite2pg.tables t ${RELATION_OF_TABLE}
       WHERE t.plan = p.fingerprint AND c.relnamespace = to_regnamespace(quote_ident($1))
         AND c.relname = ANY (SELECT jsonb_array_elements_text($2::jsonb)))
     ORDER BY made_at DESC LIMIT 1`,
    [schema, JSON.stringify(names)],
  );
  if (!plan) return undefined;
  const tables = await session.query<{ name: string; sql: string }>(
    `SELECT c.relname AS name, t.target AS sql FROM lite2pg.tables t ${RELATION_OF_TABLE}
     WHERE t.plan = $1 AND c.oid IS NOT NULL ORDER BY t.name`,
    [plan.fingerprint],
  );
  return {
    source: plan.source,
    begunAt: plan.begun,
    finishedAt: plan.finished ?? undefined,
    document: JSON.parse(plan.document) as PlanDocument,
    tables,
  };
}
