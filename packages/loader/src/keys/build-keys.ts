import type { PostgresSession } from '@lite2pg/connect';
import type { Phase } from '@lite2pg/generator';
import type { Finding } from '@lite2pg/spec';
import { inParallel } from '../run/parallel.js';
import type { OnProgress } from '../run/progress.js';
import { tryStatements, type RefusedStatement } from './run-statements.js';
import type { NumberedStatement } from '../rows/tasks.js';

/** Phases whose statements lock more than one relation, or build on one another: one at a time. */
const ONE_AT_A_TIME: ReadonlySet<Phase> = new Set<Phase>(['foreign-key', 'view', 'trigger']);

/**
 * Runs the statements that follow the rows, phase by phase, those of the largest tables first, several at once where
 * they do not wait for each other. Gives a finding for each that PostgreSQL refuses.
 */
export async function buildKeys(
  sessions: readonly PostgresSession[],
  work: {
    readonly plan: string;
    readonly statements: readonly NumberedStatement[];
    readonly rowsOf: (table: string) => number;
    readonly onProgress: OnProgress;
  },
): Promise<Finding[]> {
  const refused: RefusedStatement[] = [];
  let done = 0;
  for (const [phase, statements] of groupByPhase(work.statements)) {
    const oneAtATime = ONE_AT_A_TIME.has(phase);
    const rowsOf = ({ statement: { subject } }: NumberedStatement): number =>
      work.rowsOf(subject.table ?? subject.name);
    const ordered = oneAtATime ? statements : [...statements].sort((a, b) => rowsOf(b) - rowsOf(a));
    const batches = oneAtATime ? ordered.map((numbered) => [numbered]) : batchSmall(ordered, rowsOf);
    await inParallel(batches, oneAtATime ? 1 : sessions.length, async (batch, job) => {
      const [first] = batch;
      const session = sessions[job];
      if (!session || !first) return;
      const { subject } = first.statement;
      work.onProgress({
        kind: 'statement',
        phase,
        subject: subject.table ? `${subject.table}: ${subject.name}` : subject.name,
        done,
        total: work.statements.length,
      });
      refused.push(...(await tryStatements(session, work.plan, batch)));
      done += batch.length;
    });
  }
  return refused.sort((a, b) => a.number - b.number).map(({ finding }) => finding);
}

/** Tables of fewer rows share a message to the server: each of its own would cost more than the work. */
const SMALL_ROWS = 10_000;
const SMALL_AT_ONCE = 20;

/** The statements one by one, those of small tables some at once. */
function batchSmall(
  statements: readonly NumberedStatement[],
  rowsOf: (numbered: NumberedStatement) => number,
): NumberedStatement[][] {
  const batches: NumberedStatement[][] = [];
  let small: NumberedStatement[] = [];
  for (const numbered of statements) {
    if (rowsOf(numbered) >= SMALL_ROWS) batches.push([numbered]);
    else if (small.push(numbered) === 1) batches.push(small);
    if (small.length === SMALL_AT_ONCE) small = [];
  }
  return batches;
}

function groupByPhase(statements: readonly NumberedStatement[]): Map<Phase, NumberedStatement[]> {
  const groups = new Map<Phase, NumberedStatement[]>();
  for (const numbered of statements) {
    const group = groups.get(numbered.statement.phase) ?? [];
    group.push(numbered);
    groups.set(numbered.statement.phase, group);
  }
  return groups;
}
