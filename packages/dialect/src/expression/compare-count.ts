import { compatName } from '../context/context.js';
import { bindAs } from '../value/convert.js';
import { digitsAsInteger } from '../sql/digits.js';
import { emitted, type Emitted } from '../sql/emitted.js';
import { affinityOf } from '../sql/static-type.js';
import { besideSpan } from './compare-cut.js';
import { isMoment } from './compare-moment.js';
import type { RichComparison } from './rich-comparison.js';

const UNITS = { s: ['second', 1], ms: ['millisecond', 1000], us: ['microsecond', 1_000_000] } as const;

/**
 * A column that SQLite has as a count beside a count that is computed or bound, as a range on the bare column: a moment with a
 * fraction has the count of its whole units. Undefined where SQLite compares something else.
 */
export function compareCount({ context, op, left, right }: RichComparison): Emitted | undefined {
  const { column } = left;
  if (column?.stored?.as !== 'epoch' || column.stored.unit === 'ns' || !isMoment(left)) return undefined;
  if (op === 'is' || op === 'is not' || left.affinity === 'none' || affinityOf(column) === 'real') return undefined;
  if (right.constant || right.column || right.volatility === 'volatile') return undefined;
  const count =
    right.type === 'bind'
      ? bindAs(context, right, 'integer')
      : right.type === 'text' && right.form === 'digits'
        ? digitsAsInteger(right)
        : right;
  if (count.type !== 'integer' || count.undecided) return undefined;
  const [unit, perSecond] = UNITS[column.stored.unit];
  const more = perSecond === 1 ? '' : `, ${perSecond}`;
  const start = `${compatName(context, 'epoch_bound')}(${count.sql}${more})`;
  const asColumn = (sql: string, tight: boolean): Emitted =>
    left.type === 'timestamptz'
      ? emitted(`(${sql} AT TIME ZONE 'UTC')`, left.type, [count])
      : emitted(tight ? sql : `(${sql})`, left.type, [count]);
  const next = `${start} + interval '1 ${unit}'`;
  return besideSpan(left, op, {
    start: asColumn(start, true),
    end: asColumn(left.type === 'timestamptz' ? `(${next})` : next, false),
  });
}
