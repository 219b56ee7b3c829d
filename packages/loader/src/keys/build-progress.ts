import type { PostgresSession } from '@lite2pg/postgres';
import type { OnProgress } from '../jobs/progress.js';
import type { NumberedStatement } from '../ledger/record-statements.js';
import { tableOf } from '../rows/group-statements.js';
import { watchIndexes } from './watch-indexes.js';

/** Reports how far the statements are that follow the rows. */
export interface BuildProgress {
  /** `work` for statements that run on this session. */
  during<T>(session: PostgresSession, statements: readonly NumberedStatement[], work: () => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

/** The keys to build, and the callback for progress. */
export interface Builds {
  readonly statements: readonly NumberedStatement[];
  readonly rowsOf: (table: string) => number;
  readonly onProgress: OnProgress;
  /** Opens the session that asks how far index builds are; if left out, only whole statements count. */
  readonly openWatch?: (() => Promise<PostgresSession>) | undefined;
}

/** Progress measured in rows: a statement counts as many as its table has, one under way as much of them as the server says. */
export function createBuildProgress(sessions: readonly PostgresSession[], builds: Builds): BuildProgress {
  const { statements, rowsOf, onProgress, openWatch } = builds;
  const rowsIn = (some: readonly NumberedStatement[]): number =>
    some.reduce((rows, numbered) => rows + Math.max(1, rowsOf(tableOf(numbered))), 0);
  const totalRows = rowsIn(statements);
  const underWay = new Map<number, { readonly rows: number; readonly subject: string; share: number }>();
  let finished = 0;
  const report = (subject: string): void => {
    const partly = [...underWay.values()].reduce((rows, build) => rows + build.rows * build.share, 0);
    onProgress({ kind: 'built', subject, rows: Math.floor(finished + partly), totalRows });
  };
  const pids = sessions.map(({ backendPid }) => backendPid);
  const watch =
    openWatch &&
    watchIndexes(openWatch, pids, (pid, share) => {
      const build = underWay.get(pid);
      if (!build) return;
      // A key that is made in steps begins again: its last step takes no time.
      build.share = Math.max(build.share, share);
      report(build.subject);
    });
  return {
    async during(session, some, work) {
      const build = { rows: rowsIn(some), subject: subjectOf(some), share: 0 };
      underWay.set(session.backendPid, build);
      report(build.subject);
      try {
        return await work();
      } finally {
        underWay.delete(session.backendPid);
        finished += build.rows;
        report(build.subject);
      }
    },
    async stop() {
      await watch?.stop();
    },
  };
}

function subjectOf([first]: readonly NumberedStatement[]): string {
  if (!first) return '';
  const { subject } = first.statement;
  return subject.table ? `${subject.table}: ${subject.name}` : subject.name;
}
