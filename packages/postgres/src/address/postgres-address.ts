import { existsSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { hostPlaces, type HostPlace } from './host-places.js';
import { passwordFileProblem, passwordFromFile } from './password-file.js';
import { connectionParameters } from './postgres-parameters.js';
import { badUrl } from './postgres-url.js';
import type { Environment } from './service-file.js';

const SSL_MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;
const TARGET_SESSIONS = ['any', 'read-write', 'read-only', 'primary', 'standby', 'prefer-standby'] as const;
const CHANNEL_BINDINGS = ['disable', 'prefer', 'require'] as const;
const TLS_VERSIONS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

/** The ways of `sslmode`, as libpq reads them. */
export type SslMode = (typeof SSL_MODES)[number];
/** Which of several servers is wanted, as libpq's `target_session_attrs`. */
export type TargetSession = (typeof TARGET_SESSIONS)[number];
type TlsVersion = (typeof TLS_VERSIONS)[number];

/** Where a PostgreSQL server is and who asks, after the URL, the PG* environment and psql's defaults. */
export interface PostgresAddress extends HostPlace {
  readonly user: string;
  readonly database: string;
  /** From the URL, the service, the environment or the password file; undefined where none of them has one. */
  readonly password: string | undefined;
  /** Why the password file, which has the password perhaps, was not read. */
  readonly passwordFileProblem: string | undefined;
  readonly targetSession: TargetSession;
  readonly tls: TlsSettings;
  readonly applicationName: string | undefined;
  /** 0: without a limit. */
  readonly connectTimeoutMs: number | undefined;
  /** The startup packet's options, as in PGOPTIONS. */
  readonly options: string | undefined;
  /** Prisma's `schema`: what the session's search_path is set to. */
  readonly schema: string | undefined;
  /** The URL without its password. */
  readonly subject: string;
}

/** How a connection is encrypted, and what the server must show. Certificates and keys are paths of files. */
export interface TlsSettings {
  readonly mode: SslMode;
  /** The certificates that are trusted; the system's where there is none, or `system`. */
  readonly rootCertificate: string | undefined;
  readonly revoked: string | undefined;
  /** The client's certificate, with its key and the key's passphrase. */
  readonly certificate: string | undefined;
  readonly certificateKey: string | undefined;
  readonly keyPassphrase: string | undefined;
  readonly minVersion: TlsVersion | undefined;
  readonly maxVersion: TlsVersion | undefined;
  /** Never without TLS, and the password is bound to that channel where the server offers it: nobody between can use it. */
  readonly bound: boolean;
}

/**
 * The servers that `url` and the environment name, in the order in which they are tried, one for each host: by libpq's rules, with
 * the user of the system, a database of the user's name, the local socket where there is one, and the password file, where nothing
 * else is said. Throws `bad-option` for what libpq would refuse, and for what nothing here follows.
 */
export function postgresAddresses(
  url: string,
  environment: Environment = process.env,
): [PostgresAddress, ...PostgresAddress[]] {
  const parameters = connectionParameters(url === '' ? 'postgresql://' : url, environment);
  const fail = (found: string): Error => badUrl(url, found);
  const given = (name: string): string | undefined => filled(parameters.get(name));
  const oneOf = <T extends string>(name: string, choices: readonly T[]): T | undefined => {
    const value = given(name);
    const choice = choices.find((known) => known === value);
    if (value !== undefined && choice === undefined)
      throw fail(`${name} is ${value}, expected one of ${choices.join(', ')}`);
    return choice;
  };
  const home = environment['HOME'] ?? homedir();
  const user = parameters.get('user') ?? userInfo().username;
  if (user === '') throw fail('the user is empty; give one, or leave it out to use that of the system');
  const database = given('dbname') ?? user;
  const passwordFile = given('passfile') ?? join(home, '.pgpass');
  const common = {
    user,
    database,
    passwordFileProblem: passwordFileProblem(passwordFile),
    targetSession: oneOf('target_session_attrs', TARGET_SESSIONS) ?? 'any',
    tls: {
      mode: oneOf('sslmode', SSL_MODES) ?? 'prefer',
      rootCertificate: given('sslrootcert') ?? ownFile(home, 'root.crt'),
      revoked: given('sslcrl') ?? ownFile(home, 'root.crl'),
      certificate: given('sslcert') ?? ownFile(home, 'postgresql.crt'),
      certificateKey: given('sslkey') ?? ownFile(home, 'postgresql.key'),
      keyPassphrase: given('sslpassword'),
      minVersion: oneOf('ssl_min_protocol_version', TLS_VERSIONS),
      maxVersion: oneOf('ssl_max_protocol_version', TLS_VERSIONS),
      bound: oneOf('channel_binding', CHANNEL_BINDINGS) === 'require',
    },
    applicationName: given('application_name') ?? given('fallback_application_name'),
    connectTimeoutMs: timeoutMs(given('connect_timeout'), fail),
    options: parameters.get('options'),
    schema: given('schema'),
  };
  const addressOf = (place: HostPlace): PostgresAddress => ({
    ...place,
    ...common,
    password: given('password') ?? passwordFromFile(passwordFile, { ...place, user, database }),
    subject: subjectOf(place, user, database),
  });
  const [first, ...others] = hostPlaces(parameters, fail);
  return [addressOf(first), ...others.map(addressOf)];
}

/** The schema that a PostgreSQL URL names as Prisma's do (`?schema=app`); undefined for one that names none. */
export function schemaOfUrl(url: string): string | undefined {
  return postgresAddresses(url)[0].schema;
}

/** The servers that a URL and the environment name, each as its URL without the password. Throws what `postgresAddresses` throws. */
export function addressesOf(url: string): string[] {
  return postgresAddresses(url).map(({ subject }) => subject);
}

function filled(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

/** A file that libpq takes where it is there and no other one is named. */
function ownFile(home: string, name: string): string | undefined {
  const path = join(home, '.postgresql', name);
  return existsSync(path) ? path : undefined;
}

/** As libpq: no limit for 0 and less, and never less than two seconds. */
function timeoutMs(text: string | undefined, fail: (found: string) => Error): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\s*[+-]?\d+\s*$/.test(text)) throw fail(`connect_timeout is ${text}, expected whole seconds`);
  const seconds = Number(text);
  return seconds <= 0 ? 0 : Math.max(2, seconds) * 1000;
}

function subjectOf({ host, hostAddress, port }: HostPlace, user: string, database: string): string {
  const name = `${encodeURIComponent(user)}@`;
  const path = encodeURIComponent(database);
  if (host.startsWith('/') && hostAddress === undefined)
    return `postgresql://${name}/${path}?host=${host}${port === 5432 ? '' : `&port=${port}`}`;
  const address = hostAddress === undefined || hostAddress === host ? '' : `?hostaddr=${hostAddress}`;
  return `postgresql://${name}${host.includes(':') ? `[${host}]` : host}:${port}/${path}${address}`;
}
