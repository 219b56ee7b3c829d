import { Lite2pgError, type ErrorCode } from '@lite2pg/spec';
import { firstLine } from '@lite2pg/spec';

/** The details that an error is told with. */
export interface PostgresContext {
  /** The URL without its password. */
  readonly subject: string;
  /** Nothing while connecting. */
  readonly statement?: string;
  /** Secrets that must not be shown. */
  readonly password?: string | undefined;
}

interface Meaning {
  readonly code: ErrorCode;
  /** The cause, if the driver's words do not name it. */
  readonly found?: string;
  readonly advice: string;
}

const SILENT: Meaning = { code: 'no-server', advice: 'it does not respond; check host, port and firewall' };
const CUT: Meaning = { code: 'connection-lost', advice: 'see the server log, then run it again' };

const UNKNOWN_AUTHORITY: Meaning = {
  code: 'no-server',
  advice:
    'name the file of the authority that signed it with sslrootcert, or use sslmode=require to leave it unchecked',
};

const MEANINGS: Readonly<Record<string, Meaning>> = {
  '25006': { code: 'no-permission', advice: 'it is read-only (a standby?): give the URL of the primary server' },
  '28P01': { code: 'wrong-password', advice: 'check the user and the password (the URL, PGPASSWORD or ~/.pgpass)' },
  '28000': { code: 'wrong-password', advice: 'check the user and what pg_hba.conf allows' },
  '3D000': { code: 'no-such-database', advice: 'create it (createdb) or check the name' },
  '42501': { code: 'no-permission', advice: 'grant the right, or connect as a user that has it' },
  '53100': { code: 'out-of-space', advice: 'make room on the server and run it again' },
  '53300': { code: 'too-many-connections', advice: 'close some connections, use fewer --jobs, or raise the limit' },
  '57P01': CUT,
  '57P02': CUT,
  '57P03': { code: 'no-server', advice: 'it is starting or stopping; try again' },
  '08000': CUT,
  '08003': CUT,
  '08006': CUT,
  ECONNREFUSED: { code: 'no-server', advice: 'nothing listens there; start the server or check host and port' },
  ENOENT: { code: 'no-server', advice: 'there is no such socket; start the server or give host and port' },
  ENOTFOUND: { code: 'no-server', advice: 'the host name is unknown; check it' },
  EAI_AGAIN: { code: 'no-server', advice: 'the host name cannot be looked up now; check the network' },
  EHOSTUNREACH: { code: 'no-server', advice: 'the host cannot be reached; check the network' },
  ENETUNREACH: { code: 'no-server', advice: 'the host cannot be reached; check the network' },
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
  CERT_HAS_EXPIRED: { code: 'no-server', advice: 'renew the certificate of the server' },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    code: 'no-server',
    advice: 'connect by a name that is in the certificate, or use sslmode=verify-ca',
  },
  ETIMEDOUT: SILENT,
  ECONNRESET: CUT,
  EPIPE: CUT,
};

const POOL_USED_UP: Meaning = {
  code: 'too-many-connections',
  found: 'it accepted the connection but does not respond',
  advice:
    'the pooler had no free connection to the server: enlarge its pool, use fewer --jobs, or give the URL of the server itself',
};

/** The words of a pooler; it has one code for all of them. */
const POOLER_ERROR = '08P01';

/** Codes of several causes, which only the text tells apart. */
const NO_ENTRY = '28000';

/** Errors that `pg` throws without a code, and those of pgbouncer, by their text. */
const SAID: readonly (readonly [string, Meaning])[] = [
  ['timeout expired', SILENT],
  ['due to connection timeout', SILENT],
  ['Connection terminated', CUT],
  ['Client has encountered a connection error', CUT],
  ['Client was closed', CUT],
  [
    'password must be a',
    {
      code: 'wrong-password',
      found: 'it asks for a password',
      advice: 'give one in the URL, PGPASSWORD or ~/.pgpass',
    },
  ],
  ['Query read timeout', POOL_USED_UP],
  ['query_wait_timeout', POOL_USED_UP],
  [
    'no more connections allowed',
    { code: 'too-many-connections', advice: 'close some connections, or raise max_client_conn' },
  ],
  [
    'server_login_retry',
    { code: 'no-server', advice: 'a pooler answers, the server behind it does not; start the server' },
  ],
  ['statement pooling mode', { code: 'bad-option', advice: 'give the URL of the server itself, not of its pooler' }],
  [
    'unsupported startup parameter',
    { code: 'bad-option', advice: 'give the URL of the server itself, not of its pooler' },
  ],
  [
    'no encryption',
    {
      code: 'wrong-password',
      advice: 'it may require TLS: leave out sslmode=disable; otherwise check the user and what pg_hba.conf allows',
    },
  ],
  ['does not support SSL', { code: 'no-server', advice: 'switch TLS on there, or use sslmode=prefer' }],
];

