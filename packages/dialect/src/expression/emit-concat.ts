import { asText, asValue } from '../value/convert.js';
import type { Context } from '../context/context.js';
import { emitExpression } from './emit-expression.js';
import { emitted, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { textBytes } from '../value/text-bytes.js';
import type { Expr } from '../parse/parse.js';

type Concat = Extract<Expr, { type: 'BinaryExpr' }>;

/** `CAST(a || b AS BLOB)` where a side is bytes: the bytes of both, which SQLite takes for text in between. */
export function concatBytes(context: Context, node: Expr): Emitted | undefined {
  const sides = concatenated(node).map((side) => ({
    side,
    value: asValue(context, side, emitExpression(context, side)),
  }));
  if (sides.length < 2 || !sides.some(({ value }) => value.type === 'blob')) return undefined;
  const bytes = sides.map(({ side, value }) => {
    if (value.type === 'blob') return value;
    return textBytes(context, asText(context, side, value));
  });
  const sql = bytes.map((part) => operand(part, PRECEDENCE.other + 1)).join(' || ');
  return emitted(sql, 'blob', bytes, { precedence: PRECEDENCE.other });
}

function concatenated(node: Expr): readonly Expr[] {
  if (node.type === 'ParenthesizedExpr' && node.exprs.length === 1 && node.exprs[0]) return concatenated(node.exprs[0]);
  if (node.type !== 'BinaryExpr' || node.op !== 'Concat') return [node];
  return [...concatenated(node.left), ...concatenated(node.right)];
}

/** `||`: both sides as the text SQLite writes for them. */
export function emitConcat(context: Context, node: Concat): Emitted {
  const [left, right] = [node.left, node.right].map((side) => asText(context, side, emitExpression(context, side)));
  if (!left || !right) throw new Error('a binary operator has two sides');
  // PostgreSQL takes '…' || '…' of two untyped literals for text; with anything else beside them it is text anyway.
  const sql = `${operand(left, PRECEDENCE.other)} || ${operand(right, PRECEDENCE.other + 1)}`;
  return emitted(sql, 'text', [left, right], { precedence: PRECEDENCE.other });
}
