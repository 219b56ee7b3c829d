/** The body of strftime_moment(format, jd, fine): the fields of https://sqlite.org/lang_datefunc.html; NULL for an unknown one. */
export const STRFTIME_BODY = `DECLARE
  d date := date '2000-01-01' + ((jd + 43200000) / 86400000 - 2451545)::int;
  ms bigint := (jd + 43200000) % 86400000;
  hour int := ms / 3600000;
  weekday int := extract(dow FROM d);
  yearday int := extract(doy FROM d);
  day_string text := @.day_text(d);
  year int := extract(year FROM d)::int + CASE WHEN extract(year FROM d) < 0 THEN 1 ELSE 0 END;
  year_string text := CASE WHEN year < 0 THEN '-' || lpad((-year)::text, greatest(3, length((-year)::text)), '0') ELSE lpad(year::text, 4, '0') END;
  clock text := lpad(hour::text, 2, '0') || ':' || lpad((ms / 60000 % 60)::text, 2, '0');
  seconds text := lpad((ms / 1000 % 60)::text, 2, '0');
  iso int := extract(isoyear FROM d)::int + CASE WHEN extract(isoyear FROM d) < 0 THEN 1 ELSE 0 END;
  result text := '';
  at int := 1;
  c text;
BEGIN
  WHILE at <= length(format) LOOP
    c := substr(format, at, 1);
    at := at + 1;
    IF c <> '%' THEN result := result || c; CONTINUE; END IF;
    c := substr(format, at, 1);
    at := at + 1;
    result := result || CASE c
      WHEN 'd' THEN right(day_string, 2)
      WHEN 'e' THEN lpad(extract(day FROM d)::text, 2)
      WHEN 'f' THEN seconds || '.' || lpad((ms % 1000)::text, 3, '0')
      WHEN 'F' THEN year_string || right(day_string, 6)
      WHEN 'G' THEN CASE WHEN iso < 0 THEN '-' || lpad((-iso)::text, greatest(3, length((-iso)::text)), '0') ELSE lpad(iso::text, 4, '0') END
      WHEN 'g' THEN CASE WHEN iso % 100 < 0 THEN (iso % 100)::text ELSE lpad((iso % 100)::text, 2, '0') END
      WHEN 'H' THEN left(clock, 2)
      WHEN 'I' THEN lpad(((hour + 11) % 12 + 1)::text, 2, '0')
      WHEN 'j' THEN lpad(yearday::text, 3, '0')
      WHEN 'J' THEN @.printf_number('g', '', NULL, 16, @.value(jd / 86400000.0::float8))
      WHEN 'k' THEN lpad(hour::text, 2)
      WHEN 'l' THEN lpad(((hour + 11) % 12 + 1)::text, 2)
      WHEN 'm' THEN substr(right(day_string, 5), 1, 2)
      WHEN 'M' THEN right(clock, 2)
      WHEN 'p' THEN CASE WHEN hour >= 12 THEN 'PM' ELSE 'AM' END
      WHEN 'P' THEN CASE WHEN hour >= 12 THEN 'pm' ELSE 'am' END
      WHEN 'R' THEN clock
      WHEN 's' THEN CASE WHEN fine THEN ((jd - 210866760000000) / 1000.0)::numeric(20, 3)::text ELSE (jd / 1000 - 210866760000)::text END
      WHEN 'S' THEN seconds
      WHEN 'T' THEN clock || ':' || seconds
      WHEN 'u' THEN CASE WHEN weekday = 0 THEN 7 ELSE weekday END::text
      WHEN 'U' THEN lpad(((yearday - 1 + 7 - weekday) / 7)::text, 2, '0')
      WHEN 'V' THEN lpad(extract(week FROM d)::text, 2, '0')
      WHEN 'w' THEN weekday::text
      WHEN 'W' THEN lpad(((yearday - 1 + 7 - (weekday + 6) % 7) / 7)::text, 2, '0')
      WHEN 'Y' THEN year_string
      WHEN '%' THEN '%' END;
    IF result IS NULL THEN RETURN NULL; END IF;
  END LOOP;
  RETURN result;
END`;
