/** The body of moment(value, modifiers, clock): parses a time value and applies the modifiers. `@` is the schema. */
export const MOMENT_BODY = `DECLARE
  parts text[];
  word text;
  jd bigint;
  raw float8;
  at int := 0;
  floor_days int := 0;
  beyond int := 0;
  zone int;
BEGIN
  IF value IS NULL OR array_position(modifiers, NULL) IS NOT NULL THEN RETURN NULL; END IF;
  IF lower(value) = 'now' THEN
    IF clock IS NULL THEN RAISE EXCEPTION 'the clock was read where a value must not depend on it' USING ERRCODE = 'feature_not_supported'; END IF;
    jd := floor(extract(epoch FROM clock) * 1000)::bigint + 210866760000000;
  ELSE
    parts := regexp_match(value, '^(?:(-?[0-9]{4})-([0-9]{2})-([0-9]{2})[ \\t\\n\\v\\f\\rT]*)?(?:([0-9]{2}):([0-9]{2})(?::([0-9]{2})(\\.[0-9]+)?)?[ \\t\\n\\v\\f\\r]*(Z|z|[+-][0-9]{2}:[0-9]{2})?[ \\t\\n\\v\\f\\r]*)?$');
    IF parts IS NOT NULL AND (parts[1] IS NOT NULL OR parts[4] IS NOT NULL) THEN
      IF parts[1] IS NOT NULL AND (parts[2]::int NOT BETWEEN 1 AND 12 OR parts[3]::int NOT BETWEEN 1 AND 31) THEN RETURN NULL; END IF;
      IF parts[4]::int > 24 OR parts[5]::int > 59 OR parts[6]::int > 59 THEN RETURN NULL; END IF;
      IF parts[4]::int = 24 THEN RAISE EXCEPTION 'the time % is not translated', value USING ERRCODE = 'feature_not_supported'; END IF;
      -- A day behind the end of its month keeps its month until it is moved: '2024-02-30', '+1 month' is 2024-03-30.
      IF parts[3]::int > 28 THEN
        beyond := greatest(parts[3]::int - extract(day FROM (make_date(2000 + (parts[1]::int % 400 + 400) % 400, parts[2]::int, 1) + interval '1 month - 1 day'))::int, 0);
        floor_days := beyond;
      END IF;
      jd := @.moment_of_day(coalesce(parts[1], '2000')::int, coalesce(parts[2], '01')::int, coalesce(parts[3], '01')::int);
      jd := jd + coalesce(parts[4], '0')::int * 3600000 + coalesce(parts[5], '0')::int * 60000
        + floor((coalesce(parts[6], '0')::float8 + least(coalesce(parts[7], '0')::float8, 0.999)) * 1000 + 0.5)::bigint;
      IF length(parts[8]) > 1 THEN
        zone := substr(parts[8], 2, 2)::int * 60 + substr(parts[8], 5, 2)::int;
        IF substr(parts[8], 2, 2)::int > 14 OR substr(parts[8], 5, 2)::int > 59 THEN RETURN NULL; END IF;
        IF zone <> 0 THEN beyond := 0; END IF;
        jd := jd - zone * 60000 * CASE WHEN left(parts[8], 1) = '-' THEN -1 ELSE 1 END;
      END IF;
    ELSIF value ~ '^[ \\t\\n\\v\\f\\r]*[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?[ \\t\\n\\v\\f\\r]*$' THEN
      raw := value::float8;
      IF raw >= 0 AND raw < 5373484.5 THEN jd := floor(raw * 86400000.0 + 0.5)::bigint; END IF;
    ELSE RETURN NULL;
    END IF;
  END IF;
  FOREACH word IN ARRAY modifiers LOOP
    at := at + 1;
    word := lower(word);
    IF word = 'auto' OR word = 'unixepoch' OR word = 'julianday' THEN
      IF at > 1 THEN RETURN NULL; END IF;
      IF word = 'auto' THEN CONTINUE WHEN raw IS NULL OR jd IS NOT NULL; END IF;
      IF raw IS NULL THEN RETURN NULL; END IF;
      IF word = 'julianday' THEN CONTINUE; END IF;
      IF raw NOT BETWEEN -210866760000 AND 253402300799 THEN RETURN NULL; END IF;
      jd := floor(raw * 1000.0 + 210866760000000 + 0.5)::bigint;
    ELSIF word = 'subsec' OR word = 'subsecond' THEN
      CONTINUE;
    ELSIF word = 'ceiling' THEN
      floor_days := 0;
    ELSIF word = 'floor' THEN
      jd := jd - floor_days * 86400000::bigint;
    ELSIF word = 'localtime' OR word = 'utc' THEN
      IF clock IS NULL THEN RAISE EXCEPTION 'the time zone was read where a value must not depend on it' USING ERRCODE = 'feature_not_supported'; END IF;
      jd := jd + (CASE WHEN word = 'localtime' THEN 1 ELSE -1 END * extract(epoch FROM
        (CASE WHEN word = 'localtime' THEN to_timestamp((jd - 210866760000000) / 1000.0) AT TIME ZONE current_setting('TimeZone')
          ELSE to_timestamp((jd - 210866760000000) / 1000.0) AT TIME ZONE 'UTC' END)
        - (CASE WHEN word = 'localtime' THEN to_timestamp((jd - 210866760000000) / 1000.0) AT TIME ZONE 'UTC'
          ELSE ((to_timestamp((jd - 210866760000000) / 1000.0) AT TIME ZONE 'UTC') AT TIME ZONE current_setting('TimeZone')) AT TIME ZONE 'UTC' END)) * 1000)::bigint;
    ELSE
      SELECT s.moved, coalesce(s.back, floor_days) INTO jd, floor_days FROM @.moment_shift(jd, word, beyond) AS s;
    END IF;
    IF word <> 'start of day' THEN beyond := 0; END IF;
    IF jd IS NULL THEN RETURN NULL; END IF;
  END LOOP;
  IF beyond > 0 AND modifiers <> '{}' THEN
    RAISE EXCEPTION 'the day % is not translated', value USING ERRCODE = 'feature_not_supported';
  END IF;
  RETURN CASE WHEN jd BETWEEN 0 AND 464269060799999 THEN jd END;
END`;

