import { plpgsqlFunction, type Helper } from './helper.js';

/** printf(): https://sqlite.org/printf.html, for d i u f e E g G s z q Q w c x X o and %. */
export const PRINTF_HELPERS: readonly Helper[] = [
  {
    name: 'printf',
    needs: ['cast_integer', 'cast_real', 'text_of', 'printf_number'],
    sql: (s) =>
      plpgsqlFunction(
        `${s}.printf(format text, VARIADIC list jsonb[])`,
        'text',
        `DECLARE
  rest text := format;
  result text := '';
  at int;
  spec text[];
  arg jsonb;
  next int := 1;
  flags text;
  width int;
  digits int;
  piece text;
BEGIN
  IF format IS NULL THEN RETURN NULL; END IF;
  LOOP
    at := strpos(rest, '%');
    IF at = 0 THEN RETURN result || rest; END IF;
    result := result || left(rest, at - 1);
    rest := substr(rest, at);
    spec := regexp_match(rest, '^%([-+ 0#,!]*)([0-9]+|\\*)?(?:\\.([0-9]+|\\*)?)?(l*)([a-zA-Z%])');
    IF spec IS NULL THEN RETURN CASE WHEN rest = '%' THEN result || '%' ELSE result END; END IF;
    flags := spec[1];
    width := NULL;
    digits := NULL;
    IF spec[2] = '*' THEN
      width := ${s}.cast_integer(list[next]);
      next := next + 1;
      IF width < 0 THEN flags := flags || '-'; width := -width; END IF;
    ELSE width := spec[2]::int; END IF;
    IF spec[3] = '*' THEN
      digits := abs(${s}.cast_integer(list[next]));
      next := next + 1;
    ELSIF spec[3] IS NOT NULL THEN digits := spec[3]::int;
    ELSIF rest ~ '^%[-+ 0#,!]*(?:[0-9]+|\\*)?\\.' THEN digits := 0; END IF;
    rest := substr(rest, length(substring(rest from '^%[-+ 0#,!]*(?:[0-9]+|\\*)?(?:\\.(?:[0-9]+|\\*)?)?l*[a-zA-Z%]')) + 1);
    IF spec[5] = '%' THEN result := result || '%'; CONTINUE; END IF;
    IF strpos('diufeEgGszqQwcxXo', spec[5]) = 0 THEN
      RAISE EXCEPTION 'printf: %% % is not translated', spec[5] USING ERRCODE = 'feature_not_supported';
    END IF;
    arg := CASE WHEN next <= coalesce(array_length(list, 1), 0) THEN list[next] END;
    next := next + 1;
    IF strpos('diufeEgGxXo', spec[5]) > 0 THEN
      piece := ${s}.printf_number(spec[5], flags, width, digits, arg);
    ELSE
      piece := coalesce(${s}.text_of(arg), '');
      -- SQLite counts bytes here, not characters, unless the flag ! is given; half a character is an error.
      IF digits < octet_length(piece) AND spec[5] <> 'c' THEN
        piece := CASE WHEN strpos(flags, '!') > 0 THEN left(piece, digits) ELSE convert_from(substring(convert_to(piece, 'UTF8') FROM 1 FOR digits), 'UTF8') END;
      END IF;
      IF spec[5] = 'c' AND piece = '' THEN
        RAISE EXCEPTION 'printf: %% c of no character gives a NUL' USING ERRCODE = 'feature_not_supported';
      ELSIF spec[5] = 'c' THEN piece := repeat(left(piece, 1), greatest(coalesce(digits, 1), 1));
      ELSIF spec[5] = 'Q' AND arg IS NULL THEN piece := 'NULL';
      ELSIF spec[5] IN ('q', 'Q', 'w') THEN
        IF arg IS NULL THEN piece := '(NULL)'; END IF;
        piece := replace(piece, CASE WHEN spec[5] = 'w' THEN '"' ELSE '''' END, CASE WHEN spec[5] = 'w' THEN '""' ELSE '''''' END);
        IF spec[5] = 'Q' THEN piece := '''' || piece || ''''; END IF;
      END IF;
      IF width > length(piece) AND strpos(flags, '!') = 0 THEN width := greatest(width - (octet_length(piece) - length(piece)), 0); END IF;
      IF width > length(piece) THEN
        piece := CASE WHEN strpos(flags, '-') > 0 THEN rpad(piece, width) ELSE lpad(piece, width) END;
      END IF;
    END IF;
    result := result || piece;
  END LOOP;
END`,
      ),
  },
  {
    name: 'printf_number',
    needs: ['cast_integer', 'cast_real', 'real_digits'],
    sql: (s) =>
      plpgsqlFunction(
        `${s}.printf_number(kind text, flags text, width int, digits int, arg jsonb)`,
        'text',
        `DECLARE
  whole bigint;
  x float8;
  n numeric;
  body text;
  sign text := '';
  d record;
  exponent int;
  fraction text;
  trimmed boolean;
  scientific boolean;
BEGIN
  SELECT NULL::text AS digits, NULL::int AS point INTO d;
  IF kind IN ('d', 'i', 'u', 'x', 'X', 'o') THEN
    whole := coalesce(${s}.cast_integer(arg), 0);
    n := CASE WHEN kind IN ('d', 'i') OR whole >= 0 THEN abs(whole::numeric) ELSE whole::numeric + 18446744073709551616 END;
    IF kind IN ('d', 'i') AND whole < 0 THEN sign := '-'; END IF;
    body := CASE kind WHEN 'x' THEN to_hex(whole) WHEN 'X' THEN upper(to_hex(whole)) WHEN 'o' THEN '' ELSE n::text END;
    WHILE kind = 'o' AND (n > 0 OR body = '') LOOP body := mod(n, 8)::text || body; n := div(n, 8); END LOOP;
    IF digits > length(body) THEN body := lpad(body, digits, '0'); END IF;
    IF kind IN ('x', 'X') AND strpos(flags, '#') > 0 AND whole <> 0 THEN sign := '0' || kind; END IF;
    IF kind = 'o' AND strpos(flags, '#') > 0 AND whole <> 0 THEN sign := '0'; END IF;
  ELSE
    x := coalesce(${s}.cast_real(arg), 0);
    digits := coalesce(digits, 6);
    IF lower(kind) = 'g' AND digits = 0 THEN digits := 1; END IF;
    IF x NOT IN ('Infinity', '-Infinity') THEN
      SELECT * INTO d FROM ${s}.real_digits(abs(x), CASE lower(kind) WHEN 'f' THEN -digits WHEN 'e' THEN digits + 1 ELSE digits END,
        CASE WHEN strpos(flags, '!') > 0 THEN 20 ELSE 16 END);
    ELSIF strpos(flags, '0') > 0 THEN
      SELECT '9' AS digits, 1000 AS point INTO d;
    END IF;
    IF x < 0 AND NOT (kind = 'f' AND strpos(flags, '#') > 0 AND strpos(flags, '+') = 0 AND d.point <= -digits) THEN sign := '-'; END IF;
    IF d.digits IS NULL THEN body := 'Inf';
    ELSE
      exponent := d.point - 1;
      trimmed := strpos(flags, '!') > 0;
      scientific := lower(kind) = 'e';
      IF lower(kind) = 'g' THEN
        digits := digits - 1;
        trimmed := strpos(flags, '#') = 0;
        scientific := exponent < -4 OR exponent > digits;
        IF NOT scientific THEN digits := digits - exponent; END IF;
      END IF;
      IF scientific THEN d.point := 1; END IF;
      body := CASE WHEN d.point < 1 THEN '0' ELSE rpad(left(d.digits, d.point), d.point, '0') END;
      IF digits > 0 OR flags ~ '[#!]' THEN
        fraction := left(rpad(repeat('0', -d.point) || substr(d.digits, greatest(d.point, 0) + 1), digits, '0'), digits);
        IF trimmed THEN fraction := rtrim(fraction, '0'); END IF;
        IF fraction = '' AND trimmed AND strpos(flags, '!') > 0 THEN fraction := '0'; END IF;
        IF fraction <> '' OR NOT trimmed THEN body := body || '.' || fraction; END IF;
      END IF;
      IF scientific THEN
        body := body || CASE WHEN kind IN ('E', 'G') THEN 'E' ELSE 'e' END || CASE WHEN exponent < 0 THEN '-' ELSE '+' END
          || lpad(abs(exponent)::text, greatest(2, length(abs(exponent)::text)), '0');
      END IF;
    END IF;
  END IF;
  IF strpos(flags, ',') > 0 THEN
    body := regexp_replace(split_part(body, '.', 1), '([0-9])(?=([0-9]{3})+$)', '\\1,', 'g') || CASE WHEN strpos(body, '.') > 0 THEN '.' || split_part(body, '.', 2) ELSE '' END;
  END IF;
  IF sign = '' AND kind NOT IN ('u', 'x', 'X', 'o') THEN
    sign := CASE WHEN strpos(flags, '+') > 0 THEN '+' WHEN strpos(flags, ' ') > 0 THEN ' ' ELSE '' END;
  END IF;
  -- Integers are filled up with zeros even where they are set to the left.
  IF strpos(flags, '0') > 0 AND (strpos(flags, '-') = 0 OR strpos('diuxXo', kind) > 0) AND width > length(sign) + length(body) AND body <> 'Inf' THEN
    body := lpad(body, width - length(sign), '0');
  END IF;
  body := sign || body;
  IF width > length(body) THEN
    body := CASE WHEN strpos(flags, '-') > 0 THEN rpad(body, width) ELSE lpad(body, width) END;
  END IF;
  RETURN body;
END`,
      ),
  },
];
