import { compatName, type Context } from '../context/context.js';
import { bare, decimal, type CompareOperator } from './emit-compare.js';
import { emitted, type Emitted } from '../sql/emitted.js';
import { EXACT_LIMIT, exactReal, integerLimitOf } from '../value/integer-limit.js';

const ABOVE = 'real_above';
const BELOW = 'real_below';
const SAME = 'real_same';

/** Which double stands for an integer on the left side, so that the comparison comes out as with the integer itself. */
const LEFT: Readonly<Record<CompareOperator, string>> = {
  '>': ABOVE,
  '<=': ABOVE,
  '<': BELOW,
  '>=': BELOW,
  '=': SAME,
  '<>': SAME,
  is: SAME,
  'is not': SAME,
};

/** The same on the right side. */
const RIGHT: Readonly<Record<CompareOperator, string>> = { ...LEFT, '>': BELOW, '<=': BELOW, '<': ABOVE, '>=': ABOVE };

/**
 * Numbers of which one is in double precision compared there. SQLite compares an integer with a real exactly: beyond 2^53, where
 * not every integer is a double, the next one above or below it is taken. Undefined where neither is.
 */
export function compareReals(
  context: Context,
  op: CompareOperator,
  left: Emitted,
  right: Emitted,
): Emitted | undefined {
  // Literals are compared as decimals, which is exact, too.
  if (left.constant ?? right.constant) return compareLiteral(op, left, right);
  const [a, b] = [exactReal(left), exactReal(right)];
  if (a && b) return a.type === left.type && b.type === right.type ? undefined : bare(a, op, b);
  if (a && right.type === 'integer') return bare(a, op, doubled(context, right, RIGHT[op]));
  if (b && left.type === 'integer') return bare(doubled(context, left, LEFT[op]), op, b);
  return undefined;
}

/** An integer literal that is a double beside integers and reals. */
function compareLiteral(op: CompareOperator, left: Emitted, right: Emitted): Emitted | undefined {
  const [literal, other] = left.constant ? [left, right] : [right, left];
  const exact = other.type === 'real' ? undefined : exactReal(other);
  if (!exact || integerLimitOf(literal) > EXACT_LIMIT) return undefined;
  return literal === left ? bare(decimal(left), op, exact) : bare(exact, op, decimal(right));
}

function doubled(context: Context, value: Emitted, helper: string): Emitted {
  if (integerLimitOf(value) <= EXACT_LIMIT) return value;
  return emitted(`${compatName(context, helper)}(${value.sql})`, 'real', [value]);
}
