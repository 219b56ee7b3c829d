import { Lite2pgError } from '@lite2pg/spec';
import { isOperator, sameName, tokenize, unquote, type Token } from '@lite2pg/syntax';

/** Reads the tokens of one statement from left to right. What does not match is thrown as `bad-document`. */
export interface TokenReader {
  /** The next token, or the one `ahead` behind it; undefined behind the last. */
  peek(ahead?: number): Token | undefined;
  /** The next token, passed. */
  next(): Token;
  /** Are these bare words next, in any case? */
  sees(...words: readonly string[]): boolean;
  /** The same, and passes them where they are. */
  accepts(...words: readonly string[]): boolean;
  /** Passes these words. */
  expect(...words: readonly string[]): void;
  /** Is this operator next? */
  seesOperator(operator: string): boolean;
  /** The same, and passes it where it is. */
  acceptsOperator(operator: string): boolean;
  /** A name in any of the four quotes or none, unquoted. */
  name(): string;
  /** The tokens between the parenthesis that is next and the one that closes it. */
  parenthesized(): readonly Token[];
  /** All tokens that are left. */
  rest(): readonly Token[];
}

/** A reader of these tokens, comments passed over. */
export function readTokens(all: readonly Token[]): TokenReader {
  const tokens = all.filter((token) => token.kind !== 'comment');
  let at = 0;

  const peek = (ahead = 0): Token | undefined => tokens[at + ahead];
  const next = (): Token => {
    const token = tokens[at];
    if (!token) throw unreadable('the end', 'more');
    at += 1;
    return token;
  };
  const sees = (...words: readonly string[]): boolean => words.every((word, ahead) => isWord(peek(ahead), word));
  const accepts = (...words: readonly string[]): boolean => {
    const seen = sees(...words);
    if (seen) at += words.length;
    return seen;
  };
  const seesOperator = (operator: string): boolean => isOperator(peek(), operator);
  const acceptsOperator = (operator: string): boolean => {
    const seen = seesOperator(operator);
    if (seen) at += 1;
    return seen;
  };

  return {
    peek,
    next,
    sees,
    accepts,
    expect: (...words) => {
      if (!accepts(...words)) throw unreadable(peek()?.text ?? 'the end', words.join(' '));
    },
    seesOperator,
    acceptsOperator,
    name: () => {
      const token = next();
      if (!isName(token)) throw unreadable(token.text, 'a name');
      return unquote(token);
    },
    parenthesized: () => {
      if (!acceptsOperator('(')) throw unreadable(peek()?.text ?? 'the end', '(');
      const first = at;
      for (let depth = 1; depth > 0;) {
        const token = next();
        if (isOperator(token, '(')) depth += 1;
        if (isOperator(token, ')')) depth -= 1;
      }
      return tokens.slice(first, at - 1);
    },
    rest: () => {
      const left = tokens.slice(at);
      at = tokens.length;
      return left;
    },
  };
}

/** A reader of a whole statement. */
export function readStatement(sql: string): TokenReader {
  return readTokens(tokenize(sql));
}

/** Is this the bare word, in any case? A quoted one is a name, never a keyword. */
export function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && sameName(token.text, word);
}

/** Can this token stand for a name? */
export function isName(token: Token | undefined): boolean {
  return token?.kind === 'word' || token?.kind === 'quoted' || token?.kind === 'string';
}

/**
 * The text of consecutive tokens of `sql` as it was written, without its comments: one that ends with its line would
 * swallow whatever is written behind the expression.
 */
export function sourceText(sql: string, tokens: readonly Token[]): string {
  return tokens.reduce((text, token, index) => {
    const before = tokens[index - 1];
    if (!before) return token.text;
    const gap = sql.slice(before.end, token.start);
    return text + (gap.trim() === '' ? gap : ' ') + token.text;
  }, '');
}

function unreadable(found: string, expected: string): Lite2pgError {
  return new Lite2pgError('bad-document', { message: `read the stored DDL: found ${found}, expected ${expected}` });
}
