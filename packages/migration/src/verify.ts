import { verify as compare } from '@lite2pg/loader';
import type { Report } from '@lite2pg/spec';
import type { ReadOptions } from './options/read-options.js';
import { reportOfVerification } from './report/verification-report.js';
import { withMigrationRun } from './run/migration-run.js';
import { checkTarget } from './target/open-target.js';

/** The target that a SQLite file is compared with. */
export interface VerifyOptions extends ReadOptions {
  /** The target's URL. */
  readonly to: string;
}

/** Compares every value of a SQLite file with what PostgreSQL has. Throws a `Lite2pgError` if that cannot be done. */
export async function verify(file: string, { to, ...options }: VerifyOptions): Promise<Report> {
  const reach = (): Promise<undefined> => checkTarget(to);
  return withMigrationRun({ file, reach, ...options }, async ({ inspected, plan, jobs, onProgress, elapsed }) => {
    const { source } = inspected;
    onProgress({ kind: 'stage', stage: 'compare' });
    const verification = await compare({
      source,
      target: to,
      generated: plan,
      salvage: options.salvage,
      jobs,
      onProgress,
    });
    return reportOfVerification({ inspected, plan, verification, seconds: elapsed() });
  });
}
