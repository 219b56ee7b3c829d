import { sqlFunction, type Helper } from './helper.js';

const FIRST_YEAR = "timestamp '0001-01-01 00:00:00'";
const BEYOND = "timestamp '10000-01-01 00:00:00'";
const ROUNDED = `floor((floor(m / 1000000) + least((m - floor(m / 1000000) * 1000000) / 1000000, 0.999::float8)) * 1000 + 0.5)`;
const DAY_PATTERN = '[0-9]{4}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)';
const PLAIN_TEXT = `value ~ '^${DAY_PATTERN}([ T]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?)?$'`;

/**
 * The date functions over what PostgreSQL holds as timestamps, in its own words where its calendar is SQLite's: years 1 to 9999.
 * The planner inlines them.
 */
export const NATIVE_DATE_HELPERS: readonly Helper[] = [
  {
    // The text of a date function for a moment before the year 1; the format of date() is its name.
    name: 'early_char',
    needs: ['date', 'time', 'datetime', 'strftime'],
    sql: (s) =>
      sqlFunction(
        `${s}.early_char(value text, format text, VARIADIC modifiers text[] DEFAULT '{}')`,
        'text',
        `CASE format WHEN 'date()' THEN ${s}.date(value, VARIADIC modifiers) WHEN 'time()' THEN ${s}.time(value, VARIADIC modifiers) WHEN 'datetime()' THEN ${s}.datetime(value, VARIADIC modifiers) ELSE ${s}.strftime(format, value, VARIADIC modifiers) END`,
      ),
  },
  {
    // A moment that constants have moved: NULL behind the year 9999, SQLite's own text before the year 1.
    name: 'moment_char',
    needs: ['early_char', 'timestamp_text'],
    sql: (s) =>
      sqlFunction(
        `${s}.moment_char(t timestamp, pattern text, format text)`,
        'text',
        `CASE WHEN t >= ${FIRST_YEAR} AND t < ${BEYOND} THEN to_char(t, pattern) WHEN t < ${FIRST_YEAR} THEN ${s}.early_char(${s}.timestamp_text(t), format) END`,
        'STABLE',
      ),
  },
  {
    name: 'moment_in_range',
    sql: (s) => sqlFunction(`${s}.moment_in_range(t timestamp)`, 'timestamp', `CASE WHEN t < ${BEYOND} THEN t END`),
  },
  {
    // A day beyond the month's end runs into the next month.
    name: 'add_months',
    sql: (s) =>
      sqlFunction(
        `${s}.add_months(t timestamp, months int)`,
        'timestamp',
        `CASE WHEN date_trunc('month', t) + months * interval '1 month' < ${BEYOND} THEN date_trunc('month', t) + months * interval '1 month' + (t - date_trunc('month', t)) END`,
      ),
  },
  {
    name: 'next_weekday',
    sql: (s) =>
      sqlFunction(
        `${s}.next_weekday(t timestamp, weekday int)`,
        'timestamp',
        `t + ((weekday + 7 - date_part('dow', t)::int) % 7) * interval '1 day'`,
      ),
  },
  {
    // SQLite counts milliseconds: it rounds to them, but never up to the next second.
    name: 'julian_day',
    needs: ['julian_day_of_fraction'],
    sql: (s) =>
      sqlFunction(
        `${s}.julian_day(t timestamp)`,
        'float8',
        `CASE WHEN t = date_trunc('second', t) THEN (date_part('epoch', t) + 210866760000) / 86400 ELSE ${s}.julian_day_of_fraction(t) END`,
      ),
  },
  {
    name: 'julian_day_of_fraction',
    sql: (s) =>
      sqlFunction(
        `${s}.julian_day_of_fraction(t timestamp)`,
        'float8',
        `(date_part('epoch', date_trunc('minute', t)) * 1000 + 210866760000000 + ${ROUNDED}) / 86400000 FROM (SELECT date_part('microseconds', t) AS m OFFSET 0) AS parts`,
      ),
  },
  {
    // A count of seconds as SQLite's 'unixepoch' reads it: NULL outside its calendar.
    name: 'epoch_moment',
    sql: (s) =>
      sqlFunction(
        `${s}.epoch_moment(n bigint)`,
        'timestamp',
        `CASE WHEN n BETWEEN -210866760000 AND 253402300799 THEN timestamp '1970-01-01 00:00:00' + n * interval '1 second' END`,
      ),
  },
  {
    name: 'epoch_char',
    needs: ['early_char'],
    sql: (s) =>
      sqlFunction(
        `${s}.epoch_char(n bigint, pattern text, format text)`,
        'text',
        `CASE WHEN n BETWEEN -62135596800 AND 253402300799 THEN to_char(timestamp '1970-01-01 00:00:00' + n * interval '1 second', pattern) WHEN n < 0 THEN ${s}.early_char(n::text, format, 'unixepoch') END`,
        'STABLE',
      ),
  },
  {
    // Where a count stands among moments: one outside the calendar stands at its end.
    name: 'epoch_bound',
    sql: (s) =>
      ['n bigint', 'n bigint, per_second int']
        .map((signature) => {
          const [seconds, rest] = signature.includes(',')
            ? ['n / per_second', ` + (n % per_second) * (1000000 / per_second) * interval '1 microsecond'`]
            : ['n', ''];
          return sqlFunction(
            `${s}.epoch_bound(${signature})`,
            'timestamp',
            `timestamp '1970-01-01 00:00:00' + CASE WHEN ${seconds} > 253402300800 THEN 253402300800 WHEN ${seconds} < -210866760000 THEN -210866760000 ELSE ${seconds} END * interval '1 second'${rest}`,
          );
        })
        .join('\n\n'),
  },
  ...textHelpers(),
];

/** Over texts: most are written YYYY-MM-DD[ HH:MM[:SS]], of which a part is the answer; the others are parsed. */
function textHelpers(): readonly Helper[] {
  const fast = (name: string, slow: string, plain: string): Helper => ({
    name,
    needs: [slow],
    sql: (s) =>
      sqlFunction(
        `${s}.${name}(value text)`,
        'text',
        `CASE WHEN ${PLAIN_TEXT} THEN ${plain} ELSE ${s}.${slow}(value) END`,
      ),
  });
  const field = (name: string, format: string, plain: string): Helper => ({
    name,
    needs: ['strftime'],
    sql: (s) =>
      sqlFunction(
        `${s}.${name}(value text)`,
        'text',
        `CASE WHEN ${PLAIN_TEXT} THEN ${plain} ELSE ${s}.strftime('${format}', value) END`,
      ),
  });
  return [
    fast('text_date', 'date', 'left(value, 10)'),
    field('text_month', '%Y-%m', 'left(value, 7)'),
    field('text_year', '%Y', 'left(value, 4)'),
    field('text_month_of_year', '%m', 'substr(value, 6, 2)'),
    field('text_day_of_month', '%d', 'substr(value, 9, 2)'),
    field('text_hour', '%H', `coalesce(nullif(substr(value, 12, 2), ''), '00')`),
    {
      name: 'text_julianday',
      needs: ['julianday'],
      sql: (s) =>
        sqlFunction(
          `${s}.text_julianday(value text)`,
          'float8',
          `CASE WHEN ${PLAIN_TEXT} AND value >= '0001' THEN (date_part('epoch', value::timestamp) + 210866760000) / 86400 ELSE ${s}.julianday(value) END`,
          'STABLE',
        ),
    },
  ];
}
