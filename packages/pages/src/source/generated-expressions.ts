import { isOperator, sameName, tokenize } from '@lite2pg/syntax';

/** The expressions of a table's generated columns, by the places of the columns, from its stored CREATE TABLE. */
export function generatedExpressions(sql: string): Map<number, string> {
  const tokens = tokenize(sql).filter(({ kind }) => kind !== 'comment');
  const expressions = new Map<number, string>();
  let place = 0;
  let depth = 0;
  /** Where the expression that is open begins. */
  let first: number | undefined;
  tokens.forEach((token, at) => {
    if (isOperator(token, '(')) {
      const before = tokens[at - 1];
      if (depth === 1 && before?.kind === 'word' && sameName(before.text, 'AS')) first = at + 1;
      depth++;
    } else if (isOperator(token, ')')) {
      depth--;
      if (depth !== 1 || first === undefined) return;
      const expression = tokens.slice(first, at).map(({ text }) => text);
      expressions.set(place, expression.join(' '));
      first = undefined;
    } else if (depth === 1 && isOperator(token, ',')) place++;
  });
  return expressions;
}
