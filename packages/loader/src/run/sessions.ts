import { openPostgres, PLAIN_SETTINGS, type PostgresSession } from '@lite2pg/postgres';
import type { Finding } from '@lite2pg/spec';
import { describeFewer, openMore } from '../jobs/open-sessions.js';
import { LOAD_APPLICATION, takeTarget, WAITING_APPLICATION } from '../ledger/lock.js';
import { ensureLedger } from '../ledger/schema.js';
import { refuseEncoding } from './target-check.js';

/** Settings of the sessions that load rows and build indexes; they end with the sessions. */
const LOAD_SETTINGS = {
  ...PLAIN_SETTINGS,
  default_transaction_read_only: 'off',
  // A chunk that is lost in a crash of the server is missing in the ledger too, and moved again.
  synchronous_commit: 'off',
  // A run that was killed is noticed by the server in the middle of a statement.
  client_connection_check_interval: '1000',
  check_function_bodies: 'off',
  client_min_messages: 'warning',
} as const;

/** The name in pg_stat_activity of the session that asks how far index builds are. */
const WATCH_APPLICATION = 'lite2pg watch';

/** For building indexes, as much as this at the least: a server that was given more keeps it. */
const RAISE_SETTINGS = `SELECT
  set_config('maintenance_work_mem', greatest(pg_size_bytes(current_setting('maintenance_work_mem')) / 1024, 256 * 1024) || 'kB', false),
  set_config('max_parallel_maintenance_workers', greatest(current_setting('max_parallel_maintenance_workers')::int, 2)::text, false)`;

/** The sessions of a run: one that holds the lock and does what is done once, which is the first of those that load. */
export interface LoadSessions {
  readonly main: PostgresSession;
  readonly loaders: readonly PostgresSession[];
  /** Findings about them: that there are fewer than were asked for. */
  readonly findings: readonly Finding[];
  /** Opens another one on the same server, which the caller closes; its settings are the server's. */
  readonly openWatch: () => Promise<PostgresSession>;
  close(): Promise<void>;
}

/**
 * Takes the target for a run, with its ledger and up to `jobs` sessions that have the settings of a load; what an earlier, killed
 * run still has running there is ended. Throws `target-busy`, `bad-option` for a database that is not UTF8, and what `openPostgres` throws.
 */
export async function openLoadSessions(url: string, jobs: number): Promise<LoadSessions> {
  const open = async (applicationName: string, server?: string): Promise<PostgresSession> => {
    const session = await openPostgres(url, { applicationName, settings: LOAD_SETTINGS, server });
    await session.execute(RAISE_SETTINGS);
    return session;
  };
  const main = await open(WAITING_APPLICATION);
  const loaders = [main];
  const close = async (): Promise<void> => {
    // The next run may take the target once `main` is closed, and would end the others.
    await Promise.allSettled(loaders.slice(1).map((session) => session.close()));
    await Promise.allSettled([main.close()]);
  };
  try {
    await takeTarget(main);
    await refuseEncoding(main);
    await ensureLedger(main);
    await openMore(loaders, jobs, () => open(LOAD_APPLICATION, main.subject));
  } catch (error) {
    await close();
    throw error;
  }
  const openWatch = (): Promise<PostgresSession> =>
    openPostgres(url, { applicationName: WATCH_APPLICATION, server: main.subject });
  return { main, loaders, findings: describeFewer(loaders, jobs), openWatch, close };
}
