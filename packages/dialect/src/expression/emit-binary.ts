import { emitArithmetic, emitBits } from './emit-arithmetic.js';
import { emitCompare, type CompareOperator } from './emit-compare.js';
import { emitConcat } from './emit-concat.js';
import { emitExpression } from './emit-expression.js';
import { emitJunction, emitTruthTest } from './emit-logic.js';
import { sourceOf, type Context } from '../context/context.js';
import type { Emitted } from '../sql/emitted.js';
import { emitArrow } from '../functions/json-arrow.js';
import { resolveName } from '../context/names.js';
import type { Expr } from '../parse/parse.js';

type Binary = Extract<Expr, { type: 'BinaryExpr' }>;

/** `left operator right`. */
export function emitBinary(context: Context, node: Binary): Emitted {
  switch (node.op) {
    case 'And':
      return emitJunction(context, node, 'AND');
    case 'Or':
      return emitJunction(context, node, 'OR');
    case 'Is':
    case 'IsNot':
      return emitIs(context, node);
    case 'ArrowRight':
    case 'ArrowRightShift':
      return emitArrow(context, node);
    case 'Concat':
      return emitConcat(context, node);
    case 'Add':
    case 'Subtract':
    case 'Multiply':
    case 'Divide':
    case 'Modulus':
      return emitArithmetic(context, node, node.op);
    case 'BitwiseAnd':
    case 'BitwiseOr':
    case 'LeftShift':
    case 'RightShift':
      return emitBits(context, node, node.op);
    default:
      return emitCompare(
        context,
        node,
        COMPARE[node.op],
        emitExpression(context, node.left),
        emitExpression(context, node.right),
      );
  }
}

const COMPARE = {
  Equals: '=',
  NotEquals: '<>',
  Less: '<',
  LessEquals: '<=',
  Greater: '>',
  GreaterEquals: '>=',
} as const satisfies Readonly<Record<string, CompareOperator>>;

function emitIs(context: Context, node: Binary): Emitted {
  const left = emitExpression(context, node.left);
  const word = truthWord(context, node.right);
  if (word !== undefined)
    return emitTruthTest(context, node.left, left, `IS ${node.op === 'IsNot' ? 'NOT ' : ''}${word}`);
  return emitCompare(context, node, node.op === 'Is' ? 'is' : 'is not', left, emitExpression(context, node.right));
}

function truthWord(context: Context, node: Expr): 'TRUE' | 'FALSE' | undefined {
  if (node.type !== 'Id') return undefined;
  const word = sourceOf(context, node).toUpperCase();
  if (word !== 'TRUE' && word !== 'FALSE') return undefined;
  return resolveName(context.frame, node.name).kind === 'none' ? word : undefined;
}
