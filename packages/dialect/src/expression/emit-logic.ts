import { refuse, type Context } from '../context/context.js';
import { asTruth, untypedBind } from '../value/convert.js';
import { emitExpression } from './emit-expression.js';
import { emitted, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import type { Expr, Spanned } from '../parse/parse.js';

type Node<K extends Expr['type']> = Extract<Expr, { type: K }>;

/** An expression as a condition. */
export function emitCondition(context: Context, node: Expr): Emitted {
  return asTruth(context, node, emitExpression(context, node));
}

/** AND and OR; `yes AND` chains are kept flat. */
export function emitJunction(context: Context, node: Node<'BinaryExpr'>, word: 'AND' | 'OR'): Emitted {
  const [left, right] = [emitCondition(context, node.left), emitCondition(context, node.right)];
  const precedence = word === 'AND' ? PRECEDENCE.and : PRECEDENCE.or;
  const sql = `${operand(left, precedence)} ${word} ${operand(right, precedence)}`;
  return emitted(sql, 'boolean', [left, right], { precedence });
}

/** NOT. */
export function emitNot(context: Context, node: Expr): Emitted {
  const condition = emitCondition(context, node);
  return negated(condition);
}

/** The opposite of a condition; NULL stays NULL. */
export function negated(condition: Emitted): Emitted {
  return emitted(`NOT ${operand(condition, PRECEDENCE.not)}`, 'boolean', [condition], { precedence: PRECEDENCE.not });
}

/** IS NULL and NOTNULL. */
export function emitNullTest(context: Context, node: Node<'IsNullExpr' | 'NotNullExpr'>): Emitted {
  const found = emitExpression(context, node.expr);
  if (found.row) return refuse(node, 'row-value', 'found a row value, expected one value');
  const value = found.type === 'bind' ? untypedBind(context, node, found) : found;
  const test = node.type === 'IsNullExpr' ? 'IS NULL' : 'IS NOT NULL';
  return emitted(`${operand(value, PRECEDENCE.is + 1)} ${test}`, 'boolean', [value], {
    precedence: PRECEDENCE.is,
    nullable: false,
  });
}

/** `x IS TRUE` and its kin: a truth test, not a comparison with 1. */
export function emitTruthTest(context: Context, at: Spanned, value: Emitted, test: string): Emitted {
  const condition = asTruth(context, at, value);
  return emitted(`${operand(condition, PRECEDENCE.is + 1)} ${test}`, 'boolean', [condition], {
    precedence: PRECEDENCE.is,
    nullable: false,
  });
}
