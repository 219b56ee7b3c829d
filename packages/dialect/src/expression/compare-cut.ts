import { quoteLiteral } from '@lite2pg/spec';
import { castSql, emitted, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { parseDateText, parseTimeText } from '../value/date-text.js';
import { bare, type CompareOperator } from './emit-compare.js';
import { momentOf } from './compare-moment.js';
import { isOrder, neverEqual, type RichComparison } from './rich-comparison.js';

type Unit = NonNullable<Emitted['cutTo']>['unit'];

/** The moments whose text is one text: from `start` on, before `end`; none where it only stands between two of these texts. */
export interface Span {
  readonly start: Emitted;
  readonly end: Emitted;
  readonly none: boolean;
}

/**
 * date(at), datetime(at), strftime('%Y-%m', at) or strftime('%Y', at) of a column beside one such text, as a range on the bare
 * column, which an index serves. Undefined where the text is none.
 */
export function compareCut({ op, left, right }: RichComparison): Emitted | undefined {
  const { cutTo } = left;
  if (!cutTo || op === 'is' || op === 'is not') return undefined;
  const span =
    right.constant?.kind === 'text'
      ? writtenSpan(cutTo.of, cutTo.unit, right.constant.value)
      : spanOf(cutTo.of, cutTo.unit, right);
  if (!span) return undefined;
  return span.none && !isOrder(op) ? neverEqual(op, cutTo.of) : besideSpan(cutTo.of, op, span);
}

/** A column beside what stands for all moments from `start` on and before `end`. */
export function besideSpan(
  column: Emitted,
  op: Exclude<CompareOperator, 'is' | 'is not'>,
  { start, end }: Pick<Span, 'start' | 'end'>,
): Emitted {
  const [from, before, behind] = [bare(column, '>=', start), bare(column, '<', start), bare(column, '>=', end)];
  switch (op) {
    case '>':
      return behind;
    case '>=':
      return from;
    case '<':
      return before;
    case '<=':
      return bare(column, '<', end);
    case '=':
      return both(from, 'AND', bare(column, '<', end));
    case '<>':
      return both(before, 'OR', behind);
  }
}

function both(left: Emitted, word: 'AND' | 'OR', right: Emitted): Emitted {
  const precedence = word === 'AND' ? PRECEDENCE.and : PRECEDENCE.or;
  return emitted(`${operand(left, precedence)} ${word} ${operand(right, precedence)}`, 'boolean', [left, right], {
    precedence,
  });
}

const WRITTEN: Readonly<Record<Unit, RegExp>> = {
  second: /^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?$/,
  day: /^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?$/,
  month: /^\d{4}-\d\d$/,
  year: /^\d{4}$/,
};

function writtenSpan(column: Emitted, unit: Unit, text: string): Span | undefined {
  if (!WRITTEN[unit].test(text)) return undefined;
  const [date = '', time] = text.split(' ');
  const [year = '', month = '01', day = '01'] = date.split('-');
  if (time !== undefined && parseTimeText(time) === undefined) return undefined;
  if (Number(year) < 1 || Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31)
    return undefined;
  const exists = parseDateText(`${year}-${month}-${day}`) !== undefined;
  // Behind the last day of a month, before the first of the next one.
  if (!exists) return between(column, startOf(next(`${year}-${month}-01`, 'month')));
  const start = `${year}-${month}-${day}`;
  if (unit === 'second' && time === undefined) return between(column, startOf(start));
  if (unit === 'day' && time !== undefined) return between(column, startOf(next(start, 'day')));
  if (unit === 'second')
    return { start: momentLiteral(column, text), end: momentLiteral(column, nextSecond(text)), none: false };
  return {
    start: momentLiteral(column, startOf(start)),
    end: momentLiteral(column, startOf(next(start, unit))),
    none: false,
  };
}

function between(column: Emitted, moment: string): Span {
  const place = momentLiteral(column, moment);
  return { start: place, end: place, none: true };
}

function startOf(day: string): string {
  return `${day} 00:00:00`;
}

function next(day: string, unit: 'day' | 'month' | 'year'): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const moment = new Date(0);
  moment.setUTCFullYear(
    year + (unit === 'year' ? 1 : 0),
    month - 1 + (unit === 'month' ? 1 : 0),
    date + (unit === 'day' ? 1 : 0),
  );
  return momentText(moment).slice(0, -9);
}

function nextSecond(text: string): string {
  return momentText(new Date(Date.parse(`${text.replace(' ', 'T')}Z`) + 1000));
}

/** YYYY-MM-DD HH:MM:SS; the year 10000 has five digits. */
export function momentText(moment: Date): string {
  const [, year = '', rest = ''] = /^\+?0?(\d{4,})(-.*)\.\d+Z$/.exec(moment.toISOString()) ?? [];
  return `${year}${rest.replace('T', ' ')}`;
}

/** A moment as the column holds it, of YYYY-MM-DD HH:MM:SS. */
export function momentLiteral({ type }: Emitted, moment: string): Emitted {
  const [text, cast] =
    type === 'date'
      ? [moment.slice(0, -9), 'date']
      : type === 'timestamptz'
        ? [`${moment}+00`, 'timestamptz']
        : [moment, 'timestamp'];
  return emitted(`${quoteLiteral(text)}::${cast}`, type, [], { precedence: PRECEDENCE.cast });
}

/** Of what is computed: the start of a day, or a second. */
function spanOf(column: Emitted, unit: Unit, right: Emitted): Span | undefined {
  if (right.volatility === 'volatile' || right.column || column.type === 'date') return undefined;
  if ((unit !== 'day' || right.form !== 'date') && (unit !== 'second' || right.form !== 'datetime')) return undefined;
  const start = momentOf(column, right);
  const written = right.instant ?? castSql(right, 'timestamp');
  const sql = `(${written} + interval '1 ${unit}')`;
  const end = emitted(column.type === 'timestamptz' ? `(${sql} AT TIME ZONE 'UTC')` : sql, column.type, [right]);
  return { start, end, none: false };
}