/** Their detail is a whole row. */
const ROW_IN_DETAIL = ['23502', '23514'];

/** The error of the driver as ours: no password, no whole row; the driver's own stays as the cause. */
export function postgresError(cause: unknown, context: PostgresContext): Lite2pgError {
  if (cause instanceof Lite2pgError) return cause;
  const error = innermost(cause);
  const engineCode = codeOf(error);
  const meaning = meaningOf(error, engineCode);
  const act =
    context.statement === undefined
      ? 'connect to'
      : `running ${withoutPassword(firstLine(context.statement), context.password)} on`;
  // @databases/pg adds the statement under the message.
  const [message = ''] = error.message.split('\n', 1);
  const said = [meaning?.found ?? message, ...remarks(error, engineCode)]
    .filter((part) => part !== '')
    .map((part) => (part.endsWith('.') ? part.slice(0, -1) : part))
    .join('; ');
  const found = withoutPassword(meaning === undefined ? said : `${said}; ${meaning.advice}`, context.password);
  hide(error, context.password);
  return new Lite2pgError(meaning?.code ?? (context.statement === undefined ? 'no-server' : 'sql-failed'), {
    message: `${act} ${context.subject}: ${found}`,
    subject: context.subject,
    found,
    ...(engineCode === undefined ? {} : { engineCode }),
    cause: error,
  });
}

function meaningOf({ message }: Error, engineCode: string | undefined): Meaning | undefined {
  const known = engineCode === undefined ? undefined : MEANINGS[engineCode];
  if (engineCode !== undefined && ![POOLER_ERROR, NO_ENTRY].includes(engineCode)) return known;
  return SAID.find(([text]) => message.includes(text))?.[1] ?? known;
}

/** A name with several addresses fails with one error for each; the first tells enough. */
function innermost(cause: unknown): Error {
  if (cause instanceof AggregateError && cause.errors[0] instanceof Error) return cause.errors[0];
  return cause instanceof Error ? cause : new Error(String(cause));
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function remarks(error: Error, engineCode: string | undefined): string[] {
  const detail = 'detail' in error && typeof error.detail === 'string' ? error.detail : '';
  const hint = 'hint' in error && typeof error.hint === 'string' ? error.hint : '';
  return [ROW_IN_DETAIL.includes(engineCode ?? '') ? '' : detail, hint];
}

/**
 * A password that is an ordinary word, a number or a letter stays within longer words: there it tells nothing, and they can be
 * read. One that is neither is hidden wherever it stands.
 */
function withoutPassword(text: string, password: string | undefined): string {
  if (password === undefined || password === '') return text;
  return hideWord(hideWord(text, password), encodeURIComponent(password));
}

function hideWord(text: string, word: string): string {
  if (!/^(\p{L}+|\p{N}+)$/u.test(word)) return text.replaceAll(word, '***');
  const [first = '', ...others] = text.split(word);
  let shown = first;
  let before = first;
  for (const after of others) {
    const within = /[\p{L}\p{N}]$/u.test(before) || /^[\p{L}\p{N}]/u.test(after);
    shown += `${within ? word : '***'}${after}`;
    before = after;
  }
  return shown;
}

/** The cause is printed too where an error is not caught, with all that the driver put into it: message, stack, detail, where. */
function hide(error: Error, password: string | undefined): void {
  for (const name of Object.getOwnPropertyNames(error)) {
    const value: unknown = Reflect.get(error, name);
    if (typeof value === 'string') Reflect.set(error, name, withoutPassword(value, password));
  }
}
