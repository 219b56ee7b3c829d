import type { PostgresSession } from '@lite2pg/postgres';
import type { Finding, Phase } from '@lite2pg/spec';
import { readRefusedConstraints } from '../ledger/refused-constraints.js';
import { inParallel } from '../jobs/parallel.js';
import { createBuildProgress, type BuildProgress, type Builds } from './build-progress.js';
import { tryStatements, type Batch, type RefusedStatement } from './run-statements.js';
import { groupStatements, tableOf } from '../rows/group-statements.js';
import type { NumberedStatement } from '../ledger/record-statements.js';

/** Phases whose statements lock more than one relation, or build on one another: one at a time. */
const ONE_AT_A_TIME: ReadonlySet<Phase> = new Set<Phase>(['foreign-key', 'view', 'trigger']);

/** Phases whose statements build an index: they wait for none of each other. */
const INDEXING: ReadonlySet<Phase> = new Set<Phase>(['primary-key', 'unique', 'index']);

/**
 * Runs the statements that follow the rows, those of the largest tables first, several at once where they do not wait
 * for each other: phase by phase, but keys beside the other indexes. Gives a finding for each that PostgreSQL refuses.
 */
export async function buildKeys(
  sessions: readonly PostgresSession[],
  work: Builds & { readonly plan: string },
): Promise<Finding[]> {
  if (work.statements.length === 0) return [];
  const progress = createBuildProgress(sessions, work);
  try {
    return await buildInStages(sessions, work, progress);
  } finally {
    await progress.stop();
  }
}

async function buildInStages(
  sessions: readonly PostgresSession[],
  work: Builds & { readonly plan: string },
  progress: BuildProgress,
): Promise<Finding[]> {
  const refused: RefusedStatement[] = [];
  for (const [phase, inPhase] of groupByStage(work.statements)) {
    const statements = phase === 'validate' ? await withoutRefused(sessions, work.plan, inPhase) : inPhase;
    const batches = ONE_AT_A_TIME.has(phase) ? statements.map(alone) : batchByTable(statements, work.rowsOf);
    await inParallel(batches, ONE_AT_A_TIME.has(phase) ? 1 : sessions.length, async (batch, job) => {
      const session = sessions[job];
      if (!session) return;
      const build = (): Promise<RefusedStatement[]> => tryStatements(session, work.plan, batch);
      refused.push(...(await progress.during(session, batch.statements, build)));
    });
  }
  return refused.sort((a, b) => a.number - b.number).map(({ finding }) => finding);
}

/** There is nothing to validate of a constraint that could not be added, of which a finding tells. */
async function withoutRefused(
  [session]: readonly PostgresSession[],
  plan: string,
  statements: readonly NumberedStatement[],
): Promise<readonly NumberedStatement[]> {
  if (!session) return [];
  const isRefused = await readRefusedConstraints(session, plan);
  return statements.filter(({ statement }) => !isRefused(statement.subject));
}

/** The statements of each phase, those of all phases that build indexes together. */
function groupByStage(statements: readonly NumberedStatement[]): Map<Phase, NumberedStatement[]> {
  return groupStatements(statements, ({ statement: { phase } }) => (INDEXING.has(phase) ? 'index' : phase));
}

/** Tables of fewer rows share a message to the server: each of its own would cost more than the work. */
const SMALL_ROWS = 10_000;
const SMALL_AT_ONCE = 20;

/**
 * The statements of large tables one by one, those of small tables some at once; all of a small table in one batch, so that
 * no two batches lock the same ones in another order.
 */
function batchByTable(statements: readonly NumberedStatement[], rowsOf: (table: string) => number): Batch[] {
  const tables = [...groupStatements(statements, tableOf)].map(([table, of]) => ({ rows: rowsOf(table), of }));
  const batches: Batch[] = [];
  let small: NumberedStatement[] = [];
  for (const { rows, of } of tables.sort((a, b) => b.rows - a.rows)) {
    const steps = { besideOthers: of.length > 1 };
    if (rows >= SMALL_ROWS) batches.push(...of.map((numbered) => ({ ...alone(numbered), steps })));
    else {
      if (small.length === 0) batches.push({ statements: small });
      small.push(...of);
      if (small.length >= SMALL_AT_ONCE) small = [];
    }
  }
  return batches;
}

function alone(numbered: NumberedStatement): Batch {
  return { statements: [numbered] };
}
