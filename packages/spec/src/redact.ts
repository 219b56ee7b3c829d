/** The mark that replaces a secret. */
const HIDDEN = '***';

/** Parameters of a URL that say where it leads; of all others only the name is shown. */
const SHOWN_PARAMETERS: ReadonlySet<string> = new Set(['host', 'hostaddr', 'port', 'user', 'dbname', 'service', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'schema', 'target_session_attrs', 'connect_timeout', 'application_name']); // prettier-ignore

/** Schemes whose URLs end their authority at the first slash, and may have an @ and any parameter after it. */
const WEB_SCHEME = /^(?:https?|wss?|ftps?|file):/i;
const SECRET_NAME = /pass|pwd|secret|token/i;

/** A path that was joined or normalized has one slash where the URL had two. */
const URL_START = /(?<![a-z0-9+.-])(?:[a-z][a-z0-9+.-]{0,30}:\/\/|postgres(?:ql)?:\/(?!\/))/gi;
const URL_END = /[\s"'`<>]/g;
const PUNCTUATION_AT_END = /[.,;:)!]+$/;
const WORD = /[^\s"'`<>&]+/g;

/** As far as this behind a URL the rest of its password is looked for. */
const LONGEST_PASSWORD = 300;

/** The marks of a connection string, plain or percent-encoded as the name of a database may be. */
const SECRET_PAIR =
  /\b((?:ssl)?pass(?:word|wd)?|pwd)(\s*=\s*)('(?:[^'\\]|\\.)*'?|[^\s;&"]+?(?=[:,.)]*(?:[\s;&"]|$)))/gi;
