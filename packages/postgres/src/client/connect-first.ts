import { Lite2pgError } from '@lite2pg/spec';
import type pg from 'pg';
import type { PostgresAddress, TargetSession } from '../address/postgres-address.js';
import { connectClient, type ConnectedClient, type PostgresOptions } from './postgres-client.js';
import { postgresError } from '../error/postgres-errors.js';

const STARTING_OR_STOPPING = '57P03';

/**
 * A client of the first of these servers that answers and is what `target_session_attrs` asks for. As in libpq the next one is
 * tried where a server cannot be reached, is starting or stopping, or is of the other kind; one that refuses the user, the password
 * or the database ends it.
 */
export async function connectFirst(
  addresses: readonly PostgresAddress[],
  options: PostgresOptions,
): Promise<ConnectedClient> {
  const wanted = addresses[0]?.targetSession ?? 'any';
  const rounds: readonly TargetSession[] = wanted === 'prefer-standby' ? ['standby', 'any'] : [wanted];
  let failures: Lite2pgError[] = [];
  for (const round of rounds) {
    failures = [];
    for (const address of addresses) {
      const found = await tryAddress(address, options, round);
      if (!(found instanceof Lite2pgError)) return found;
      failures.push(found);
    }
  }
  throw joined(failures);
}

/** A client, or why the next server is to be tried; throws what ends it. */
async function tryAddress(
  address: PostgresAddress,
  options: PostgresOptions,
  wanted: TargetSession,
): Promise<ConnectedClient | Lite2pgError> {
  const { subject, password } = address;
  let connected: ConnectedClient;
  try {
    connected = await connectClient(address, options);
  } catch (error) {
    if (error instanceof Lite2pgError && isUnreachable(error)) return error;
    throw error;
  }
  try {
    const kinds = wanted === 'any' ? [wanted] : await kindsOf(connected.client);
    if (kinds.includes(wanted)) return connected;
    await connected.client.end();
    const message = `connect to ${subject}: it is ${kinds.join(', ')}, and target_session_attrs asks for ${wanted}; name another host`;
    return new Lite2pgError('no-server', { message, subject });
  } catch (error) {
    await connected.client.end().catch(() => undefined);
    throw postgresError(error, { subject, password });
  }
}

/** The state of a server, in the words of `target_session_attrs`; before the settings of this session changed it. */
async function kindsOf(client: pg.Client): Promise<readonly TargetSession[]> {
  const { rows } = await client.query<{ standby: boolean; read_only: boolean }>(
    `SELECT pg_is_in_recovery() AS standby, reset_val::bool AS read_only
     FROM pg_settings WHERE name = 'default_transaction_read_only'`,
  );
  const { standby = false, read_only: readOnly = false } = rows[0] ?? {};
  return [standby ? 'standby' : 'primary', standby || readOnly ? 'read-only' : 'read-write'];
}

function isUnreachable({ cause, engineCode }: Lite2pgError): boolean {
  if (engineCode === STARTING_OR_STOPPING) return true;
  if (!(cause instanceof Error)) return false;
  const isOfSystem = 'syscall' in cause && ['connect', 'getaddrinfo'].includes(String(cause.syscall));
  return isOfSystem || cause.message === 'timeout expired';
}

/** The one error, or one that says all: each server may have had its own reason. */
function joined(failures: readonly Lite2pgError[]): Lite2pgError {
  const [first, ...others] = failures;
  if (first === undefined) return new Lite2pgError('no-server', { message: 'connect to PostgreSQL: no host is given' });
  if (others.length === 0) return first;
  return new Lite2pgError(first.code, {
    message: failures.map(({ message }) => message).join('; '),
    ...(first.subject === undefined ? {} : { subject: first.subject }),
    cause: first,
  });
}
