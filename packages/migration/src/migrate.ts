import { apply, openLoadSessions, verify, type LoadSessions } from '@lite2pg/loader';
import type { Report } from '@lite2pg/spec';
import manifest from '../package.json' with { type: 'json' };
import { jobsOf, type ReadOptions } from './options/read-options.js';
import { reportOfMigration } from './report/migration-report.js';
import { withMigrationRun, type MigrationRun } from './run/migration-run.js';
import type { InspectedSource } from './source/inspect-source.js';
import { openTarget, type Target } from './target/open-target.js';

/** How a SQLite file is moved. */
export interface MigrateOptions extends ReadOptions {
  /** The target's URL; an embedded server if left out. */
  readonly to?: string | undefined;
  /** The folder where the embedded server keeps its data; `DEFAULT_DATA_FOLDER` if left out. */
  readonly data?: string | undefined;
  /** False: what was moved is not compared with the file. */
  readonly verify?: boolean | undefined;
  /** About how many bytes of a table are moved in one transaction: what a crash may cost. Chosen by size if left out. */
  readonly chunkBytes?: number | undefined;
}

/**
 * Makes the schema of a SQLite file on PostgreSQL, moves its rows and compares every value; a second call does nothing, one after a
 * crash goes on. What was done and found is in the report; a `Lite2pgError` is thrown if it cannot be done.
 */
export async function migrate(file: string, options: MigrateOptions = {}): Promise<Report> {
  const { to, data, verify: isVerified = true, chunkBytes, ...readOptions } = options;
  const openSessions = (url: string): Promise<LoadSessions> => openLoadSessions(url, jobsOf(options));
  const reach = async (): Promise<LoadSessions | undefined> => (to === undefined ? undefined : openSessions(to));
  return withMigrationRun({ file, reach, ...readOptions }, async (run, reached) => {
    if (to === undefined) run.onProgress({ kind: 'stage', stage: 'server' });
    const target = await openTarget(to, data);
    try {
      const sessions = reached ?? (await openSessions(target.url));
      return await moveAndVerify({ run, target, sessions, isVerified, salvage: options.salvage, chunkBytes });
    } finally {
      await target.close();
    }
  });
}

interface Moving extends Pick<MigrateOptions, 'salvage' | 'chunkBytes'> {
  readonly run: MigrationRun;
  readonly target: Target;
  readonly sessions: LoadSessions;
  readonly isVerified: boolean;
}

async function moveAndVerify({ run, target, sessions, isVerified, salvage, chunkBytes }: Moving): Promise<Report> {
  const { inspected, plan, jobs, onProgress } = run;
  const work = { source: inspected.source, generated: plan, salvage, onProgress };
  const applied = await apply({
    ...work,
    sessions,
    isWatched: run.isWatched,
    rowsInSource: countedRows(inspected),
    chunkBytes,
    version: manifest.version,
  }).finally(() => sessions.close());
  const server = sessions.main.subject;
  const verifyStarted = run.elapsed();
  if (isVerified) onProgress({ kind: 'stage', stage: 'compare' });
  const verification = isVerified ? await verify({ ...work, target: target.url, server, jobs }) : undefined;
  const seconds = {
    inspect: run.inspectSeconds,
    rows: applied.seconds.rows,
    keys: applied.seconds.keys,
    ...(verification ? { verify: run.elapsed() - verifyStarted } : {}),
    total: run.elapsed(),
  };
  return reportOfMigration({ inspected, plan, target: target.name ?? server, applied, verification, seconds });
}

function countedRows({ profile }: InspectedSource): ReadonlyMap<string, number> {
  return new Map(profile?.tables.map((table) => [table.name, table.rows]));
}
