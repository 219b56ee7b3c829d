import type { PostgresSession } from '@lite2pg/postgres';
import type { Lite2pgError, Finding } from '@lite2pg/spec';
import { describeOrphans } from './orphans.js';
import { refusalOf, wordsOf } from '../rows/statement-refusal.js';
import { type NumberedStatement, joinStatements, recordStatements } from '../ledger/record-statements.js';

/** Runs a statement and writes its ledger line in one transaction, in one message to the server. */
export async function runStatement(session: PostgresSession, plan: string, numbered: NumberedStatement): Promise<void> {
  await session.execute(joinStatements([numbered.statement.sql, recordStatements(plan, [numbered])]));
}

const NO_WORKERS = 'SET LOCAL max_parallel_maintenance_workers = 0';

/**
 * Runs a key's statement in its steps, where it has them and PostgreSQL takes them: other indexes of the table can be built
 * meanwhile. Those have more use for parallel workers than one which has nothing to sort. A run that ends in between leaves the
 * index, which the next one takes as it is.
 */
async function runInSteps(
  session: PostgresSession,
  plan: string,
  numbered: NumberedStatement,
  { besideOthers }: Steps,
): Promise<boolean> {
  const { inSteps } = numbered.statement;
  if (inSteps === undefined) return false;
  const { index, isSorted, constraint } = inSteps;
  const build = isSorted && besideOthers ? joinStatements([NO_WORKERS, index]) : index;
  const finish = joinStatements([constraint, recordStatements(plan, [numbered])]);
  const refused = (await refusalOf(session.execute(build))) ?? (await refusalOf(session.execute(finish)));
  return refused === undefined;
}

/**
 * Runs statements that the rows may stand in the way of, in one message, or one by one where that is refused. Gives a
 * finding, kept in the ledger too, for each that PostgreSQL refuses; a later run tries it again. Throws what is the
 * server's fault. `steps`: keys are made in their steps, which pays for large tables.
 */
export async function tryStatements(
  session: PostgresSession,
  plan: string,
  { statements: batch, steps }: Batch,
): Promise<RefusedStatement[]> {
  if (batch.length > 1) {
    const all = [...batch.map(({ statement }) => statement.sql), recordStatements(plan, batch)];
    if ((await refusalOf(session.execute(joinStatements(all)))) === undefined) return [];
  }
  const refused: RefusedStatement[] = [];
  for (const numbered of batch) {
    if (steps && (await runInSteps(session, plan, numbered, steps))) continue;
    const error = await refusalOf(runStatement(session, plan, numbered));
    if (error === undefined) continue;
    const finding = await refusedFinding(session, numbered, error);
    await session.execute(recordStatements(plan, [numbered], finding));
    refused.push({ number: numbered.number, finding });
  }
  return refused;
}

/** Statements that are tried together. */
export interface Batch {
  readonly statements: readonly NumberedStatement[];
  /** Keys are made in their steps. Must not depend on what an earlier run has done: it may have ended between them. */
  readonly steps?: Steps;
}

interface Steps {
  /** Other indexes of the table are built at the same time. */
  readonly besideOthers: boolean;
}

/** A statement that PostgreSQL refuses, and what to say of it. */
export interface RefusedStatement {
  readonly number: number;
  readonly finding: Finding;
}

async function refusedFinding(
  session: PostgresSession,
  { statement }: NumberedStatement,
  error: Lite2pgError,
): Promise<Finding> {
  if (error.engineCode === '23503') {
    const orphans = await describeOrphans(session, error);
    if (orphans) return { code: 'orphans', severity: 'warning', subject: statement.subject, message: orphans };
  }
  return {
    code: 'statement-refused',
    severity: 'warning',
    subject: statement.subject,
    message: `PostgreSQL refused it: ${wordsOf(error)}; the rows were moved without it`,
    sql: statement.sql,
  };
}
