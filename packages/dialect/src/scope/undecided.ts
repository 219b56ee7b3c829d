import { affinityOfDeclared, isSettledType } from '@lite2pg/syntax';
import type { ScopeColumn } from './scope.js';

/**
 * Whether the class of the values that SQLite will hold in the column is not known. Of texts in a column of numeric affinity
 * it is: SQLite makes a number of what looks like one, so that the text tells.
 */
export function isUndecided(column: ScopeColumn): boolean {
  return column.undecided === true && !isUndecidedText(column);
}

/** Whether it is a text column of numeric affinity (STRING) that has no values yet. */
export function isUndecidedText({ undecided, type, declared, strict }: ScopeColumn): boolean {
  if (undecided !== true || type.kind !== 'text' || declared === undefined) return false;
  const affinity = affinityOfDeclared(declared, strict);
  return affinity === 'numeric' || affinity === 'integer' || affinity === 'real';
}

/** Whether values of other classes than it has so far would be written to the column as texts or bytes, without an error. */
export function takesAnyClass({ type, declared, strict }: ScopeColumn): boolean {
  const isOpen = type.kind === 'text' || type.kind === 'bytes';
  return (
    isOpen &&
    declared !== undefined &&
    affinityOfDeclared(declared, strict) === 'blob' &&
    !isSettledType(type, declared, strict)
  );
}
