import { Lite2pgError, redactUrl } from '@lite2pg/spec';
import { parsePostgresUrl } from './postgres-url.js';
import { readService, type Environment } from './service-file.js';

/** The parameters of libpq that are followed, each with its variable of the environment, if it has one. */
const FOLLOWED = new Map<string, string | undefined>([
  ['host', 'PGHOST'],
  ['hostaddr', 'PGHOSTADDR'],
  ['port', 'PGPORT'],
  ['user', 'PGUSER'],
  ['password', 'PGPASSWORD'],
  ['passfile', 'PGPASSFILE'],
  ['dbname', 'PGDATABASE'],
  ['service', 'PGSERVICE'],
  ['sslmode', 'PGSSLMODE'],
  ['sslrootcert', 'PGSSLROOTCERT'],
  ['sslcrl', 'PGSSLCRL'],
  ['sslcert', 'PGSSLCERT'],
  ['sslkey', 'PGSSLKEY'],
  ['sslpassword', undefined],
  ['ssl_min_protocol_version', 'PGSSLMINPROTOCOLVERSION'],
  ['ssl_max_protocol_version', 'PGSSLMAXPROTOCOLVERSION'],
  ['channel_binding', 'PGCHANNELBINDING'],
  ['target_session_attrs', 'PGTARGETSESSIONATTRS'],
  ['application_name', 'PGAPPNAME'],
  ['fallback_application_name', undefined],
  ['connect_timeout', 'PGCONNECT_TIMEOUT'],
  ['options', 'PGOPTIONS'],
]);

/** Not libpq's, but Prisma's. */
const SCHEMA = 'schema';

/** Parameters of libpq that change nothing here: what they ask for is done anyway, or matters only to libpq. */
const WITHOUT_EFFECT: readonly string[] = ['client_encoding', 'keepalives', 'keepalives_count', 'keepalives_idle', 'keepalives_interval', 'load_balance_hosts', 'sslcompression', 'sslsni', 'tcp_user_timeout']; // prettier-ignore

/** Parameters that can ask for what cannot be done here, each with its variable. */
const REFUSED = new Map<string, string | undefined>([
  ['gssencmode', 'PGGSSENCMODE'],
  ['replication', undefined],
  ['require_auth', 'PGREQUIREAUTH'],
  ['requirepeer', 'PGREQUIREPEER'],
  ['sslcrldir', 'PGSSLCRLDIR'],
  ['sslnegotiation', 'PGSSLNEGOTIATION'],
]);
/** Their values that ask for nothing. */
const HARMLESS: ReadonlySet<string> = new Set(['', 'disable', 'prefer', 'postgres', 'false', 'off', 'no', '0']);

const KNOWN: ReadonlySet<string> = new Set([...FOLLOWED.keys(), ...REFUSED.keys(), ...WITHOUT_EFFECT, SCHEMA]);

/**
 * The parameters of a connection by libpq's names: from the URL, else from the service that the URL or PGSERVICE names, else from
 * the variables of the environment, of which an empty one counts. Throws `bad-option` for parameters that nothing here follows:
 * what somebody asked for is not left out in silence.
 */
export function connectionParameters(url: string, environment: Environment): ReadonlyMap<string, string> {
  const given = parsePostgresUrl(url);
  refuseUnknown([...given.keys()], `read the URL ${redactUrl(url)}`);
  const service = given.get('service') ?? environment['PGSERVICE'];
  const served = service === undefined ? new Map<string, string>() : readService(service, environment);
  refuseUnknown([...served.keys()], `read the service ${JSON.stringify(service)}`);
  const parameters = new Map([...fromEnvironment(environment), ...served, ...given]);
  refuseImpossible(parameters);
  return parameters;
}

function fromEnvironment(environment: Environment): Map<string, string> {
  const found = new Map<string, string>();
  // Before PGSSLMODE there was this.
  if (environment['PGREQUIRESSL']?.startsWith('1') === true) found.set('sslmode', 'require');
  for (const [name, variable] of [...FOLLOWED, ...REFUSED]) {
    const value = variable === undefined ? undefined : environment[variable];
    if (value !== undefined) found.set(name, value);
  }
  return found;
}

function refuseUnknown(names: readonly string[], act: string): void {
  const unknown = names.filter((name) => !KNOWN.has(name));
  if (unknown.length === 0) return;
  const [what, them] = unknown.length === 1 ? ['parameter', 'it'] : ['parameters', 'them'];
  const known = [...FOLLOWED.keys(), SCHEMA].join(', ');
  throw new Lite2pgError('bad-option', {
    message: `${act}: lite2pg does not know the ${what} ${unknown.join(', ')}; leave ${them} out (there are ${known})`,
    subject: act,
  });
}

function refuseImpossible(parameters: ReadonlyMap<string, string>): void {
  for (const name of REFUSED.keys()) {
    const value = parameters.get(name) ?? '';
    if (HARMLESS.has(value)) continue;
    throw new Lite2pgError('bad-option', {
      message: `connect to PostgreSQL: ${name} is ${JSON.stringify(value)}, which lite2pg cannot do; leave it out`,
      subject: name,
    });
  }
}
