import { postgresAddresses } from './address/postgres-address.js';
import { postgresError } from './error/postgres-errors.js';

/** The server that a URL led to, as a driver is to be told of it. */
export interface ReachedPostgres {
  /** The URL without its password. */
  readonly subject: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly password: string | undefined;
  readonly applicationName: string;
  /** The driver's TLS settings; its typings call them a boolean. */
  readonly ssl: boolean;
  /** Parsers by type id that keep every value whole. */
  readonly parsers: ReadonlyMap<number, (text: string) => unknown>;
  /** A driver's error about `statement`, as an error of lite2pg without the password. */
  readonly failure: (error: unknown, statement: string) => Error;
}

/**
 * The first server of `url` that answers; the session that asked it is closed again. For a pool, which would try a wrong password
 * for seconds and then tell less. Throws what `openPostgres` throws.
 */
export async function reachPostgres(url: string): Promise<ReachedPostgres> {
  const addresses = postgresAddresses(url);
  // The driver takes as long to load as all the rest.
  const { connectFirst } = await import('./client/connect-first.js');
  const { LOSSLESS_PARSERS } = await import('./client/postgres-types.js');
  const { client, address } = await connectFirst(addresses, {});
  const { ssl } = client;
  await client.end();
  const { subject, password, port, user, database } = address;
  return {
    subject,
    host: address.hostAddress ?? address.host,
    port,
    user,
    database,
    password,
    applicationName: address.applicationName ?? 'lite2pg',
    ssl,
    parsers: LOSSLESS_PARSERS,
    failure: (error, statement) => postgresError(error, { subject, statement, password }),
  };
}
