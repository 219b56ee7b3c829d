import { refuse, type Context } from '../context/context.js';
import { asText, textLiteral } from '../value/convert.js';
import { answered } from './emit-compare.js';
import { emitExpression } from './emit-expression.js';
import { emitted, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import type { Expr } from '../parse/parse.js';

interface PlainLike {
  readonly node: Expr;
  readonly value: Emitted;
  readonly pattern: Emitted;
  /** `value LIKE pattern` in PostgreSQL, without ESCAPE. */
  readonly sql: string;
}

interface PatternOptions {
  readonly not: boolean;
  readonly patternNode?: Expr | undefined;
}

/** LIKE … ESCAPE: a pattern that ends in its escape character matches nothing in SQLite and is an error in PostgreSQL. */
export function emitEscapedLike(
  context: Context,
  { node, value, pattern, sql }: PlainLike,
  escape: Expr,
  { not, patternNode }: PatternOptions,
): Emitted {
  const char = escapeCharacter(context, escape);
  const like = `${sql} ESCAPE ${textLiteral(char)}`;
  const text = pattern.constant?.kind === 'text' ? pattern.constant.value : undefined;
  if (text !== undefined && endsEscaped(text, char)) return answered(not, [value]);
  if (text !== undefined || (patternNode && endsInOther(patternNode, char)))
    return emitted(like, 'boolean', [value, pattern], { precedence: PRECEDENCE.between });
  if (value.volatility === 'volatile' || pattern.volatility === 'volatile')
    return refuse(node, 'volatile-operand', 'LIKE compares a value that changes at every call', 'compute it first');
  // An odd number of escape characters at the end: the last one escapes nothing.
  const trailing = `(length(${pattern.sql}) - length(rtrim(${pattern.sql}, ${textLiteral(char)}))) % 2 = 1`;
  const none = value.nullable ? `${operand(value, PRECEDENCE.is + 1)} IS ${not ? 'NOT ' : ''}NULL` : String(not);
  const unmatched = value.nullable ? (not ? `${none} OR NULL` : `${none} AND NULL`) : none;
  return emitted(`CASE WHEN ${trailing} THEN ${unmatched} ELSE ${like} END`, 'boolean', [value, pattern]);
}

function escapeCharacter(context: Context, escape: Expr): string {
  const value = asText(context, escape, emitExpression(context, escape));
  const char = value.constant?.kind === 'text' ? value.constant.value : undefined;
  if (char === undefined || Array.from(char).length !== 1)
    return refuse(
      escape,
      'like-escape',
      'ESCAPE must be one constant character',
      `the character itself, such as ESCAPE '\\'`,
    );
  return char;
}

function endsEscaped(pattern: string, escape: string): boolean {
  let escaped = false;
  for (const char of pattern) escaped = !escaped && char === escape;
  return escaped;
}

/** Whether the pattern is `… || 'text'` and that text ends in another character. */
function endsInOther(node: Expr, escape: string): boolean {
  if (node.type === 'ParenthesizedExpr')
    return node.exprs.length === 1 && node.exprs[0] !== undefined && endsInOther(node.exprs[0], escape);
  if (node.type === 'BinaryExpr' && node.op === 'Concat') return endsInOther(node.right, escape);
  return node.type === 'StringLiteral' && node.value !== '' && !node.value.endsWith(escape);
}
