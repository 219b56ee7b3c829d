import { clockSql, compatName, isKept, note, type Context } from '../context/context.js';
import type { Spanned } from '../parse/parse.js';
import { castSql, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { nameOf, plain } from '../value/plain.js';

/** A moment that PostgreSQL computes itself: a timestamp in UTC. */
export interface NativeMoment {
  /** SQL of a timestamp that binds like a cast, or tighter. */
  readonly sql: string;
  /** The values it is made of. */
  readonly parts: readonly Emitted[];
  /** Whether modifiers may have moved it out of SQLite's calendar. */
  readonly moved: boolean;
  /** Whether it can have a part of a second that SQLite would round. */
  readonly fraction: boolean;
  /** The count of seconds that it is, where nothing has moved it. */
  readonly count?: Emitted | undefined;
  /** The column whose moment it is, where it is just that. */
  readonly column?: Emitted | undefined;
  /** Whether it is made of the present moment. */
  readonly now: boolean;
}

/**
 * The moment that a date function is given, moved by its modifiers, in PostgreSQL's own words. Undefined where these do not say
 * exactly what SQLite computes, or where they would not be immutable and have to be.
 */
export function nativeMoment(
  context: Context,
  at: Spanned,
  value: Emitted | undefined,
  words: readonly (string | undefined)[],
): NativeMoment | undefined {
  if (context.use !== 'select' && context.use !== 'when' && (value !== undefined || isKept(context.use)))
    return undefined;
  const isCount = words[0] === 'unixepoch';
  const start =
    value === undefined
      ? presentMoment(context)
      : isCount
        ? countedMoment(context, at, value)
        : writtenMoment(context, at, value);
  return start && words.slice(isCount ? 1 : 0).reduce(shifter(context), start);
}

function presentMoment(context: Context): NativeMoment {
  return { sql: `(${clockSql(context)} AT TIME ZONE 'UTC')`, parts: [], moved: false, fraction: false, now: true };
}

/** Of a column that SQLite holds as text or as a Julian day. */
function writtenMoment(context: Context, at: Spanned, value: Emitted): NativeMoment | undefined {
  const { type, column, sentinel } = value;
  if (sentinel || (type !== 'date' && type !== 'timestamp' && type !== 'timestamptz')) return undefined;
  const start = asTimestamp(value, type !== 'date');
  if (column?.stored === undefined) return { ...start, column: value };
  if (column.stored.as !== 'julian-day') return undefined;
  note(context, at, {
    code: 'julian-day-as-time',
    message: `${nameOf(column)} was a Julian day in SQLite; it is read as the moment it stands for`,
  });
  // A Julian day is as fine as some microseconds, SQLite's moment as a millisecond: it rounds.
  const sql = `date_trunc('milliseconds', ${start.sql} + interval '500 microseconds')`;
  return type === 'date' ? start : { ...start, sql };
}

/** Of a count of seconds: a column that the target holds as moments, or any integer. */
function countedMoment(context: Context, at: Spanned, value: Emitted): NativeMoment | undefined {
  const { type, column, sentinel } = value;
  if (sentinel || value.constant) return undefined;
  if (type === 'date' || type === 'timestamp' || type === 'timestamptz') {
    if (column?.stored?.as !== 'epoch' || column.stored.unit !== 's') return undefined;
    return { ...asTimestamp(value, type !== 'date'), column: value };
  }
  const count = type === 'integer' ? plain(context, at, value) : undefined;
  if (count?.type !== 'integer' || count.undecided) return undefined;
  return { sql: '', parts: [count], moved: true, fraction: false, count, now: false };
}

function asTimestamp(value: Emitted, fraction: boolean): NativeMoment {
  const sql =
    value.type === 'date'
      ? castSql(value, 'timestamp')
      : value.type === 'timestamptz'
        ? `(${operand(value, PRECEDENCE.other)} AT TIME ZONE 'UTC')`
        : operand(value, PRECEDENCE.cast);
  return { sql, parts: [value], moved: false, fraction, now: false };
}

type Shift = (moment: NativeMoment | undefined, word: string | undefined) => NativeMoment | undefined;

/** Applies one modifier after the other; none that SQLite would refuse, or that no constant says. */
function shifter(context: Context): Shift {
  let beyond = false;
  let days = 0;
  return (moment, word) => {
    if (moment === undefined || word === undefined) return undefined;
    const [, unit] = /^start of (day|month|year)$/.exec(word) ?? [];
    const asksDay = unit !== undefined || /^weekday|(month|year)s?$/.test(word);
    const at = momentSql(context, moment);
    // SQLite finds no day behind the year 9999, where a step before may have led.
    const sql = beyond && asksDay ? `${compatName(context, 'moment_in_range')}(${at})` : at;
    beyond &&= !asksDay;
    if (unit !== undefined) return { ...moment, sql: `date_trunc('${unit}', ${sql})`, ...SHIFTED, moved: moment.moved };
    const [, weekday] = /^weekday ([0-6])$/.exec(word) ?? [];
    const [, sign = '', digits = '', step = ''] =
      /^([+-]?)(\d{1,9}) (second|minute|hour|day|month|year)s?$/.exec(word) ?? [];
    const amount = Number(`${sign}${digits}`);
    days += step === '' ? 0 : Math.abs(amount) * DAYS[step as Step];
    if ((weekday === undefined && step === '') || days > MOST_DAYS) return undefined;
    const months = step === 'year' ? amount * 12 : step === 'month' ? amount : undefined;
    beyond ||= weekday !== undefined || (months === undefined && amount > 0);
    const moved = { ...moment, ...SHIFTED };
    if (weekday !== undefined) return { ...moved, sql: `${compatName(context, 'next_weekday')}(${sql}, ${weekday})` };
    if (months !== undefined) return { ...moved, sql: `${compatName(context, 'add_months')}(${sql}, ${months})` };
    const interval = `interval '${Math.abs(amount)} ${step}${Math.abs(amount) === 1 ? '' : 's'}'`;
    return { ...moved, sql: `(${sql} ${amount < 0 ? '-' : '+'} ${interval})` };
  };
}

const SHIFTED = { moved: true, count: undefined, column: undefined } as const;

type Step = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';

/** The longest that each can be. */
const DAYS: Readonly<Record<Step, number>> = {
  second: 1 / 86_400,
  minute: 1 / 1_440,
  hour: 1 / 24,
  day: 1,
  month: 31,
  year: 366,
};

/** Some 2,700 years: further back PostgreSQL's calendar may end. */
const MOST_DAYS = 1_000_000;

/** The moment as SQL of a timestamp. */
export function momentSql(context: Context, { sql, count }: NativeMoment): string {
  return count ? `${compatName(context, 'epoch_moment')}(${count.sql})` : sql;
}
