import { startEmbedded } from '@lite2pg/embedded';
import { openPostgres } from '@lite2pg/postgres';

/** The server that everything is moved to. */
export interface Target {
  /** The server's version and the settings that matter here, for the results. */
  readonly description: string;
  /** Runs `fn` with the URL of a fresh database, which is dropped afterwards; the server's disk is at rest when it starts. */
  withDatabase<T>(fn: (url: string) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

/** Nothing that runs at times of its own, and memory as on a small server. */
const SETTINGS = { shared_buffers: '512MB', maintenance_work_mem: '256MB', autovacuum: 'off' };

/** How every server is installed; embedded ones that end with the process are not. */
const WITH_WAL = {
  wal_level: 'replica',
  max_wal_senders: '10',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
};

const DATABASE = 'lite2pg_bench';
const SHOWN = ['wal_level', 'fsync', 'synchronous_commit', 'shared_buffers', 'maintenance_work_mem', 'max_wal_size'];

/** The server of this URL, whose user may make databases; without one an embedded server, until it is stopped. */
export async function openTarget(url: string | undefined, wal: boolean): Promise<Target> {
  const settings = wal ? { ...SETTINGS, ...WITH_WAL } : SETTINGS;
  const embedded = url === undefined ? await startEmbedded({ settings }) : undefined;
  const serverUrl = url ?? embedded?.url ?? '';
  const stop = async (): Promise<void> => embedded?.stop();
  try {
    return {
      description: await describe(serverUrl),
      withDatabase: (fn) => withDatabase(serverUrl, fn),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function withDatabase<T>(serverUrl: string, fn: (url: string) => Promise<T>): Promise<T> {
  const server = await openPostgres(serverUrl);
  try {
    await server.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`);
    await server.query(`CREATE DATABASE ${DATABASE} TEMPLATE template0`);
    try {
      await server.query('CHECKPOINT');
      const url = new URL(serverUrl);
      url.pathname = `/${DATABASE}`;
      return await fn(url.href);
    } finally {
      await server.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`);
    }
  } finally {
    await server.close();
  }
}

async function describe(url: string): Promise<string> {
  const server = await openPostgres(url);
  try {
    const settings = await server.query<{ name: string; setting: string }>(
      'SELECT name, current_setting(name) AS setting FROM pg_settings WHERE name = ANY($1) ORDER BY name',
      [SHOWN],
    );
    const [version] = await server.query<{ server_version: string }>('SHOW server_version');
    const list = settings.map(({ name, setting }) => `${name} ${setting}`).join(', ');
    return `PostgreSQL ${version?.server_version ?? ''} (${list})`;
  } finally {
    await server.close();
  }
}
