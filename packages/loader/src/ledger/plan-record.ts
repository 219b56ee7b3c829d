import { type Plan, planDocument } from '@lite2pg/spec';
import type { PostgresSession } from '@lite2pg/postgres';

/** A plan as the ledger knows it. */
export interface PlanRecord {
  readonly fingerprint: string;
  readonly source: string;
  readonly finished: boolean;
  /** When it finished, to the second, as PostgreSQL prints it; undefined while it has not. */
  readonly finishedAt: string | undefined;
  /** The numbers of the statements that are done; those PostgreSQL refused are not. */
  readonly statements: ReadonlySet<number>;
}

/** The plan with this fingerprint, if the ledger has it. */
export async function findPlan(session: PostgresSession, fingerprint: string): Promise<PlanRecord | undefined> {
  const [plan] = await session.query<{ source: string; finished_at: string | null }>(
    `SELECT source, date_trunc('second', finished_at)::text AS finished_at FROM lite2pg.plans WHERE fingerprint = $1`,
    [fingerprint],
  );
  if (!plan) return undefined;
  const statements = await session.query<{ number: number }>(
    `SELECT number FROM lite2pg.statements WHERE plan = $1 AND finding IS NULL`,
    [fingerprint],
  );
  return {
    fingerprint,
    source: plan.source,
    finished: plan.finished_at !== null,
    finishedAt: plan.finished_at ?? undefined,
    statements: new Set(statements.map((statement) => statement.number)),
  };
}

/** Writes a new plan into the ledger, with its tables and nothing done. */
export async function recordPlan(
  session: PostgresSession,
  plan: { readonly fingerprint: string; readonly source: string },
  generated: Plan,
): Promise<void> {
  await session.transaction(async () => {
    await session.query(`INSERT INTO lite2pg.plans (fingerprint, source, document) VALUES ($1, $2, $3)`, [
      plan.fingerprint,
      plan.source,
      JSON.stringify(planDocument(generated)),
    ]);
    await session.query(
      `INSERT INTO lite2pg.tables (plan, name, target)
       SELECT $1, t->>0, t->>1 FROM jsonb_array_elements($2::jsonb) t`,
      [plan.fingerprint, JSON.stringify(generated.target.tables.map((table) => [table.source, table.sql]))],
    );
  });
}

/** Marks the plan as carried out in full. */
export async function finishPlan(session: PostgresSession, fingerprint: string): Promise<void> {
  await session.query(`UPDATE lite2pg.plans SET finished_at = now() WHERE fingerprint = $1`, [fingerprint]);
}

/** Takes a plan out of the ledger with all that was written of it. */
export async function forgetPlan(session: PostgresSession, fingerprint: string): Promise<void> {
  await session.query(`DELETE FROM lite2pg.plans WHERE fingerprint = $1`, [fingerprint]);
}

/** Opens a run of a plan; gives its number. */
export async function startRun(session: PostgresSession, fingerprint: string, version: string): Promise<string> {
  const [run] = await session.query<{ id: string }>(
    `INSERT INTO lite2pg.runs (plan, version) VALUES ($1, $2) RETURNING id::text`,
    [fingerprint, version],
  );
  return run?.id ?? '0';
}

/** Closes a run with what came of it. */
export async function finishRun(session: PostgresSession, run: string, outcome: string): Promise<void> {
  await session.query(`UPDATE lite2pg.runs SET finished_at = now(), outcome = $2 WHERE id = $1`, [run, outcome]);
}
