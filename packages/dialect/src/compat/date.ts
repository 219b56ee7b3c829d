import { plpgsqlFunction, sqlFunction, type Helper } from './helper.js';
import { MOMENT_BODY, SHIFT_BODY } from './date-moment.js';
import { STRFTIME_BODY } from './date-format.js';

const PARTS = `date '2000-01-01' + ((jd + 43200000) / 86400000 - 2451545)::int`;

/** The text of a day: PostgreSQL has no year 0, SQLite has. */
const DAY = `CASE WHEN jd IS NOT NULL THEN @.day_text(${PARTS}) END`;

function clockText(subsec: string): string {
  return `lpad((ms / 3600000)::text, 2, '0') || ':' || lpad((ms / 60000 % 60)::text, 2, '0') || ':' || lpad((ms / 1000 % 60)::text, 2, '0') ||
    CASE WHEN ${subsec} THEN '.' || lpad((ms % 1000)::text, 3, '0') ELSE '' END`;
}

const SUBSEC = "modifiers && ARRAY['subsec', 'subsecond']";

function formatted(name: string, returns: string, body: (s: string) => string): Helper {
  return {
    name,
    needs: ['moment', 'moment_text', 'day_text', 'strftime_moment'],
    sql: (s) => {
      const lead = name === 'strftime' ? 'format text, ' : '';
      const call = `${s}.moment(value, modifiers, NULL)`;
      return sqlFunction(
        `${s}.${name}(${lead}value text, VARIADIC modifiers text[] DEFAULT '{}')`,
        returns,
        body(s).replaceAll('%MOMENT%', call),
      );
    },
  };
}

function clocked(name: string, returns: string, body: (s: string) => string): Helper {
  const steady = formatted(name, returns, body);
  return {
    ...steady,
    name: `${name}_now`,
    sql: (s) => {
      const lead = name === 'strftime' ? 'format text, ' : '';
      const call = `${s}.moment(value, modifiers, statement_timestamp())`;
      return sqlFunction(
        `${s}.${name}_now(${lead}value text, VARIADIC modifiers text[] DEFAULT '{}')`,
        returns,
        body(s).replaceAll('%MOMENT%', call),
        'STABLE',
      );
    },
  };
}

const FORMATS: readonly (readonly [string, string, (s: string) => string])[] = [
  ['date', 'text', (s) => `${DAY.replace('@', s)} FROM (SELECT %MOMENT% AS jd) AS m`],
  ['time', 'text', (s) => `${s}.moment_text(%MOMENT%, false, ${SUBSEC})`],
  ['datetime', 'text', (s) => `${s}.moment_text(%MOMENT%, true, ${SUBSEC})`],
  ['julianday', 'float8', () => '%MOMENT% / 86400000.0::float8'],
  [
    'unixepoch',
    'float8',
    () =>
      `CASE WHEN ${SUBSEC} THEN (jd - 210866760000000) / 1000.0::float8 ELSE jd / 1000 - 210866760000 END FROM (SELECT %MOMENT% AS jd) AS m`,
  ],
  ['strftime', 'text', (s) => `${s}.strftime_moment(format, %MOMENT%, ${SUBSEC})`],
];

/** The date and time functions of https://sqlite.org/lang_datefunc.html: a moment is a Julian day in milliseconds. */
export const DATE_HELPERS: readonly Helper[] = [
  {
    name: 'day_text',
    sql: (s) =>
      sqlFunction(
        `${s}.day_text(d date)`,
        'text',
        `CASE WHEN extract(year FROM d) > 0 THEN lpad(extract(year FROM d)::text, 4, '0')
      WHEN extract(year FROM d) = -1 THEN '0000' ELSE '-' || lpad((-extract(year FROM d) - 1)::text, 4, '0') END
    || '-' || lpad(extract(month FROM d)::text, 2, '0') || '-' || lpad(extract(day FROM d)::text, 2, '0')`,
      ),
  },
  {
    name: 'date_text',
    needs: ['day_text'],
    sql: (s) => sqlFunction(`${s}.date_text(d date)`, 'text', `${s}.day_text(d)`),
  },
  {
    name: 'timestamp_text',
    needs: ['day_text'],
    sql: (s) =>
      sqlFunction(
        `${s}.timestamp_text(t timestamp)`,
        'text',
        `${s}.day_text(t::date) || ' ' || lpad(extract(hour FROM t)::text, 2, '0') || ':' || lpad(extract(minute FROM t)::text, 2, '0') || ':' ||
    lpad(trim_scale(extract(second FROM t))::text, CASE WHEN extract(second FROM t) < 10 THEN length(trim_scale(extract(second FROM t))::text) + 1 ELSE length(trim_scale(extract(second FROM t))::text) END, '0')`,
      ),
  },
  {
    name: 'moment_text',
    needs: ['day_text'],
    sql: (s) =>
      sqlFunction(
        `${s}.moment_text(jd bigint, with_day boolean, with_fraction boolean)`,
        'text',
        `CASE WHEN jd IS NOT NULL THEN CASE WHEN with_day THEN ${s}.day_text(${PARTS}) || ' ' ELSE '' END || ${clockText('with_fraction')} END
    FROM (SELECT (jd + 43200000) % 86400000 AS ms) AS m`,
      ),
  },
  {
    name: 'moment',
    needs: ['moment_of_day', 'moment_shift'],
    sql: (s) =>
      plpgsqlFunction(
        `${s}.moment(value text, modifiers text[], clock timestamptz)`,
        'bigint',
        MOMENT_BODY.replaceAll('@', s),
      ),
  },
  {
    name: 'moment_shift',
    needs: ['moment_of_day'],
    sql: (s) =>
      plpgsqlFunction(
        `${s}.moment_shift(jd bigint, modifier text, beyond int, OUT moved bigint, OUT back int)`,
        'record',
        SHIFT_BODY.replaceAll('@', s),
      ),
  },
  {
    name: 'moment_of_day',
    // SQLite's own arithmetic: a day beyond the month's end runs into the next month.
    sql: (s) =>
      plpgsqlFunction(
        `${s}.moment_of_day(year bigint, month bigint, day bigint)`,
        'bigint',
        `DECLARE
  y bigint := CASE WHEN month <= 2 THEN year - 1 ELSE year END;
  m bigint := CASE WHEN month <= 2 THEN month + 12 ELSE month END;
  a bigint := (y + 4800) / 100;
BEGIN
  IF year < -4713 OR year > 9999 THEN RETURN NULL; END IF;
  RETURN ((36525 * (y + 4716) / 100 + 306001 * (m + 1) / 10000 + day + 38 - a + a / 4) * 2 - 3049) * 43200000;
END`,
      ),
  },
  {
    name: 'strftime_moment',
    needs: ['moment_of_day', 'day_text', 'printf_number', 'value'],
    sql: (s) =>
      plpgsqlFunction(
        `${s}.strftime_moment(format text, jd bigint, fine boolean)`,
        'text',
        STRFTIME_BODY.replaceAll('@', s),
        'IMMUTABLE STRICT',
      ),
  },
  ...FORMATS.flatMap(([name, returns, body]) => [formatted(name, returns, body), clocked(name, returns, body)]),
];
