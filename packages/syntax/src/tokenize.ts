/** Kinds of a piece of SQLite's SQL. `comment` is kept: people say there what a column is for. */
export type TokenKind =
  'word' | 'quoted' | 'string' | 'number' | 'blob' | 'parameter' | 'operator' | 'comment' | 'illegal';

/** One piece of a statement. Spaces are no token. */
export interface Token {
  readonly kind: TokenKind;
  /** Offset of its first character (UTF-16 units). */
  readonly start: number;
  /** Offset behind its last character. */
  readonly end: number;
  /** As written, quotes included. */
  readonly text: string;
}

/**
 * The tokens of a statement by SQLite's own rules (src/tokenize.c): four kinds of quotes, comments that may end with the
 * text, letters beyond ASCII in names. Never throws: what SQLite would refuse is an `illegal` token.
 */
export function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < sql.length) {
    if (isSpace(sql.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const { kind, end } = scan(sql, at);
    tokens.push({ kind, start: at, end, text: sql.slice(at, end) });
    at = end;
  }
  return tokens;
}

/** Is this the operator? */
export function isOperator(token: Token | undefined, operator: string): boolean {
  return token?.kind === 'operator' && token.text === operator;
}

interface Scanned {
  readonly kind: TokenKind;
  readonly end: number;
}

const LONG_OPERATORS = ['->>', '->', '||', '<=', '>=', '<>', '<<', '>>', '==', '!='] as const;
const SHORT_OPERATORS = '()+-*/%,;.<>=&|~';

function scan(sql: string, at: number): Scanned {
  const first = sql.charAt(at);
  const second = sql.charAt(at + 1);
  if (first === '-' && second === '-') return { kind: 'comment', end: endOf(sql, '\n', at, 0) };
  if (first === '/' && second === '*' && at + 2 < sql.length)
    return { kind: 'comment', end: endOf(sql, '*/', at + 2, 2) };
  if (first === "'") return quoted(sql, at, 'string');
  if (first === '"' || first === '`') return quoted(sql, at, 'quoted');
  if (first === '[') return bracketed(sql, at);
  if (isDigit(first) || (first === '.' && isDigit(second))) return { kind: 'number', end: endOfNumber(sql, at) };
  if ((first === 'x' || first === 'X') && second === "'") return quoted(sql, at + 1, 'blob');
  if (first === '?' || first === '#') return { kind: 'parameter', end: endOfName(sql, at + 1) };
  if ((first === ':' || first === '@' || first === '$') && isNamePart(sql.charCodeAt(at + 1))) {
    return { kind: 'parameter', end: endOfName(sql, at + 1) };
  }
  if (isNamePart(sql.charCodeAt(at)) && first !== '$') return { kind: 'word', end: endOfName(sql, at) };
  const long = LONG_OPERATORS.find((operator) => sql.startsWith(operator, at));
  if (long !== undefined) return { kind: 'operator', end: at + long.length };
  return { kind: SHORT_OPERATORS.includes(first) ? 'operator' : 'illegal', end: at + 1 };
}

/** Up to `mark` (and `width` characters of it), or to the end of the text: SQLite lets the last comment stay open. */
function endOf(sql: string, mark: string, from: number, width: number): number {
  const found = sql.indexOf(mark, from);
  return found === -1 ? sql.length : found + width;
}

function quoted(sql: string, open: number, kind: TokenKind): Scanned {
  const quote = sql.charAt(open);
  let at = open + 1;
  for (;;) {
    const close = sql.indexOf(quote, at);
    if (close === -1) return { kind: 'illegal', end: sql.length };
    if (sql.charAt(close + 1) !== quote) return { kind, end: close + 1 };
    at = close + 2;
  }
}

function bracketed(sql: string, open: number): Scanned {
  const close = sql.indexOf(']', open);
  return close === -1 ? { kind: 'illegal', end: sql.length } : { kind: 'quoted', end: close + 1 };
}

function endOfNumber(sql: string, start: number): number {
  let at = start;
  while (at < sql.length) {
    const here = sql.charAt(at);
    const signed = (here === '+' || here === '-') && isExponent(sql, start, at - 1);
    if (!signed && here !== '.' && !isNamePart(sql.charCodeAt(at))) break;
    at += 1;
  }
  return at;
}

/** Is the letter at `at` the E of 1.5E+3? The one of 0xE is a digit. */
function isExponent(sql: string, start: number, at: number): boolean {
  const hexadecimal = sql.charAt(start + 1) === 'x' || sql.charAt(start + 1) === 'X';
  return !hexadecimal && (sql.charAt(at) === 'e' || sql.charAt(at) === 'E');
}

function endOfName(sql: string, start: number): number {
  let at = start;
  while (at < sql.length && isNamePart(sql.charCodeAt(at))) at += 1;
  return at;
}

/** SQLite's white space, and the byte order mark, which it passes over as well. */
function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xfeff;
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

/** Letters, digits, `_`, `$` and everything beyond ASCII. */
function isNamePart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 36 ||
    code > 127
  );
}
