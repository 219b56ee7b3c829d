import type { PostgresSession } from '@lite2pg/connect';
import { Lite2pgError, type Finding } from '@lite2pg/spec';
import { describeOrphans } from './orphans.js';
import type { NumberedStatement } from './tasks.js';

/**
 * The classes of SQLSTATE that speak of the statement or of the rows, not of the server: the run goes on without it and
 * says so. https://www.postgresql.org/docs/15/errcodes-appendix.html
 */
const STATEMENT_CLASSES = new Set(['0A', '21', '22', '23', '2B', '42', '44', '54']);

/** Runs a statement and writes its ledger line in one transaction. */
export async function runStatement(session: PostgresSession, plan: string, numbered: NumberedStatement): Promise<void> {
  await session.transaction(async () => {
    await session.execute(numbered.statement.sql);
    await recordStatement(session, plan, numbered);
  });
}

/** Writes that a statement is done; belongs in its transaction. */
export async function recordStatement(
  session: PostgresSession,
  plan: string,
  { number, statement }: NumberedStatement,
  finding?: Finding,
): Promise<void> {
  await session.query(
    `INSERT INTO lite2pg.statements (plan, number, phase, finding) VALUES ($1, $2, $3, $4::jsonb)
     ON CONFLICT (plan, number) DO UPDATE SET finding = excluded.finding, done_at = now()`,
    [plan, number, statement.phase, finding ? JSON.stringify(finding) : null],
  );
}

/**
 * Runs a statement that the rows may stand in the way of. Gives a finding, kept in the ledger too, where PostgreSQL
 * refuses it; a later run tries it again. Throws what is the server's fault.
 */
export async function tryStatement(
  session: PostgresSession,
  plan: string,
  numbered: NumberedStatement,
): Promise<Finding | undefined> {
  try {
    await runStatement(session, plan, numbered);
    return undefined;
  } catch (error) {
    if (!(error instanceof Lite2pgError) || !STATEMENT_CLASSES.has(error.engineCode?.slice(0, 2) ?? '')) throw error;
    const finding = await refusedFinding(session, numbered, error);
    await recordStatement(session, plan, numbered, finding);
    return finding;
  }
}

async function refusedFinding(
  session: PostgresSession,
  { statement }: NumberedStatement,
  error: Lite2pgError,
): Promise<Finding> {
  if (error.engineCode === '23503') {
    const orphans = await describeOrphans(session, error);
    if (orphans) return { code: 'orphans', severity: 'attention', subject: statement.subject, message: orphans };
  }
  return {
    code: 'statement-refused',
    severity: 'attention',
    subject: statement.subject,
    message: `${error.message}; the rows are there, this is not`,
    sql: statement.sql,
  };
}
