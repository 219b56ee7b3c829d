import type { ConnectionOptions } from 'node:tls';
import pg from 'pg';
import { postgresError } from './postgres-errors.js';
import { tlsAttempts } from './postgres-tls.js';
import { losslessTypes } from './postgres-types.js';
import type { PostgresAddress } from './postgres-url.js';
import { refuseOldServer } from './server-version.js';
import { ownBackend } from './transaction-pooling.js';

/** How a session is opened. */
export interface PostgresOptions {
  /** What pg_stat_activity shows; `lite2pg` unless the URL or PGAPPNAME name another. */
  readonly applicationName?: string;
  /** Set for the session, each as in the configuration file: `{ search_path: 'app', maintenance_work_mem: '1GB' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** For each attempt: 10,000 unless the URL or PGCONNECT_TIMEOUT say otherwise. */
  readonly connectTimeoutMs?: number;
}

const CONNECT_TIMEOUT_MS = 10_000;
/** Servers before 17 have no transaction_timeout, and end no transaction by one. */
const APPLY_SETTINGS = `SELECT set_config(key, value, false) FROM jsonb_each_text($1)
  WHERE key <> 'transaction_timeout' OR current_setting(key, true) IS NOT NULL`;
const NO_TLS = 'The server does not support SSL connections';

/** A client, and the server process that serves it. */
export interface ConnectedClient {
  readonly client: pg.Client;
  readonly backendPid: number;
}

/** A connected client with `settings` applied. Throws what `openPostgres` says. */
export async function connectClient(address: PostgresAddress, options: PostgresOptions): Promise<ConnectedClient> {
  const client = await firstThatConnects(address, options);
  const settings = { ...(address.schema === undefined ? {} : { search_path: address.schema }), ...options.settings };
  try {
    const { subject } = address;
    const limitMs = connectTimeout(address, options);
    await refuseOldServer(client, { subject, limitMs });
    const connectOther = (): Promise<pg.Client> => firstThatConnects(address, options);
    const backendPid = await ownBackend(client, { subject, limitMs, connectOther });
    if (Object.keys(settings).length > 0) {
      await client.query(APPLY_SETTINGS, [JSON.stringify(settings)]);
    }
    return { client, backendPid };
  } catch (error) {
    await client.end().catch(() => undefined);
    throw postgresError(error, { subject: address.subject, password: address.password });
  }
}

async function firstThatConnects(address: PostgresAddress, options: PostgresOptions): Promise<pg.Client> {
  const attempts = tlsAttempts(address);
  for (const [index, ssl] of attempts.entries()) {
    const client = new pg.Client(clientConfig(address, options, ssl));
    try {
      await client.connect();
      // Without a listener a connection that is lost between two statements ends the process; the next statement tells it.
      client.on('error', () => undefined);
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      const refusedTls = error instanceof Error && error.message.includes(NO_TLS);
      const next = address.sslMode === 'allow' || refusedTls;
      if (index === attempts.length - 1 || !next) {
        throw postgresError(error, { subject: address.subject, password: address.password });
      }
    }
  }
  throw new Error('there is always an attempt');
}

function clientConfig(
  address: PostgresAddress,
  options: PostgresOptions,
  ssl: false | ConnectionOptions,
): pg.ClientConfig {
  return {
    host: address.host,
    port: address.port,
    user: address.user,
    database: address.database,
    password: address.password,
    ssl,
    types: losslessTypes,
    keepAlive: true,
    application_name: options.applicationName ?? address.applicationName ?? 'lite2pg',
    connectionTimeoutMillis: connectTimeout(address, options),
    ...(address.options === undefined ? {} : { options: address.options }),
  };
}

/** In milliseconds; 0 is no limit. */
function connectTimeout(address: PostgresAddress, options: PostgresOptions): number {
  return options.connectTimeoutMs ?? address.connectTimeoutMs ?? CONNECT_TIMEOUT_MS;
}
