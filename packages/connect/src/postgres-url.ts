import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { Lite2pgError, redactUrl } from '@lite2pg/spec';
import { passwordFromFile } from './password-file.js';
import { readService } from './service-file.js';

/** The ways of `sslmode`, as libpq reads them. */
export type SslMode = 'disable' | 'allow' | 'prefer' | 'require' | 'verify-ca' | 'verify-full';

/** Where a PostgreSQL server is and who asks, after the URL, the PG* environment and psql's defaults. */
export interface PostgresAddress {
  /** A name, an IP address, or the folder of a unix socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  /** From the URL, the environment or the password file. */
  readonly password: string | undefined;
  readonly sslMode: SslMode;
  readonly applicationName: string | undefined;
  readonly connectTimeoutMs: number | undefined;
  /** What goes into the startup packet's options, as in PGOPTIONS. */
  readonly options: string | undefined;
  /** Prisma's `schema`: what the session's search_path is set to. */
  readonly schema: string | undefined;
  /** The file of the certificates that are trusted; the system's where there is none, or `system`. */
  readonly rootCertificate: string | undefined;
  /** The files of the certificate that is shown to the server, and of its key. */
  readonly certificate: string | undefined;
  readonly certificateKey: string | undefined;
  /** The URL without its password. */
  readonly subject: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const SCHEMES = ['postgres:', 'postgresql:'];
const SSL_MODES: readonly string[] = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'];
/** Parameters of a URL that are followed. */
const FOLLOWED = ['host', 'port', 'user', 'password', 'dbname', 'service', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'application_name', 'connect_timeout', 'options', 'schema']; // prettier-ignore
/** Parameters of libpq that change nothing here: what they ask for is done anyway, or only ever asked of by libpq. */
const WITHOUT_EFFECT = ['channel_binding', 'client_encoding', 'fallback_application_name', 'gssencmode', 'keepalives', 'keepalives_count', 'keepalives_idle', 'keepalives_interval', 'sslcompression', 'sslsni', 'target_session_attrs', 'tcp_user_timeout']; // prettier-ignore
const PARAMETERS: ReadonlySet<string> = new Set([...FOLLOWED, ...WITHOUT_EFFECT]);
const NO_HOST = 'no-host.invalid';
const SOCKET_FOLDERS = ['/var/run/postgresql', '/tmp'];

/** True for postgres:// and postgresql:// URLs. */
export function isPostgresUrl(text: string): boolean {
  return SCHEMES.some((scheme) => text.startsWith(`${scheme}//`));
}

/**
 * The address that `url` and the environment name. What `url` leaves out is taken from the service that it or PGSERVICE names,
 * from PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE, PGSSLMODE, PGSSLROOTCERT, PGSSLCERT, PGSSLKEY, PGAPPNAME,
 * PGCONNECT_TIMEOUT and PGOPTIONS, then as psql would: the user of the system, a database of the user's name, the local socket
 * where there is one, the password file. Throws `bad-option` for a text that is no such URL, and for parameters
 * in it that nothing here follows: what somebody asked for is not left out in silence.
 */
export function postgresAddress(url: string, environment: Environment = process.env): PostgresAddress {
  const parsed = parseUrl(url === '' ? 'postgresql://' : url);
  refuseUnknown([...parsed.searchParams.keys()], `read the URL ${redactUrl(url)}`);
  const named = filled(parsed.searchParams.get('service') ?? environment['PGSERVICE']);
  const service = named === undefined ? undefined : readService(named, environment);
  refuseUnknown([...(service?.keys() ?? [])], `read the service ${JSON.stringify(named)}`);
  const given = (name: string, variable: string): string | undefined =>
    parsed.searchParams.get(name) ?? service?.get(name) ?? environment[variable];
  const port = Number(parsed.port === '' ? (given('port', 'PGPORT') ?? '5432') : parsed.port);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw badUrl(url, `the port is ${port}, expected 1 to 65535`);
  const host =
    filled(decode(parsed.hostname.replace(NO_HOST, ''), url)) ?? filled(given('host', 'PGHOST')) ?? defaultHost(port);
  const user = filled(decode(parsed.username, url)) ?? filled(given('user', 'PGUSER')) ?? userInfo().username;
  const password = filled(decode(parsed.password, url)) ?? given('password', 'PGPASSWORD');
  const database = filled(decode(parsed.pathname.slice(1), url)) ?? filled(given('dbname', 'PGDATABASE')) ?? user;
  const timeout = given('connect_timeout', 'PGCONNECT_TIMEOUT');
  if (timeout !== undefined && !(Number(timeout) >= 0))
    throw badUrl(url, `connect_timeout is ${timeout}, expected seconds`);
  const plainHost = host.startsWith('[') ? host.slice(1, -1) : host;
  return {
    host: plainHost,
    port,
    user,
    database,
    password: password ?? passwordFromFile({ host: plainHost, port, user, database }, environment),
    sslMode: sslMode(given('sslmode', 'PGSSLMODE') ?? 'prefer', url),
    applicationName: given('application_name', 'PGAPPNAME'),
    connectTimeoutMs: timeout === undefined ? undefined : Number(timeout) * 1000,
    options: given('options', 'PGOPTIONS'),
    schema: filled(parsed.searchParams.get('schema')),
    rootCertificate: given('sslrootcert', 'PGSSLROOTCERT'),
    certificate: given('sslcert', 'PGSSLCERT'),
    certificateKey: given('sslkey', 'PGSSLKEY'),
    subject: subjectOf(host, port, user, database),
  };
}

/** The schema that a PostgreSQL URL names as Prisma's do (`?schema=app`); undefined for one that names none. */
export function schemaOfUrl(url: string): string | undefined {
  return postgresAddress(url).schema;
}

function refuseUnknown(names: readonly string[], act: string): void {
  const unknown = [...new Set(names)].filter((name) => !PARAMETERS.has(name));
  if (unknown.length === 0) return;
  const [what, them] = unknown.length === 1 ? ['parameter', 'it'] : ['parameters', 'them'];
  throw new Lite2pgError('bad-option', {
    message: `${act}: lite2pg does not know the ${what} ${unknown.join(', ')}; leave ${them} out (there are ${FOLLOWED.join(', ')})`,
    subject: act,
  });
}

function parseUrl(url: string): URL {
  if (!isPostgresUrl(url)) throw badUrl(url, 'expected postgresql://user@host:port/database');
  try {
    return new URL(withHost(url));
  } catch {
    // The cause would hold the password.
    throw badUrl(
      url,
      'expected postgresql://user@host:port/database, with one host, a port up to 65535, special characters of the password percent-encoded',
    );
  }
}

/** libpq takes a URL that has a user or a port and no host; the WHATWG's URL does not. */
function withHost(url: string): string {
  const [, before = '', authority = '', after = ''] = /^(\w+:\/\/)([^/?#]*)(.*)$/s.exec(url) ?? [];
  const host = authority.lastIndexOf('@') + 1;
  const lacks = authority !== '' && (host === authority.length || authority[host] === ':');
  return lacks ? `${before}${authority.slice(0, host)}${NO_HOST}${authority.slice(host)}${after}` : url;
}

function badUrl(url: string, found: string): Lite2pgError {
  const subject = redactUrl(url);
  return new Lite2pgError('bad-option', { message: `read the URL ${subject}: ${found}`, subject });
}

function decode(text: string, url: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw badUrl(url, 'a % is not followed by two hexadecimal digits; write it as %25');
  }
}

function filled(text: string | null | undefined): string | undefined {
  return text === null || text === '' ? undefined : text;
}

function defaultHost(port: number): string {
  return SOCKET_FOLDERS.find((folder) => existsSync(`${folder}/.s.PGSQL.${port}`)) ?? 'localhost';
}

function subjectOf(host: string, port: number, user: string, database: string): string {
  const name = `${encodeURIComponent(user)}@`;
  const path = encodeURIComponent(database);
  return host.startsWith('/')
    ? `postgresql://${name}/${path}?host=${host}${port === 5432 ? '' : `&port=${port}`}`
    : `postgresql://${name}${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}/${path}`;
}

function sslMode(text: string, url: string): SslMode {
  if (!SSL_MODES.includes(text)) throw badUrl(url, `sslmode is ${text}, expected one of ${SSL_MODES.join(', ')}`);
  return text as SslMode;
}
