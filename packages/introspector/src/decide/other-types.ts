import type { ColumnType, StoredAs } from '@lite2pg/spec';
import { candidatesOf, WALL_CLOCK } from './candidates.js';
import type { OpenColumn } from './decided-column.js';
import { holds } from './holds.js';
import { hasOnly, isEmpty } from './values.js';

/** A type and how SQLite holds the values of a column in it. */
export interface HeldType {
  readonly type: ColumnType;
  readonly stored: StoredAs | undefined;
}

/**
 * The types that a column could have for what its default or a trigger writes, best first; none where nobody looked
 * at the values. All hold its values; numbers stay
 * numbers or become the moments that they count, and texts do not lose the type that they have the form of.
 */
export function otherTypes({ declared, values }: OpenColumn): readonly HeldType[] {
  if (!values) return [];
  const candidates = candidatesOf(declared.meaning, values);
  if (isEmpty(values)) return candidates.map((type) => ({ type, stored: undefined }));
  const counted = hasOnly(values, 'integers', 'reals') ? [WALL_CLOCK] : [];
  return [...counted, ...candidates.filter(({ kind }) => kind !== 'text' && kind !== 'bytes')].flatMap((type) => {
    const held = holds(type, values);
    return held ? [{ type, stored: held.stored }] : [];
  });
}
