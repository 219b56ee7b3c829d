import { quoteLiteral } from '@lite2pg/spec';
import { clockSql, type Context } from '../context/context.js';
import type { Spanned } from '../parse/parse.js';
import type { ScopeColumn } from '../scope/scope.js';
import { digitsAsInteger } from '../sql/digits.js';
import { castSql, emitted, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { asValue } from './convert.js';
import { misfit } from './misfit.js';

/**
 * A moment in a column of timestamps: a day and time written as SQLite writes them, or a count where SQLite counts. Where it counts,
 * a day and time that is written stands for its moment.
 */
export function storeMoment(context: Context, at: Spanned, column: ScopeColumn, value: Emitted): Emitted {
  const { stored } = column;
  if (stored?.as === 'epoch' && (value.type !== 'text' || value.form === 'digits')) {
    return storeCount(context, at, column, value);
  }
  if (stored !== undefined && stored.as !== 'epoch' && stored.as !== 'julian-day')
    return misfit(context, at, column, value);
  if (value.moment !== undefined) {
    return presentMoment(column, value, `date_trunc(${quoteLiteral(TRUNCATED[value.moment])}, ${clockSql(context)})`);
  }
  if (stored?.as === 'julian-day' && value.clock && value.type === 'real')
    return presentMoment(column, value, `date_trunc('milliseconds', ${clockSql(context)})`);
  if (value.clock && value.form === 'datetime') return presentMoment(column, value, clockToSecond(context));
  if (value.form !== 'datetime' && value.form !== 'date') return misfit(context, at, column, value);
  const sql = castSql(value, 'timestamp');
  const utc = isUtc(column);
  return emitted(utc ? `(${sql} AT TIME ZONE 'UTC')` : sql, utc ? 'timestamptz' : 'timestamp', [value], {
    precedence: utc ? PRECEDENCE.atom : PRECEDENCE.cast,
  });
}

const TRUNCATED = { second: 'second', millisecond: 'milliseconds' } as const;
const INTERVALS = { s: 'second', ms: 'millisecond', us: 'microsecond', ns: undefined } as const;

function storeCount(context: Context, at: Spanned, column: ScopeColumn, value: Emitted): Emitted {
  const unit = column.stored?.as === 'epoch' ? column.stored.unit : 'ns';
  if (value.clock && unit === 's') return presentMoment(column, value, clockToSecond(context));
  const count = asValue(context, at, value.form === 'digits' ? digitsOf(value) : value);
  const interval = INTERVALS[unit];
  if (count.type !== 'integer' || interval === undefined) return misfit(context, at, column, value);
  const utc = isUtc(column);
  const start = utc ? "timestamptz '1970-01-01 00:00:00+00'" : "timestamp '1970-01-01 00:00:00'";
  const sql = `(${start} + ${operand(count, PRECEDENCE.multiply)} * interval '1 ${interval}')`;
  return emitted(sql, utc ? 'timestamptz' : 'timestamp', [count]);
}

/** The digits of a text as an integer, which is the present moment where they were. */
export function digitsOf(value: Emitted): Emitted {
  return { ...digitsAsInteger(value), clock: value.clock };
}

/** A default is for rows that bring no moment of their own: it need not be cut to the second. */
function clockToSecond(context: Context): string {
  return context.use === 'default' ? clockSql(context) : `date_trunc('second', ${clockSql(context)})`;
}

function presentMoment(column: ScopeColumn, value: Emitted, clock: string): Emitted {
  return isUtc(column)
    ? emitted(clock, 'timestamptz', [value])
    : emitted(`(${clock} AT TIME ZONE 'UTC')`, 'timestamp', [value]);
}

function isUtc({ type }: ScopeColumn): boolean {
  return type.kind === 'timestamp' && type.zone === 'utc';
}
