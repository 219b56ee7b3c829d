import { plpgsqlFunction, sqlFunction, type Helper } from './helper.js';

/** timediff(): years and months are counted by the calendar, from the second moment towards the first. */
export const TIMEDIFF_HELPERS: readonly Helper[] = [
  {
    name: 'moment_difference',
    needs: ['moment_of_day'],
    sql: (s) =>
      plpgsqlFunction(
        `${s}.moment_difference(a bigint, b bigint)`,
        'text',
        `DECLARE
  sign int := CASE WHEN a >= b THEN 1 ELSE -1 END;
  day date := date '2000-01-01' + ((b + 43200000) / 86400000 - 2451545)::int;
  other date := date '2000-01-01' + ((a + 43200000) / 86400000 - 2451545)::int;
  months int := extract(year FROM other) * 12 + extract(month FROM other) - 1;
  span int := sign * (months - (extract(year FROM day) * 12 + extract(month FROM day) - 1));
  ms bigint := (b + 43200000) % 86400000;
  reached bigint := b;
  rest bigint;
BEGIN
  IF b NOT BETWEEN 148731163200000 AND 464269060799999 OR a NOT BETWEEN 148731163200000 AND 464269060799999 THEN
    RAISE EXCEPTION 'timediff of days before the year 1 is not translated' USING ERRCODE = 'feature_not_supported';
  END IF;
  IF span <> 0 THEN reached := ${s}.moment_of_day(months / 12, months % 12 + 1, extract(day FROM day)::bigint) + ms; END IF;
  WHILE sign * reached > sign * a LOOP
    span := span - 1;
    months := months - sign;
    reached := ${s}.moment_of_day(months / 12, months % 12 + 1, extract(day FROM day)::bigint) + ms;
  END LOOP;
  rest := sign * (a - reached);
  RETURN CASE WHEN sign > 0 THEN '+' ELSE '-' END || lpad((span / 12)::text, 4, '0') || '-' || lpad((span % 12)::text, 2, '0') || '-' ||
    lpad((rest / 86400000)::text, 2, '0') || ' ' || lpad((rest / 3600000 % 24)::text, 2, '0') || ':' || lpad((rest / 60000 % 60)::text, 2, '0') || ':' ||
    lpad((rest / 1000 % 60)::text, 2, '0') || '.' || lpad((rest % 1000)::text, 3, '0');
END`,
        'IMMUTABLE STRICT',
      ),
  },
  ...(
    [
      ['timediff', 'NULL', 'IMMUTABLE'],
      ['timediff_now', 'statement_timestamp()', 'STABLE'],
    ] as const
  ).map(([name, clock, steady]) => ({
    name,
    needs: ['moment', 'moment_difference'],
    sql: (s: string) =>
      sqlFunction(
        `${s}.${name}(a text, b text)`,
        'text',
        `${s}.moment_difference(${s}.moment(a, '{}', ${clock}), ${s}.moment(b, '{}', ${clock}))`,
        steady,
      ),
  })),
];
