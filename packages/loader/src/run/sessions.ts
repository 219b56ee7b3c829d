import { openPostgres, type PostgresSession } from '@lite2pg/connect';
import { PLAIN_SETTINGS } from './session-settings.js';
import { LOAD_APPLICATION } from '../ledger/lock.js';

/** What the server is asked for while rows are loaded and indexes built; it ends with the sessions. */
const LOAD_SETTINGS = {
  ...PLAIN_SETTINGS,
  default_transaction_read_only: 'off',
  // A chunk that is lost in a crash of the server is missing in the ledger too, and moved again.
  synchronous_commit: 'off',
  maintenance_work_mem: '256MB',
  max_parallel_maintenance_workers: '2',
  // A run that was killed is noticed by the server in the middle of a statement.
  client_connection_check_interval: '1000',
  check_function_bodies: 'off',
  client_min_messages: 'warning',
} as const;

/** The sessions of a run: one that holds the lock and does what is done once, and some to load with. */
export interface LoadSessions {
  readonly main: PostgresSession;
  readonly loaders: readonly PostgresSession[];
  close(): Promise<void>;
}

/** Opens a session with the settings of a load. */
export async function openLoadSession(url: string): Promise<PostgresSession> {
  return await openPostgres(url, { applicationName: LOAD_APPLICATION, settings: LOAD_SETTINGS });
}

/** Opens `jobs` sessions to load with beside the main one, which is the first of them. */
export async function openLoadSessions(url: string, main: PostgresSession, jobs: number): Promise<LoadSessions> {
  const loaders = [main];
  const close = async (): Promise<void> => {
    await Promise.allSettled(loaders.slice(1).map((session) => session.close()));
  };
  try {
    while (loaders.length < jobs) loaders.push(await openLoadSession(url));
  } catch (error) {
    await close();
    throw error;
  }
  return { main, loaders, close };
}
