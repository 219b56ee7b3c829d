import { Lite2pgError, redactUrl } from '@lite2pg/spec';

const SCHEMES = ['postgresql://', 'postgres://'];

/** A host, or an IPv6 address in brackets, and the port after it. */
const HOST = /(?:\[([^\]]*)\]|([^:/?,[][^:/?,]*)?)(?::([^/?,]*))?/y;

/** True for postgres:// and postgresql:// URLs. */
export function isPostgresUrl(text: string): boolean {
  return SCHEMES.some((scheme) => text.startsWith(scheme));
}

/**
 * The parameters that a URL gives, by libpq's names and as libpq reads it: a parameter of the query overrides the part of the URL,
 * the last of several counts, lists of hosts and ports stay lists. An empty part is not given, an empty parameter is.
 * https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS
 * Throws `bad-option` for what libpq refuses, and where only an @ more or less says what is the password: libpq would take a part
 * of it as a host.
 */
export function parsePostgresUrl(url: string): ReadonlyMap<string, string> {
  const scheme = SCHEMES.find((known) => url.startsWith(known));
  if (scheme === undefined) throw badUrl(url, 'expected postgresql://user@host:port/database');
  const rest = url.slice(scheme.length);
  refuseStrayAt(rest, url);
  const parameters = new Map<string, string>();
  const putPart = (name: string, text: string): void => {
    if (text !== '') parameters.set(name, decode(text, url));
  };
  const at = rest.indexOf('@');
  const [user = '', ...password] = rest.slice(0, Math.max(at, 0)).split(':');
  putPart('user', user);
  putPart('password', password.join(':'));
  const { hosts, ports, after } = splitHosts(rest.slice(at + 1), url);
  putPart('host', hosts);
  putPart('port', ports);
  const mark = after.indexOf('?');
  const path = mark === -1 ? after : after.slice(0, mark);
  putPart('dbname', path.slice(1));
  if (mark === -1) return parameters;
  for (const [name, value] of queryPairs(after.slice(mark + 1), url)) parameters.set(name, value);
  return parameters;
}

/** The error for a URL; `found` holds no password. */
export function badUrl(url: string, found: string): Lite2pgError {
  const subject = redactUrl(url);
  return new Lite2pgError('bad-option', { message: `read the URL ${subject}: ${found}`, subject });
}

function refuseStrayAt(rest: string, url: string): void {
  const at = rest.lastIndexOf('@');
  const found = rest.slice(0, at).includes('@')
    ? 'it has more than one @'
    : rest.slice(0, Math.max(at, 0)).includes('/')
      ? 'it has an @ after a /'
      : undefined;
  if (found === undefined) return;
  throw badUrl(url, `${found}; percent-encode the password (@ is %40, / is %2F, % is %25), and any other @`);
}

interface Hosts {
  /** With commas between them. */
  readonly hosts: string;
  readonly ports: string;
  /** The path and the query. */
  readonly after: string;
}

function splitHosts(text: string, url: string): Hosts {
  const hosts: string[] = [];
  const ports: string[] = [];
  let end = 0;
  do {
    HOST.lastIndex = end === 0 ? 0 : end + 1;
    const [all = '', address, name = '', port = ''] = HOST.exec(text) ?? [];
    end = HOST.lastIndex;
    if (address === '') throw badUrl(url, 'the IPv6 address in brackets is empty');
    if (all === '' && text[end] === '[') throw badUrl(url, 'an IPv6 address has no closing bracket');
    if (!['', '/', '?', ','].includes(text[end] ?? '')) throw badUrl(url, 'expected a : or / after an IPv6 address');
    hosts.push(address ?? name);
    ports.push(port);
  } while (text[end] === ',');
  const given = ports.join(',');
  return { hosts: hosts.join(','), ports: given, after: text.slice(end) };
}

function queryPairs(query: string, url: string): [name: string, value: string][] {
  const pairs = query.split('&');
  if (pairs.at(-1) === '') pairs.pop();
  return pairs.map((pair) => {
    const [name = '', value, ...more] = pair.split('=');
    if (value === undefined) throw badUrl(url, 'a parameter after the ? has no =; write name=value');
    if (more.length > 0) throw badUrl(url, 'a parameter after the ? has two =; write the second one as %3D');
    return likeJdbc(decode(name, url), decode(value, url));
  });
}

/** Older spellings that libpq still takes. */
function likeJdbc(name: string, value: string): [name: string, value: string] {
  if (name === 'ssl' && value === 'true') return ['sslmode', 'require'];
  if (name === 'requiressl') return ['sslmode', value.startsWith('1') ? 'require' : 'prefer'];
  return [name, value];
}

/** Percent-decoded; a plus sign is itself. */
function decode(text: string, url: string): string {
  if (/%(?![0-9a-f]{2})/i.test(text)) {
    throw badUrl(url, 'a % is not followed by two hexadecimal digits; write it as %25');
  }
  if (text.includes('%00')) throw badUrl(url, 'it has %00, which no name or password can contain');
  try {
    return decodeURIComponent(text);
  } catch {
    throw badUrl(url, 'what is percent-encoded in it is not UTF-8');
  }
}
