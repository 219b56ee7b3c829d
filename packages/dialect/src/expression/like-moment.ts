import type { Context } from '../context/context.js';
import type { Spanned } from '../parse/parse.js';
import type { Emitted } from '../sql/emitted.js';
import { parseDateText, parseTimeText } from '../value/date-text.js';
import { besideSpan, momentLiteral, momentText } from './compare-cut.js';
import { noteSpelling } from './compare-moment.js';

const PREFIX = /^(\d{4})(?:-(?:(\d\d)(?:-(?:(\d\d)(?: (?:(\d\d)(?::(?:(\d\d):?)?)?)?)?)?)?)?)?%$/;

/**
 * `at LIKE '2024-01%'` of a column of moments that SQLite has as texts: the range of the moments whose texts begin so. Undefined for
 * any other pattern.
 */
export function likeMoment(
  context: Context,
  at: Spanned,
  value: Emitted,
  pattern: Emitted,
  not: boolean,
): Emitted | undefined {
  const { column, type } = value;
  if (!column || column.stored || pattern.constant?.kind !== 'text') return undefined;
  if (type !== 'timestamp' && type !== 'timestamptz' && (type !== 'date' || pattern.constant.value.includes(' ')))
    return undefined;
  const fields = PREFIX.exec(pattern.constant.value);
  if (!fields) return undefined;
  const [, year = '', month = '01', day = '01', hour = '00', minute = '00'] = fields;
  if (parseDateText(`${year}-${month}-${day}`) === undefined || parseTimeText(`${hour}:${minute}`) === undefined)
    return undefined;
  const [start, end] = [new Date(`${year}-${month}-${day}T${hour}:${minute}:00Z`), new Date(0)];
  end.setTime(start.getTime());
  if (fields[5] !== undefined) end.setUTCMinutes(end.getUTCMinutes() + 1);
  else if (fields[4] !== undefined) end.setUTCHours(end.getUTCHours() + 1);
  else if (fields[3] !== undefined) end.setUTCDate(end.getUTCDate() + 1);
  else if (fields[2] !== undefined) end.setUTCMonth(end.getUTCMonth() + 1);
  else end.setUTCFullYear(end.getUTCFullYear() + 1);
  noteSpelling(context, at, value);
  const span = { start: momentLiteral(value, momentText(start)), end: momentLiteral(value, momentText(end)) };
  return besideSpan(value, not ? '<>' : '=', span);
}
