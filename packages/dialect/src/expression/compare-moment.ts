import { note, type Context } from '../context/context.js';
import type { Spanned } from '../parse/parse.js';
import { castSql, emitted, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { columnLiteral } from '../value/column-literal.js';
import { momentBound } from '../value/moment-bound.js';
import { nameOf } from '../value/plain.js';
import { answered, bare, type CompareOperator } from './emit-compare.js';
import { constantBeside, isOrder, neverEqual, type RichComparison } from './rich-comparison.js';

/** With a moment, or with the start of a day that was written without a time. */
export function withMoment({ context, at, op, left }: RichComparison, moment: Emitted, isDay: boolean): Emitted {
  noteSpelling(context, at, left);
  return isDay ? againstDay(op, left, moment) : bare(left, op, moment);
}

/** Days and times that SQLite has as texts, beside a literal that is none. */
export function withNoMoment({ context, at, op, left, right }: RichComparison): Emitted | undefined {
  const constant = constantBeside(left, right);
  const bound = constant && momentBound(constant);
  if (!bound) return undefined;
  if (!isOrder(op)) return neverEqual(op, left);
  if ('side' in bound) return answered(op.startsWith(bound.side === 'below' ? '>' : '<'), [left]);
  const start = left.column && columnLiteral(left.column, { kind: 'text', value: bound.start });
  if (!start || !isMoment(left)) return undefined;
  noteSpelling(context, at, left);
  return againstDay(op, left, start);
}

/** Whether it is a day and time. */
export function isMoment({ type }: Emitted): boolean {
  return type === 'timestamp' || type === 'timestamptz';
}

/** As text a day alone sorts before every moment of that day, and equals none. */
function againstDay(op: CompareOperator, left: Emitted, day: Emitted): Emitted {
  switch (op) {
    case '>':
    case '>=':
      return bare(left, '>=', day);
    case '<':
    case '<=':
      return bare(left, '<', day);
    case '=':
    case '<>':
      return answered(op === '<>', [left, day]);
    case 'is':
    case 'is not':
      return emitted(String(op === 'is not'), 'boolean', [], { folded: true });
  }
}

/** date(…) or datetime(…) in the type of the column on the left. */
export function momentOf(left: Emitted, right: Emitted): Emitted {
  return left.type === 'timestamptz'
    ? emitted(`(${right.instant ?? castSql(right, 'timestamp')} AT TIME ZONE 'UTC')`, 'timestamptz', [right])
    : castMoment(right, 'timestamp');
}

/** A text of a fixed form as a day or a moment. */
export function castMoment(value: Emitted, type: 'date' | 'timestamp'): Emitted {
  const { instant } = value;
  if (instant !== undefined && type === 'timestamp') return emitted(instant, type, [value]);
  const sql = instant === undefined ? castSql(value, type) : `${instant}::${type}`;
  return emitted(sql, type, [value], { precedence: PRECEDENCE.cast });
}

/** Says that spellings of a time that SQLite tells apart are one here. */
export function noteSpelling(context: Context, at: Spanned, { column, type }: Emitted): void {
  const form = type === 'time' ? 'HH:MM:SS' : 'YYYY-MM-DD HH:MM:SS';
  note(context, at, {
    code: 'compared-as-time',
    message: `${nameOf(column)} is compared as a time; SQLite compared its text, which is the same if every value is written ${form}`,
  });
}
