import type { PostgresSession } from '@lite2pg/connect';
import type { Phase } from '@lite2pg/generator';
import type { Finding } from '@lite2pg/spec';
import { inParallel } from './parallel.js';
import type { OnProgress } from './progress.js';
import { tryStatement } from './run-statements.js';
import type { NumberedStatement } from './tasks.js';

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
  const findings: { readonly number: number; readonly finding: Finding }[] = [];
  const byPhase = groupByPhase(work.statements);
  let done = 0;
  for (const [phase, statements] of byPhase) {
    const jobs = ONE_AT_A_TIME.has(phase) ? 1 : sessions.length;
    const rows = (numbered: NumberedStatement): number =>
      work.rowsOf(numbered.statement.subject.table ?? numbered.statement.subject.name);
    const ordered = jobs === 1 ? statements : [...statements].sort((a, b) => rows(b) - rows(a));
    await inParallel(ordered, jobs, async (numbered, job) => {
      const { subject } = numbered.statement;
      work.onProgress({
        kind: 'statement',
        phase,
        subject: subject.table ? `${subject.table}: ${subject.name}` : subject.name,
        done,
        total: work.statements.length,
      });
      const session = sessions[job];
      if (!session) return;
      const finding = await tryStatement(session, work.plan, numbered);
      if (finding) findings.push({ number: numbered.number, finding });
      done += 1;
    });
  }
  return findings.sort((a, b) => a.number - b.number).map((found) => found.finding);
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
