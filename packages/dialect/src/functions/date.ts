import { quoteLiteral } from '@lite2pg/spec';
import { clockSql, compatName, isKept, note, refuse } from '../context/context.js';
import { asText, emitConstant } from '../value/convert.js';
import { parseDateText, parseTimeText } from '../value/date-text.js';
import { emitted, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { argumentAt, type Call, type FunctionRule } from './call.js';
import { isNotNumeric, resultForm, resultType, type DateFunction } from './date-result.js';
import { isoFormat } from './iso-format.js';
import { nativeDate } from './native-date.js';
import { shiftWord } from './shift-word.js';
import { timeValue } from './time-value.js';

/** The date and time functions; all of them read the clock for 'now', and only then. */
export const DATE_FUNCTIONS: Readonly<Record<string, FunctionRule>> = {
  date: { min: 0, max: 100, emit: (call) => emitMoment(call, 'date', 0) },
  time: { min: 0, max: 100, emit: (call) => emitMoment(call, 'time', 0) },
  datetime: { min: 0, max: 100, emit: (call) => emitMoment(call, 'datetime', 0) },
  julianday: { min: 0, max: 100, emit: (call) => emitMoment(call, 'julianday', 0) },
  unixepoch: { min: 0, max: 100, emit: (call) => emitMoment(call, 'unixepoch', 0) },
  strftime: { min: 1, max: 100, emit: (call) => emitMoment(call, 'strftime', 1) },
  timediff: { min: 2, max: 2, emit: emitTimediff },
};

function emitMoment(call: Call, name: DateFunction, lead: number): Emitted {
  const format = lead === 1 ? asText(call.context, call.args[0] ?? call.node, argumentAt(call, 0)) : undefined;
  const rest = call.values.slice(lead);
  const native = nativeDate(call, name, { format, rest, lead });
  if (native) return native;
  const value = rest[0] ? timeValue(call.context, call.args[lead] ?? call.node, rest[0]) : undefined;
  const modifiers = rest
    .slice(1)
    .map((part, index) => asText(call.context, call.args[lead + index + 1] ?? call.node, part));
  const words = modifiers.map((part, index) =>
    part.constant?.kind === 'text'
      ? part.constant.value.toLowerCase().trim()
      : shiftWord(call.context, call.args[lead + index + 1] ?? call.node),
  );
  const written =
    rest.length === 1 && value?.constant?.kind === 'text' ? knownMoment(name, value.constant.value) : undefined;
  if (written !== undefined)
    return { ...emitConstant({ kind: 'text', value: written }), form: resultForm(name, format, words) };
  const now = value === undefined || isNow(value);
  const type = resultType(name, words);
  const form = resultForm(name, format, words);
  const notNumeric = isNotNumeric(name, format);
  if (words.some((word) => word === 'localtime' || word === 'utc')) noteZone(call);
  const present = now ? nativeNow(clockSql(call.context), name, { format, words }) : undefined;
  if (present !== undefined) {
    const { sql, moment, local = false } = present;
    const unit = form === 'date' ? 'day' : form === 'datetime' ? 'second' : undefined;
    const instant = unit && !local ? `date_trunc('${unit}', ${clockSql(call.context)} AT TIME ZONE 'UTC')` : undefined;
    const extra = { form, notNumeric, clock: !local, moment, instant, precedence: PRECEDENCE.cast } as const;
    return clocked(call, emitted(sql, type, [], { volatility: 'stable', ...extra }));
  }
  const steady = !now && words.every((word) => word !== undefined && word !== 'localtime' && word !== 'utc');
  const parts = [...(format ? [format] : []), value ?? emitted("'now'", 'text'), ...modifiers];
  const sql = `${compatName(call.context, steady ? name : `${name}_now`)}(${parts.map((part) => part.sql).join(', ')})`;
  const typed = name === 'unixepoch' && type === 'integer' ? `${sql}::bigint` : sql;
  // Of CURRENT_TIMESTAMP it is the present moment too, to the second.
  const ofClock = value?.clock === true && value.form === 'datetime' && modifiers.length === 0;
  const iso = format?.constant?.kind === 'text' ? isoFormat(format.constant.value) : undefined;
  const whole = emitted(typed, type, parts, {
    nullable: true,
    form,
    notNumeric,
    ...(ofClock && iso?.moment !== undefined ? { moment: 'second', clock: true } : {}),
    blurred: type === 'number',
    volatility: steady ? emitted('', 'null', parts).volatility : 'stable',
    bytewise: false,
    precedence: typed === sql ? PRECEDENCE.atom : PRECEDENCE.cast,
  });
  return steady ? whole : clocked(call, constantOnly(call, parts, whole));
}

/** The text of a day that is written out, with or without a time, and has no modifiers. */
function knownMoment(name: DateFunction, text: string): string | undefined {
  const day = parseDateText(text.slice(0, 10));
  const time =
    text.length === 10 ? '00:00:00' : text.length === 19 && text[10] === ' ' ? parseTimeText(text.slice(11)) : '';
  if (day === undefined || !time) return undefined;
  if (name === 'date') return day;
  if (name === 'time') return time;
  return name === 'datetime' ? `${day} ${time}` : undefined;
}

/** The time between two moments, as `+0000-00-01 00:00:00.000`. */
function emitTimediff(call: Call): Emitted {
  const values = [0, 1].map((index) => timeValue(call.context, call.args[index] ?? call.node, argumentAt(call, index)));
  const now = values.some(isNow);
  const sql = `${compatName(call.context, now ? 'timediff_now' : 'timediff')}(${values.map((part) => part.sql).join(', ')})`;
  const whole = emitted(sql, 'text', values, { nullable: true, bytewise: false });
  return now ? clocked(call, constantOnly(call, values, { ...whole, volatility: 'stable' })) : whole;
}

function isNow(value: Emitted): boolean {
  return value.constant?.kind === 'text' && value.constant.value.trim().toLowerCase() === 'now';
}

/** A moment that does not depend on the row is computed once, not for every row. */
function constantOnly(call: Call, parts: readonly Emitted[], whole: Emitted): Emitted {
  const isSteady = ({ constant, sql }: Emitted): boolean => constant !== undefined || BINDS_ONLY.test(sql);
  if (call.context.use !== 'select' || !parts.every(isSteady)) return whole;
  return { ...whole, sql: `(SELECT ${whole.sql})`, precedence: PRECEDENCE.atom };
}

/** SQL of parameters, texts and what puts them together. */
const BINDS_ONLY = /^(?:\$\d+(?:::\w+)?|'[^']*'|[ |()])+$/;

function clocked(call: Call, value: Emitted): Emitted {
  if (!isKept(call.context.use)) return value;
  return refuse(call.node, 'not-deterministic', 'an index or a generated column cannot depend on the clock');
}

interface Native {
  readonly sql: string;
  readonly moment?: Emitted['moment'];
  /** The time that a clock on the wall shows: not a moment. */
  readonly local?: boolean;
}

function nativeNow(
  clock: string,
  name: DateFunction,
  { format, words }: { readonly format: Emitted | undefined; readonly words: readonly (string | undefined)[] },
): Native | undefined {
  const text = (pattern: string): string => `to_char(${clock} AT TIME ZONE 'UTC', ${quoteLiteral(pattern)})`;
  const seconds = `floor(extract(epoch FROM ${clock}))::bigint`;
  const fine = words.length > 0 && words.every((word) => word === 'subsec' || word === 'subsecond');
  if (fine && name === 'datetime') return { sql: text('YYYY-MM-DD HH24:MI:SS.MS'), moment: 'millisecond' };
  if (words.length === 1 && words[0] === 'localtime') {
    const pattern = name === 'strftime' ? isoPattern(format) : PATTERNS[name];
    // to_char() shows a moment as the session's clocks do.
    return pattern === undefined ? undefined : { sql: `to_char(${clock}, ${quoteLiteral(pattern)})`, local: true };
  }
  if (words.length > 0) return undefined;
  switch (name) {
    case 'date':
    case 'time':
    case 'datetime':
      return { sql: text(PATTERNS[name]) };
    case 'unixepoch':
      return { sql: seconds };
    case 'julianday':
      return { sql: `((floor(extract(epoch FROM ${clock}) * 1000) + 210866760000000)::float8 / 86400000)` };
    case 'strftime': {
      if (format?.constant?.kind !== 'text') return undefined;
      if (format.constant.value === '%s') return { sql: `${seconds}::text` };
      const iso = isoFormat(format.constant.value);
      return iso && { sql: text(iso.pattern), moment: iso.moment };
    }
  }
}

const PATTERNS: Readonly<Record<'date' | 'time' | 'datetime', string>> & Partial<Record<DateFunction, string>> = {
  date: 'YYYY-MM-DD',
  time: 'HH24:MI:SS',
  datetime: 'YYYY-MM-DD HH24:MI:SS',
};

function isoPattern(format: Emitted | undefined): string | undefined {
  return format?.constant?.kind === 'text' ? isoFormat(format.constant.value)?.pattern : undefined;
}

function noteZone(call: Call): void {
  note(call.context, call.node, {
    code: 'local-time',
    message: 'the local time is that of the session’s TimeZone in PostgreSQL, of the machine in SQLite',
  });
}
