import { quoteLiteral } from '@lite2pg/spec';
import { compatName, type Context } from '../context/context.js';
import { emitted, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { isNotNumeric, resultForm, resultType, type DateFunction } from './date-result.js';
import type { Call } from './call.js';
import { momentFormat, secondsSql, type MomentFormat } from './moment-format.js';
import { momentSql, nativeMoment, type NativeMoment } from './native-moment.js';
import { textDate } from './text-date.js';

interface DateArguments {
  readonly format: Emitted | undefined;
  /** The time value and its modifiers. */
  readonly rest: readonly Emitted[];
  /** How many arguments stand before them. */
  readonly lead: number;
}

/** A date function in PostgreSQL's own words, over what the target holds as moments; undefined where a helper must compute it. */
export function nativeDate(call: Call, name: DateFunction, { format, rest, lead }: DateArguments): Emitted | undefined {
  const [value, ...modifiers] = rest;
  const words = modifiers.map(({ constant }) => (constant?.kind === 'text' ? constant.value.toLowerCase() : undefined));
  const isNow =
    value === undefined || (value.constant?.kind === 'text' && value.constant.value.toLowerCase() === 'now');
  if (isNow && words.length === 0) return undefined;
  const written = FORMATS[name] ?? (format?.constant?.kind === 'text' ? format.constant.value : undefined);
  const at = call.args[lead] ?? call.node;
  if (value && words.length === 0 && value.type === 'text' && !value.constant)
    return textDate(call.context, name, written, value);
  const moment = nativeMoment(call.context, at, isNow ? undefined : value, words);
  if (!moment) return undefined;
  const sql = resultSql(call.context, name, moment, written);
  if (sql === undefined) return undefined;
  const form = resultForm(name, format, words);
  return emitted(sql, resultType(name, words), moment.parts, {
    ...(moment.now ? {} : { nullable: true }),
    form,
    notNumeric: isNotNumeric(name, format),
    volatility: 'stable',
    bytewise: false,
    // A cast, a function, or an operator: as loose as the loosest.
    precedence: PRECEDENCE.other,
    ...(form === 'date' || form === 'datetime' ? { instant: instantOf(call.context, moment, form) } : {}),
    ...cutOf(moment, name, written),
  });
}

const FORMATS: Partial<Readonly<Record<DateFunction, string>>> = {
  date: '%Y-%m-%d',
  time: '%H:%M:%S',
  datetime: '%Y-%m-%d %H:%M:%S',
};

function resultSql(
  context: Context,
  name: DateFunction,
  moment: NativeMoment,
  format: string | undefined,
): string | undefined {
  if (name === 'julianday') return julianDay(context, moment);
  if (name === 'unixepoch') return secondsSql(inRange(context, moment));
  const found = format === undefined ? undefined : momentFormat(format);
  // Before the year 0 date() and strftime() write the year differently.
  return found && textOf(context, moment, found, name === 'strftime' ? (format ?? '') : `${name}()`);
}

function textOf(context: Context, moment: NativeMoment, found: MomentFormat, format: string): string | undefined {
  const isCounted = moment.column?.column?.stored?.as === 'epoch';
  if (found.fraction && moment.fraction && !isCounted) return undefined;
  if (found.fraction && moment.fraction) return found.sql(`date_trunc('second', ${moment.sql})`);
  if (!moment.moved || moment.now) return found.sql(momentSql(context, moment));
  if (found.pattern === undefined) return found.year ? undefined : found.sql(inRange(context, moment));
  const rest = `${quoteLiteral(found.pattern)}, ${quoteLiteral(format)}`;
  return moment.count
    ? `${compatName(context, 'epoch_char')}(${moment.count.sql}, ${rest})`
    : `${compatName(context, 'moment_char')}(${moment.sql}, ${rest})`;
}

/** NULL behind the year 9999, where modifiers may have come to. */
function inRange(context: Context, moment: NativeMoment): string {
  const sql = momentSql(context, moment);
  return moment.moved && !moment.now && !moment.count ? `${compatName(context, 'moment_in_range')}(${sql})` : sql;
}

function julianDay(context: Context, moment: NativeMoment): string {
  const sql = inRange(context, moment);
  const day = moment.column?.type === 'date' ? moment.column : undefined;
  if (day) return `((${day.sql} - date '1970-01-01') + 2440587.5::float8)`;
  if (moment.now) return `((floor(extract(epoch FROM ${sql}) * 1000) + 210866760000000)::float8 / 86400000)`;
  if (!moment.fraction) return `((extract(epoch FROM ${sql})::float8 + 210866760000) / 86400)`;
  const isCounted = moment.column?.column?.stored?.as === 'epoch';
  return isCounted
    ? `((${secondsSql(sql)} + 210866760000)::float8 / 86400)`
    : `${compatName(context, 'julian_day')}(${sql})`;
}

function instantOf(context: Context, moment: NativeMoment, form: 'date' | 'datetime'): string {
  return `date_trunc('${form === 'date' ? 'day' : 'second'}', ${inRange(context, moment)})`;
}

const UNITS: Readonly<Record<string, 'second' | 'day' | 'month' | 'year'>> = {
  '%Y-%m-%d %H:%M:%S': 'second',
  '%F %T': 'second',
  '%Y-%m-%d': 'day',
  '%F': 'day',
  '%Y-%m': 'month',
  '%Y': 'year',
};

function cutOf({ column }: NativeMoment, name: DateFunction, format: string | undefined): Pick<Emitted, 'cutTo'> {
  const unit = format === undefined || name === 'julianday' || name === 'unixepoch' ? undefined : UNITS[format];
  if (unit === 'second' && column?.type === 'date') return {};
  return column && unit ? { cutTo: { of: column, unit } } : {};
}
