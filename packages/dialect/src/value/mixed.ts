import { isNumericAffinity } from './affinity.js';
import { affinityOf } from '../sql/static-type.js';
import { compatName, type Context } from '../context/context.js';
import { emitted, type Emitted } from '../sql/emitted.js';
import type { ScopeColumn } from '../scope/scope.js';
import { isUndecidedText } from '../scope/undecided.js';

/**
 * Whether a column of numeric affinity holds numbers and texts, and the target their texts. SQLite would have made a number of
 * every text that looks like one, so the text tells which of the two it was: '1' the number, 'a' the text.
 */
export function isNumericMixed(column: ScopeColumn | undefined): boolean {
  if (column?.type.kind !== 'text') return false;
  return isUndecidedText(column) || (column.stored?.as === 'mixed' && isNumericAffinity(affinityOf(column)));
}

/** The value with its storage class. */
export function mixedValue(context: Context, value: Emitted): Emitted {
  const sql = `${compatName(context, 'numeric_affinity')}(${value.sql})`;
  const { affinity, collation, explicitCollation } = value;
  return emitted(sql, 'any', [value], { affinity, collation, explicitCollation });
}

/** The value as SQLite writes it as text, which is what the target holds. */
export function mixedText(value: Emitted): Emitted {
  return { ...value, type: 'text', column: undefined, affinity: 'none' };
}
