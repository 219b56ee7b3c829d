import type { Spec } from '@lite2pg/spec';
import { foldName, isOperator, tokenize, unquote, type Token } from '@lite2pg/syntax';
import type { DdlContext } from './ddl-context.js';
import { sourceText } from '../target/translation.js';

/**
 * Whether an index over this column, by its name in the source, has NULLs where SQLite sorts them; of an expression: undefined.
 * It is the config's `nullsFirst`; the column takes NULL.
 */
export function keepsNullsOrder(
  { spec, config }: Pick<DdlContext, 'spec' | 'config'>,
  column: string | undefined,
): boolean {
  const { nullsFirst = 'always' } = config;
  if (nullsFirst !== 'needed') return nullsFirst === 'always';
  const sorted = sortedNames(spec);
  return sorted.size === 0 || (column !== undefined && sorted.has(foldName(column)));
}

/** The names within ORDER BY of views and triggers, folded. */
function sortedNames({ views, triggers }: Spec): ReadonlySet<string> {
  const texts = [...views.map(({ query }) => query), ...triggers.map(({ body }) => body)].map(sourceText);
  return new Set(texts.flatMap((sql) => namesInOrder(tokenize(sql).filter(({ kind }) => kind !== 'comment'))));
}

function namesInOrder(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token, at) => {
    const isOrder = isWord(token, 'ORDER') && isWord(tokens[at + 1], 'BY');
    return isOrder ? namesUntilEnd(tokens.slice(at + 2)) : [];
  });
}

/** Up to LIMIT, the end of the statement, or of the parentheses that it stands in. */
function namesUntilEnd(tokens: readonly Token[]): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (isOperator(token, '(')) depth++;
    if (isOperator(token, ')')) depth--;
    if (depth < 0 || (depth === 0 && (isWord(token, 'LIMIT') || isOperator(token, ';')))) break;
    if (token.kind === 'word' || token.kind === 'quoted') names.push(foldName(unquote(token)));
  }
  return names;
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.text.toUpperCase() === word;
}
