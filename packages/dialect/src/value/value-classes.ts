import type { Emitted } from '../sql/emitted.js';
import type { Expr } from '../parse/parse.js';
import type { Affinity } from '../sql/static-type.js';

/** Which classes an expression's value may have by its form alone, as SQLite reckons (sqlite3ExprDataType). */
export interface ValueClasses {
  readonly number: boolean;
  readonly text: boolean;
}

const ANY: ValueClasses = { number: true, text: true };
const NONE: ValueClasses = { number: false, text: false };
const NUMBER: ValueClasses = { number: true, text: false };
const TEXT: ValueClasses = { number: false, text: true };

/** The classes of an expression; `emit` tells what is known about a part of it. */
export function classesOf(node: Expr, emit: (part: Expr) => Emitted): ValueClasses {
  const inside = (part: Expr): ValueClasses => classesOf(part, emit);
  switch (node.type) {
    case 'ParenthesizedExpr':
      return node.exprs.length === 1 && node.exprs[0] ? inside(node.exprs[0]) : ANY;
    case 'CollateExpr':
      return inside(node.expr);
    case 'UnaryExpr':
      return node.op === 'Positive' ? inside(node.expr) : NUMBER;
    case 'NullLiteral':
    case 'BlobLiteral':
      return NONE;
    case 'StringLiteral':
      return TEXT;
    case 'BinaryExpr':
      if (node.op === 'Concat') return TEXT;
      return node.op === 'ArrowRight' || node.op === 'ArrowRightShift' ? ANY : NUMBER;
    case 'FunctionCallExpr':
    case 'FunctionCallStarExpr':
    case 'LikeExpr':
    case 'VariableExpr':
    case 'CurrentDateLiteral':
    case 'CurrentTimeLiteral':
    case 'CurrentTimestampLiteral':
      return ANY;
    case 'Id':
    case 'NameExpr':
    case 'QualifiedExpr':
    case 'CastExpr':
    case 'SubqueryExpr':
      return classesOfValue(emit(node));
    case 'CaseExpr':
      return [...node.whenThenPairs.map(({ then }) => then), ...(node.elseExpr ? [node.elseExpr] : [])]
        .map(inside)
        .reduce((all, one) => ({ number: all.number || one.number, text: all.text || one.text }), NONE);
    default:
      return NUMBER;
  }
}

/** The classes of a column, a cast or a subquery; of a name that stands for a literal those of the literal. */
export function classesOfValue({ affinity, constant }: Emitted): ValueClasses {
  if (affinity === 'none' && constant) return constant.kind === 'text' ? TEXT : NUMBER;
  if (affinity === 'text') return TEXT;
  return affinity === 'none' || affinity === 'blob' ? ANY : NUMBER;
}

/** The affinity of a column of several SELECTs, from left to right (sqlite3SubqueryColumnTypes). */
export function affinityOfCompound(
  arms: readonly { readonly affinity: Affinity; readonly classes: ValueClasses }[],
): Affinity {
  const chosen = arms.find(({ affinity }) => affinity !== 'none');
  if (!chosen || chosen.affinity === 'blob') return chosen?.affinity ?? 'none';
  const others = arms.filter((arm) => arm !== chosen);
  const spoilt = others.some(({ classes }) => (chosen.affinity === 'text' ? classes.number : classes.text));
  return spoilt ? 'blob' : chosen.affinity;
}
