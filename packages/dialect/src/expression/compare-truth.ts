import { refuse } from '../context/context.js';
import type { Emitted } from '../sql/emitted.js';
import { bindAs } from '../value/convert.js';
import { nameOf, noteTruth } from '../value/plain.js';
import { bare } from './emit-compare.js';
import { isOrder, literalBeside, neverEqual, type RichComparison } from './rich-comparison.js';

/** A boolean that is read from all words for true and false. */
export function isAnyWord({ type, column }: Emitted): boolean {
  return type === 'boolean' && column?.stored?.as === 'mixed';
}

/** A comparison that SQLite makes by the spelling, as true and false; undefined beside what is neither. */
export function compareTruth({ context, at, op, left, right }: RichComparison): Emitted | undefined {
  const { column } = isAnyWord(left) ? left : right;
  if (isOrder(op)) {
    const message = `${nameOf(column)} is true or false on the target; the order of the words that SQLite has is not kept`;
    return refuse(at, 'boolean-order', message);
  }
  if (right.type === 'bind') return bare(left, op, bindAs(context, right, 'boolean'));
  const other = right.constant ? literalBeside(left, right) : right;
  if (other?.type === 'boolean') {
    noteTruth(context, at, isAnyWord(left) ? left : right);
    return bare(left, op, other);
  }
  return right.constant?.kind === 'text' ? neverEqual(op, left) : undefined;
}
