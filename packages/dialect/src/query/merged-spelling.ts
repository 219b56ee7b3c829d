import { note, type Context } from '../context/context.js';
import type { Emitted } from '../sql/emitted.js';
import { isNumericMixed } from '../value/mixed.js';
import type { Spanned } from '../parse/parse.js';
import { nameOf } from '../value/plain.js';

/** Says so where values that SQLite tells apart by their spelling or class fall together: in DISTINCT, GROUP BY and UNION. */
export function noteMerged(context: Context, at: Spanned, values: readonly Emitted[]): void {
  const found = values.find(isMerged);
  if (!found) return;
  note(context, at, {
    code: 'merged-spellings',
    message: `values of ${nameOf(found.column)} that are the same on the target count as one, even if SQLite has them in several forms`,
  });
}

function isMerged({ type, column }: Emitted): boolean {
  if (column === undefined) return false;
  if (type === 'timestamp' || type === 'timestamptz' || type === 'time') return column.stored === undefined;
  return type === 'json' || (column.stored?.as === 'mixed' && !isNumericMixed(column));
}
