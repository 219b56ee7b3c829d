import type { PostgresSession } from '@lite2pg/postgres';
import { Lite2pgError, quoteIdentifier } from '@lite2pg/spec';
import { shapeOf } from './table-identity.js';
import { makeSchema, noPermission, readSchemaRights } from './make-schema.js';

/** The format of the ledger that this version reads and writes. */
const LEDGER_VERSION = 4;

/** The ledger of work done on a target, kept in the target itself: each line commits together with what it tells of. */
const LEDGER_DDL = `
COMMENT ON SCHEMA lite2pg IS 'what lite2pg has done here (format ${LEDGER_VERSION}); it is needed to continue after a crash, to sync and to roll back';
CREATE TABLE IF NOT EXISTS lite2pg.plans (
  fingerprint text PRIMARY KEY,
  source text NOT NULL,
  document json NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz
);
CREATE TABLE IF NOT EXISTS lite2pg.runs (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  plan text NOT NULL REFERENCES lite2pg.plans ON DELETE CASCADE,
  version text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  outcome text
);
CREATE TABLE IF NOT EXISTS lite2pg.statements (
  plan text NOT NULL REFERENCES lite2pg.plans ON DELETE CASCADE,
  number integer NOT NULL,
  phase text NOT NULL,
  done_at timestamptz NOT NULL DEFAULT now(),
  finding jsonb,
  PRIMARY KEY (plan, number)
);
CREATE TABLE IF NOT EXISTS lite2pg.tables (
  plan text NOT NULL REFERENCES lite2pg.plans ON DELETE CASCADE,
  name text NOT NULL,
  target text NOT NULL,
  relation oid,
  shape jsonb,
  PRIMARY KEY (plan, name)
);
CREATE TABLE IF NOT EXISTS lite2pg.structures (
  plan text PRIMARY KEY REFERENCES lite2pg.plans ON DELETE CASCADE,
  schema_name text NOT NULL,
  server integer NOT NULL,
  objects json NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE IF NOT EXISTS lite2pg.chunks (
  plan text NOT NULL,
  table_name text NOT NULL,
  number integer NOT NULL,
  after_key text,
  up_to_key text,
  rows bigint,
  rejected bigint,
  bytes bigint,
  digest bytea,
  run bigint,
  done_at timestamptz,
  PRIMARY KEY (plan, table_name, number),
  FOREIGN KEY (plan, table_name) REFERENCES lite2pg.tables ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS lite2pg.rejects (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  plan text NOT NULL,
  table_name text NOT NULL,
  chunk integer,
  key text NOT NULL,
  column_name text NOT NULL,
  storage_class text NOT NULL,
  original bytea,
  row_moved boolean NOT NULL,
  reason text NOT NULL,
  rejected_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (plan, table_name) REFERENCES lite2pg.tables ON DELETE CASCADE
);
`;

/** Statements that upgrade a ledger to the next format, by the earlier one. */
const UPGRADES: Readonly<Partial<Record<number, string>>> = {
  3: `ALTER TABLE lite2pg.tables ADD COLUMN IF NOT EXISTS shape jsonb;
    UPDATE lite2pg.tables t SET shape = ${shapeOf('t.relation')} WHERE to_regclass(t.target) = t.relation;`,
};

/**
 * Makes the ledger if the target has none, and upgrades one of an earlier format. Throws `target-changed` for a
 * format that this version does not know.
 */
export async function ensureLedger(session: PostgresSession): Promise<void> {
  const [found] = await session.query<{ comment: string | null }>(
    `SELECT obj_description(oid, 'pg_namespace') AS comment FROM pg_namespace WHERE nspname = 'lite2pg'`,
  );
  if (found?.comment?.includes(`(format ${LEDGER_VERSION})`)) return;
  const format = Number(/\(format (\d+)\)/.exec(found?.comment ?? '')?.[1]);
  const upgrade = UPGRADES[format];
  if (found?.comment?.includes('(format ') && upgrade === undefined) {
    throw new Lite2pgError('target-changed', {
      message: `open the ledger: the schema "lite2pg" of ${session.subject} was written by another version of lite2pg (${found.comment}); use that version, or drop the schema to forget what was done`,
      subject: session.subject,
    });
  }
  await session.transaction(async () => {
    const { isThere, isOwner, role } = await readSchemaRights(session, 'lite2pg');
    if (isThere && !isOwner) {
      const grant = `ALTER SCHEMA lite2pg OWNER TO ${quoteIdentifier(role)}`;
      throw noPermission(session, 'keep the ledger in the schema "lite2pg"', 'does not own the schema', grant);
    }
    await makeSchema(session, 'lite2pg');
    if (upgrade !== undefined) await session.execute(upgrade);
    await session.execute(LEDGER_DDL);
  });
}