const ENCODED_PAIR = /(pass(?:word|wd)?|pwd)((?:%20)*%3D(?:%20)*)(?:%(?!20)|[^\s"'`<>&%:,)])+/gi;
const PLACE_PAIR = /\b(?:host|hostaddr|dbname|user|port|service|sslmode)\s*=\s*\S/i;
const ONLY_PAIRS = /^\s*\w+\s*=\s*(?:'(?:[^'\\]|\\.)*'|\S+)(?:\s+\w+\s*=\s*(?:'(?:[^'\\]|\\.)*'|\S+))*\s*$/;

/**
 * `text` without the passwords of the URLs and of libpq's connection strings (`host=… password=…`) in it, fit for a terminal,
 * JSON or the ledger. A URL ends with its quotes, or at a blank; for a text that is nothing else, `redactUrl` is exact. All other
 * text stays as it is. Done twice, it gives the same.
 */
export function redact(text: string): string {
  const shown = hideEncoded(text.includes(':/') ? redactUrls(text) : text);
  return PLACE_PAIR.test(shown) ? hidePairs(shown) : shown;
}

/**
 * A text that is one URL, a connection string or neither (a path), without passwords. A password may hold characters that
 * should have been encoded: of several @ the last one ends it, and nothing before that is shown.
 */
export function redactUrl(text: string): string {
  const scheme = /^[^:/?#@]*:\/\//.exec(text)?.[0];
  if (scheme !== undefined) return hideEncoded(scheme + redactRest(text.slice(scheme.length), scheme));
  // Without a scheme nobody knows which part is the password.
  return /[@:=]/.test(text) ? '(not shown: it has no scheme)' : text;
}

/**
 * Whether a text that should be something else (a path, a name, a number) may be a URL or a connection string with a password:
 * the arguments of a command swapped, for example.
 */
export function mayHoldPassword(text: string): boolean {
  const isUrl = /^\s*(?:--?[a-z-]+=|-[a-z])?(?:[a-z]+:)?[a-z][a-z0-9+.-]*:\/\//i.test(text);
  return isUrl || (ONLY_PAIRS.test(text) && hidePairs(text) !== text) || /^[^\s/@:]+:.+@[^\s@]+$/s.test(text);
}

/** A copy of plain data whose texts are what `redact` gives for them. */
export function redactAll<T>(data: T): T {
  return JSON.parse(
    JSON.stringify(data, (_name, item: unknown) => (typeof item === 'string' ? redact(item) : item)),
  ) as T;
}

/** Whether what has this name may be a secret: `password`, `PGPASSWORD`, `apiToken`. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

function redactUrls(text: string): string {
  let shown = '';
  let from = 0;
  for (const match of text.matchAll(URL_START)) {
    const start = match.index + match[0].length;
    if (start <= from) continue;
    const end = endOfUrl(text, match.index, start);
    shown += text.slice(from, start) + redactRest(text.slice(start, end), match[0]);
    from = end;
  }
  return shown + text.slice(from);
}

/** Where the URL ends whose scheme ends at `start`: where the quotes around it do, else at a blank, unless its password has one. */
function endOfUrl(text: string, begin: number, start: number): number {
  if (text[begin - 1] === '"') return start + (/^(?:[^"\\\n]|\\.)*/.exec(text.slice(start))?.[0].length ?? 0);
  const end = endOfWord(text, start);
  const word = text.slice(start, end);
  if (word.includes('@') || hiddenFrom(word) === undefined || word.endsWith(HIDDEN)) return end;
  const [line = ''] = text.slice(end, end + LONGEST_PASSWORD).split('\n', 1);
  const at = line.lastIndexOf('@');
  return at === -1 ? end : endOfWord(text, end + at);
}

function endOfWord(text: string, start: number): number {
  URL_END.lastIndex = start;
  const end = URL_END.exec(text)?.index ?? text.length;
  return end - (PUNCTUATION_AT_END.exec(text.slice(start, end))?.[0].length ?? 0);
}

/** The part after the scheme, without what may be a password. */
function redactRest(rest: string, scheme: string): string {
  const isWeb = WEB_SCHEME.test(scheme);
  const at = isWeb ? (/^[^/?#]*/.exec(rest)?.[0] ?? '').lastIndexOf('@') : rest.lastIndexOf('@');
  if (at === -1) {
    const hidden = hiddenFrom(rest);
    return hidden === undefined ? redactQuery(rest, isWeb) : `${rest.slice(0, hidden)}${HIDDEN}`;
  }
  const before = rest.slice(0, at);
  const [user = ''] = before.split(':', 1);
  const shownUser = /[/?#@]/.test(before.includes('@') ? before : user) ? HIDDEN : user;
  return `${shownUser}@${redactQuery(rest.slice(at + 1), isWeb)}`;
}

/** Where something begins that stands in the place of a port and is none: a password whose @ and host are missing. */
function hiddenFrom(rest: string): number | undefined {
  const authority = (/^[^/?#]*/.exec(rest)?.[0] ?? '').replace(/\[[^\]]*\]/g, (address) => '_'.repeat(address.length));
  // The words "host:port" stand for themselves.
  const wrong = /:(?!(?:\d*|port)(?:,|$))/.exec(authority.replace(PUNCTUATION_AT_END, ''));
  return wrong === null ? undefined : wrong.index + 1;
}

function redactQuery(rest: string, isWeb: boolean): string {
  const mark = rest.indexOf('?');
  if (mark === -1) return rest;
  const pairs = rest.slice(mark + 1).split('&');
  return `${rest.slice(0, mark)}?${pairs.map((pair) => redactParameter(pair, isWeb)).join('&')}`;
}

function redactParameter(pair: string, isWeb: boolean): string {
  const mark = pair.indexOf('=');
  if (mark === -1) return pair === '' || isWeb ? pair : HIDDEN;
  const name = decoded(pair.slice(0, mark));
  const value = decoded(pair.slice(mark + 1));
  const shown = isWeb ? !isSecretName(name) : SHOWN_PARAMETERS.has(name) && !/:\/\/|=/.test(value);
  return shown ? pair : `${pair.slice(0, mark)}=${HIDDEN}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function hideEncoded(text: string): string {
  return text.includes('%') ? text.replace(WORD, hideEncodedUrl).replace(ENCODED_PAIR, `$1$2${HIDDEN}`) : text;
}

/** A URL within another one: of a word the part between `%3A%2F%2F` and the last @. */
function hideEncodedUrl(word: string): string {
  const lower = word.toLowerCase();
  const start = lower.indexOf('%3a%2f%2f') + '%3a%2f%2f'.length;
  const end = Math.max(lower.lastIndexOf('%40'), lower.lastIndexOf('@'));
  return lower.includes('%3a%2f%2f') && end > start ? `${word.slice(0, start)}${HIDDEN}${word.slice(end)}` : word;
}

function hidePairs(text: string): string {
  return text.replace(SECRET_PAIR, `$1$2${HIDDEN}`);
}
