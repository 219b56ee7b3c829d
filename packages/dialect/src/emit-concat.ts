import { asText } from './convert.js';
import type { Context } from './context.js';
import { emitExpression } from './emit-expression.js';
import { emitted, operand, PRECEDENCE, type Emitted } from './emitted.js';
import type { Expr } from './parse.js';

/** `||`: both sides as the text SQLite writes for them. */
export function emitConcat(context: Context, node: Extract<Expr, { type: 'BinaryExpr' }>): Emitted {
  const [left, right] = [node.left, node.right].map((side) => asText(context, side, emitExpression(context, side)));
  if (!left || !right) throw new Error('a binary operator has two sides');
  // PostgreSQL takes '…' || '…' of two untyped literals for text; with anything else beside them it is text anyway.
  const sql = `${operand(left, PRECEDENCE.other)} || ${operand(right, PRECEDENCE.other + 1)}`;
  return emitted(sql, 'text', [left, right], { precedence: PRECEDENCE.other });
}
