import { refuse, type Context } from '../context/context.js';
import { emitCompare } from './emit-compare.js';
import { emitExpression } from './emit-expression.js';
import { emitCondition } from './emit-logic.js';
import { emitted, type Emitted } from '../sql/emitted.js';
import type { Expr } from '../parse/parse.js';
import { unified } from '../value/unify.js';

/** CASE in both its forms; `CASE x WHEN y` becomes the searched form, because its `=` is SQLite's. */
export function emitCase(context: Context, node: Extract<Expr, { type: 'CaseExpr' }>): Emitted {
  const base = node.base ? emitExpression(context, node.base) : undefined;
  if (base?.volatility === 'volatile') {
    return refuse(
      node,
      'volatile-case',
      'CASE compares a value that changes at every call',
      'compute the value in a subquery first',
    );
  }
  const conditions = node.whenThenPairs.map(({ when }) =>
    base ? emitCompare(context, when, '=', base, emitExpression(context, when)) : emitCondition(context, when),
  );
  const values = node.whenThenPairs.map(({ then }) => emitExpression(context, then));
  if (node.elseExpr) values.push(emitExpression(context, node.elseExpr));
  const whole = unified(context, node, values, (parts) => {
    const pairs = conditions.map((condition, index) => `WHEN ${condition.sql} THEN ${parts[index] ?? 'NULL'}`);
    const otherwise = node.elseExpr ? ` ELSE ${parts.at(-1) ?? 'NULL'}` : '';
    return `CASE ${pairs.join(' ')}${otherwise} END`;
  });
  const nullable = !node.elseExpr || values.some((value) => value.nullable);
  return { ...whole, nullable, volatility: emitted('', 'null', [...conditions, ...values]).volatility };
}
