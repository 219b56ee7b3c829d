import { QUOTED_KEYWORDS } from './keyword.js';

/** A piece of SQL as PostgreSQL's scanner sees it. White space is no token. */
export interface Token {
  readonly kind: 'word' | 'quoted-word' | 'string' | 'number' | 'operator' | 'punctuation' | 'comment';
  readonly text: string;
  /** Where it begins, in UTF-16 units. */
  readonly start: number;
}

/**
 * The tokens of PostgreSQL's SQL (section 4.1 of its documentation): nested comments, dollar quotes, E'' strings. A run
 * of operator characters is one token. What is never closed reaches to the end.
 */
export function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < sql.length;) {
    const space = /^\s+/.exec(sql.slice(at, at + 200));
    if (space) {
      at += space[0].length;
      continue;
    }
    const token = { ...readToken(sql, at), start: at };
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

type Piece = Omit<Token, 'start'>;

function readToken(sql: string, at: number): Piece {
  const two = sql.slice(at, at + 2);
  if (two === '--') return { kind: 'comment', text: upTo(sql, at, '\n').replace(/\n$/, '') };
  if (two === '/*') return { kind: 'comment', text: blockComment(sql, at) };
  const character = sql[at]!;
  if (character === "'") return { kind: 'string', text: quoted(sql, at, at, "'", false) };
  if (character === '"') return { kind: 'quoted-word', text: quoted(sql, at, at, '"', false) };
  if (sql[at + 1] === "'" && /[eEbBxXnN]/.test(character)) {
    return { kind: 'string', text: quoted(sql, at, at + 1, "'", /[eE]/.test(character)) };
  }
  if (character === '$') return dollar(sql, at);
  return readRun(sql, at);
}

const RUNS = [
  { kind: 'word', pattern: /[\p{L}_\u0080-\uffff][\p{L}\p{M}\p{N}_$\u0080-\uffff]*/uy },
  { kind: 'number', pattern: /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/uy },
  { kind: 'punctuation', pattern: /::|:=|[()[\],;:.]/uy },
  { kind: 'operator', pattern: /(?:(?!--|\/\*)[+\-*/<>=~!@#%^&|`?])+/uy },
] as const;

function readRun(sql: string, at: number): Piece {
  for (const { kind, pattern } of RUNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(sql);
    if (match) return { kind, text: match[0] };
  }
  return { kind: 'punctuation', text: String.fromCodePoint(sql.codePointAt(at)!) };
}

function upTo(sql: string, at: number, end: string): string {
  const found = sql.indexOf(end, at);
  return found === -1 ? sql.slice(at) : sql.slice(at, found + end.length);
}

function blockComment(sql: string, start: number): string {
  let depth = 0;
  for (let at = start; at < sql.length; at++) {
    const two = sql.slice(at, at + 2);
    if (two === '/*') depth++;
    else if (two === '*/') depth--;
    else continue;
    at++;
    if (depth === 0) return sql.slice(start, at + 1);
  }
  return sql.slice(start);
}

/**
 * The token that begins at `start` and stands in quotes from `open` on; a quote inside is doubled, or escaped if
 * backslashes escape.
 */
function quoted(sql: string, start: number, open: number, quote: string, backslash: boolean): string {
  for (let at = open + 1; at < sql.length; at++) {
    if (backslash && sql[at] === '\\') at++;
    else if (sql[at] === quote) {
      if (sql[at + 1] !== quote) return sql.slice(start, at + 1);
      at++;
    }
  }
  return sql.slice(start);
}

function dollar(sql: string, at: number): Piece {
  const tag = /^\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/u.exec(sql.slice(at, at + 100))?.[0];
  if (tag !== undefined) {
    return { kind: 'string', text: tag + upTo(sql, at + tag.length, tag) };
  }
  return { kind: 'word', text: /^\$\d*/.exec(sql.slice(at, at + 12))![0] };
}

/** The names in a piece of SQL: of every word or, with a schema, of those that stand behind it and a dot. */
export function readNames(sql: string, schema?: string): ReadonlySet<string> {
  const tokens = tokenize(sql);
  const isIn = (at: number): boolean =>
    tokens[at - 1]?.text === '.' && tokens[at - 2] !== undefined && nameOf(tokens[at - 2]!) === schema;
  return new Set(tokens.flatMap((token, at) => (schema === undefined || isIn(at) ? (nameOf(token) ?? []) : [])));
}

/** The name that a word stands for as PostgreSQL reads it: as it is in quotes, in lower case without. */
function nameOf({ kind, text }: Token): string | undefined {
  if (kind === 'word') return text.toLowerCase();
  return kind === 'quoted-word' ? text.slice(1, -1).replaceAll('""', '"') : undefined;
}

/**
 * The SQL with names replaced, as `replace` says by the name without quotes; undefined keeps it. What follows a dot (a
 * column of some table by name) and what a parenthesis follows (a function) is kept.
 */
export function replaceNames(sql: string, replace: (name: string) => string | undefined): string {
  const tokens = tokenize(sql);
  let out = '';
  let end = 0;
  tokens.forEach((token, at) => {
    const { text, start } = token;
    const isColumn = tokens[at - 1]?.text !== '.' && tokens[at + 1]?.text !== '(';
    const name = isColumn ? nameOf(token) : undefined;
    out += sql.slice(end, start) + ((name === undefined ? undefined : replace(name)) ?? text);
    end = start + text.length;
  });
  return out + sql.slice(end);
}

/** The tokens that stand in no parentheses or brackets, the outermost of those included. */
export function outerTokens(sql: string): Token[] {
  let depth = 0;
  return tokenize(sql).filter(({ kind, text }) => {
    if (kind !== 'punctuation') return depth === 0;
    if (text === ')' || text === ']') depth--;
    const isOuter = depth === 0;
    if (text === '(' || text === '[') depth++;
    return isOuter;
  });
}

/** Whether the SQL is a call of a function and nothing else: `lower(name)`, `own.f(a, b)`. */
export function isCall(sql: string): boolean {
  const tokens = outerTokens(sql);
  const [open, close, ...more] = tokens.slice(tokens[1]?.text === '.' ? 3 : 1);
  const name = tokens[0];
  const isName = name?.kind === 'word' && !QUOTED_KEYWORDS.has(name.text.toLowerCase());
  return isName && open?.text === '(' && close?.text === ')' && more.length === 0;
}

/** The statements of a script one by one, without their semicolons and the white space around them. */
export function splitStatements(script: string): string[] {
  const ends = tokenize(script).filter(({ kind, text }) => kind === 'punctuation' && text === ';');
  const starts = [0, ...ends.map(({ start }) => start + 1)];
  return starts
    .map((start, at) => script.slice(start, ends[at]?.start).trim())
    .filter((statement) => tokenize(statement).some(({ kind }) => kind !== 'comment'));
}
