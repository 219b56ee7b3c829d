import type { ColumnProfile, ColumnType } from '@lite2pg/spec';
import { holds, type Held } from './holds.js';
import { hasOnly, textsAre } from './values.js';

/** Texts that are integers as SQLite prints them: the foreign key says that they are meant as such, and none is spelt otherwise. */
export function heldAsDigits(type: ColumnType, values: ColumnProfile): Held | undefined {
  const digits = type.kind === 'integer' && hasOnly(values, 'texts') && textsAre(values.texts, 'integer');
  return digits ? holds(type, values, { asked: true }) : undefined;
}
