import { compatName, type Context } from '../context/context.js';
import { asInteger, asNumber, asValue, bindAs, emitConstant } from '../value/convert.js';
import { emitExpression } from './emit-expression.js';
import { numberConstant } from './emit-literal.js';
import { emitNot } from './emit-logic.js';
import { castSql, emitted, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { exactReal } from '../value/integer-limit.js';
import { fitsInteger } from '../sql/constant.js';
import type { Expr } from '../parse/parse.js';

/** -x, +x, ~x and NOT x. */
export function emitUnary(context: Context, node: Extract<Expr, { type: 'UnaryExpr' }>): Emitted {
  switch (node.op) {
    case 'Not':
      return emitNot(context, node.expr);
    case 'Positive':
      return { ...emitExpression(context, node.expr), affinity: 'none' };
    case 'BitwiseNot': {
      const value = asInteger(context, node.expr, emitExpression(context, node.expr));
      const wide = value.small ? castSql(value, 'bigint') : operand(value, PRECEDENCE.cast);
      return emitted(`~${wide}`, 'integer', [value], {
        precedence: PRECEDENCE.other,
      });
    }
    case 'Negative':
      return emitNegative(context, node.expr);
  }
}

function emitNegative(context: Context, node: Expr): Emitted {
  if (node.type === 'NumericLiteral') return emitConstant(numberConstant(node, true));
  const found = asValue(context, node, emitExpression(context, node));
  const exact = found.type === 'number' ? exactReal(found) : undefined;
  if (exact) {
    const dynamic = found.dynamic === undefined ? undefined : `${compatName(context, 'negate')}(${found.dynamic})`;
    return { ...negative(exact), type: 'number', dynamic, limit: found.limit, blurred: found.blurred };
  }
  const value = asNumber(context, node, found);
  const { constant } = value;
  if (constant?.kind === 'integer' && fitsInteger(-constant.value))
    return emitConstant({ kind: 'integer', value: -constant.value });
  if (constant?.kind === 'real') return emitConstant({ kind: 'real', value: -constant.value });
  if (value.type === 'any')
    return emitted(`${compatName(context, 'negate')}(${value.sql})`, 'any', [value], { numbersOnly: true });
  if (value.type === 'null') return value;
  const typed = value.type === 'bind' ? bindAs(context, value, 'real') : value;
  return negative(typed);
}

function negative(value: Emitted): Emitted {
  return emitted(`-${operand(value, PRECEDENCE.unary + 1)}`, value.type, [value], {
    precedence: PRECEDENCE.unary,
    small: value.small,
  });
}