/**
 * The body of moment_shift(jd, modifier, beyond): one modifier that moves a moment, whose day is so many behind the end of its
 * month; `back` is what 'floor' would take back, NULL where that is what it was before.
 */
export const SHIFT_BODY = `DECLARE
  parts text[];
  d date := CASE WHEN jd BETWEEN 0 AND 464269060799999 THEN date '2000-01-01' + ((jd + 43200000) / 86400000 - 2451545)::int - beyond END;
  year bigint := extract(year FROM d) + CASE WHEN extract(year FROM d) < 0 THEN 1 ELSE 0 END;
  month bigint := extract(month FROM d);
  day bigint := extract(day FROM d) + beyond;
  ms bigint := (jd + 43200000) % 86400000;
  amount float8;
  months bigint;
  carry bigint;
  sign int;
BEGIN
  -- Only what asks for the day needs a moment that has one.
  IF jd NOT BETWEEN 0 AND 464269060799999 AND modifier ~ '^start|^weekday|month|year|^[+-][0-9]{4}-' THEN RETURN; END IF;
  IF modifier = 'start of day' THEN moved := jd - ms; RETURN; END IF;
  IF modifier = 'start of month' THEN moved := @.moment_of_day(year, month, 1); RETURN; END IF;
  IF modifier = 'start of year' THEN moved := @.moment_of_day(year, 1, 1); RETURN; END IF;
  parts := regexp_match(modifier, '^weekday +([0-6])(?:\\.0*)?$');
  IF parts IS NOT NULL THEN
    carry := ((jd + 129600000) / 86400000) % 7;
    IF carry > parts[1]::int THEN carry := carry - 7; END IF;
    moved := jd + (parts[1]::int - carry) * 86400000;
    RETURN;
  END IF;
  parts := regexp_match(modifier, '^([+-])([0-9]{4})-([0-9]{2})-([0-9]{2})(?: +([0-9]{2}):([0-9]{2})(?::([0-9]{2})(\\.[0-9]+)?)?)?$');
  IF parts IS NOT NULL THEN
    IF parts[3]::int > 11 OR parts[4]::int > 30 OR parts[5]::int > 24 OR parts[6]::int > 59 THEN RETURN; END IF;
    sign := CASE WHEN parts[1] = '-' THEN -1 ELSE 1 END;
    months := sign * (parts[2]::int * 12 + parts[3]::int);
    amount := sign * parts[4]::int * 86400000.0 + sign * (coalesce(parts[5], '0')::int * 3600000 + coalesce(parts[6], '0')::int * 60000 + floor((coalesce(parts[7], '0')::float8 + least(coalesce(parts[8], '0')::float8, 0.999)) * 1000 + 0.5));
  ELSE
    parts := regexp_match(modifier, '^([+-])?([0-9]{2}):([0-9]{2})(?::([0-9]{2})(\\.[0-9]+)?)?$');
    IF parts IS NOT NULL THEN
      IF parts[2]::int > 24 OR parts[3]::int > 59 OR parts[4]::int > 59 THEN RETURN; END IF;
      amount := CASE WHEN parts[1] = '-' THEN -1 ELSE 1 END * (parts[2]::int * 3600000 + parts[3]::int * 60000 + floor((coalesce(parts[4], '0')::float8 + least(coalesce(parts[5], '0')::float8, 0.999)) * 1000 + 0.5));
    ELSE
      parts := regexp_match(modifier, '^([+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:e[+-]?[0-9]+)?) +(second|minute|hour|day|month|year)s?$');
      IF parts IS NULL THEN RETURN; END IF;
      amount := parts[1]::float8;
      IF parts[2] IN ('month', 'year') THEN
        months := trunc(amount)::bigint * CASE WHEN parts[2] = 'year' THEN 12 ELSE 1 END;
        amount := (amount - trunc(amount)) * CASE WHEN parts[2] = 'year' THEN 31536000000.0 ELSE 2592000000.0 END;
      ELSE
        back := 0;
        amount := amount * CASE parts[2] WHEN 'second' THEN 1000.0 WHEN 'minute' THEN 60000.0 WHEN 'hour' THEN 3600000.0 ELSE 86400000.0 END;
      END IF;
      amount := trunc(amount + CASE WHEN amount < 0 THEN -0.5 ELSE 0.5 END);
    END IF;
  END IF;
  IF months IS NOT NULL THEN
    carry := year * 12 + month - 1 + months;
    year := floor(carry / 12.0);
    month := carry - year * 12 + 1;
    IF year NOT BETWEEN -4713 AND 9999 THEN RETURN; END IF;
    back := greatest(day - extract(day FROM (make_date(2000 + (year % 400)::int, month::int, 1) + interval '1 month - 1 day'))::int, 0);
    jd := @.moment_of_day(year, month, day) + ms - 43200000 + 43200000;
  END IF;
  IF abs(amount) > 464269060800000 THEN RETURN; END IF;
  moved := jd + amount::bigint;
END`;
