import type { ConnectionOptions } from 'node:tls';
import { Lite2pgError } from '@lite2pg/spec';
import pg from 'pg';
import { postgresError } from '../error/postgres-errors.js';
import { tlsAttempts } from './postgres-tls.js';
import { losslessTypes } from './postgres-types.js';
import type { PostgresAddress, SslMode } from '../address/postgres-address.js';
import { refuseOldServer } from './server-version.js';
import { ownBackend } from './transaction-pooling.js';

/** How a session is opened. */
export interface PostgresOptions {
  /** The name in pg_stat_activity; `lite2pg` unless the URL or PGAPPNAME name another. */
  readonly applicationName?: string;
  /** Set for the session, each as in the configuration file: `{ search_path: 'app', maintenance_work_mem: '1GB' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** For each attempt: 10,000 unless the URL or PGCONNECT_TIMEOUT say otherwise. */
  readonly connectTimeoutMs?: number;
  /** The subject of a session: of a URL with several hosts, only its server is tried. */
  readonly server?: string | undefined;
}

const CONNECT_TIMEOUT_MS = 10_000;
/** Servers before 17 have no transaction_timeout, and end no transaction by one. */
const APPLY_SETTINGS = `SELECT set_config(key, value, false) FROM jsonb_each_text($1)
  WHERE key <> 'transaction_timeout' OR current_setting(key, true) IS NOT NULL`;
const NO_TLS = ['The server does not support SSL connections', 'There was an error establishing an SSL connection'];
const INVALID_AUTHORIZATION = '28000';

/** A client, the server process that serves it, and where that is. */
export interface ConnectedClient {
  readonly client: pg.Client;
  readonly backendPid: number;
  readonly address: PostgresAddress;
}

/** A client of this address with `settings` applied. Throws what `openPostgres` says. */
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
    return { client, backendPid, address };
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
      if (index === attempts.length - 1 || !isForOtherAttempt(error, address.tls.mode)) {
        throw postgresError(error, { subject: address.subject, password: address.password });
      }
    }
  }
  throw new Error('there is always an attempt');
}

/** Whether the same server may take a connection that is encrypted where this one was not, or not where it was. */
function isForOtherAttempt(error: unknown, mode: SslMode): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  const ofTls = NO_TLS.includes(error.message) || /SSL|TLS|CERT|SIGNED|UNABLE_TO|CRL/.test(code);
  // pg_hba.conf may have a line for one of the two only.
  return mode === 'allow' || ofTls || code === INVALID_AUTHORIZATION;
}

function clientConfig(
  address: PostgresAddress,
  options: PostgresOptions,
  ssl: false | ConnectionOptions,
): pg.ClientConfig {
  return {
    host: address.hostAddress ?? address.host,
    port: address.port,
    user: address.user,
    database: address.database,
    // As a function: else the driver would look for one on its own, by rules that are not libpq's.
    password: () => passwordOf(address),
    ssl,
    sslnegotiation: 'postgres',
    enableChannelBinding: address.tls.bound,
    types: losslessTypes,
    keepAlive: true,
    application_name: options.applicationName ?? address.applicationName ?? 'lite2pg',
    connectionTimeoutMillis: connectTimeout(address, options),
    // The driver takes an empty text for none, and PGOPTIONS then.
    ...(address.options === undefined ? {} : { options: address.options === '' ? ' ' : address.options }),
  };
}

function passwordOf({ password, passwordFileProblem, subject }: PostgresAddress): string {
  if (password !== undefined) return password;
  const why = passwordFileProblem === undefined ? '' : `; ${passwordFileProblem}`;
  throw new Lite2pgError('wrong-password', {
    message: `connect to ${subject}: it asks for a password; give one in the URL, PGPASSWORD or ~/.pgpass${why}`,
    subject,
  });
}

/** In milliseconds; 0 is no limit. */
function connectTimeout(address: PostgresAddress, options: PostgresOptions): number {
  return options.connectTimeoutMs ?? address.connectTimeoutMs ?? CONNECT_TIMEOUT_MS;
}
