import { plpgsqlFunction, type Helper } from './helper.js';

/** printf(): https://sqlite.org/printf.html, for d i u f e g s z q Q w c x X o and %. */
export const PRINTF_HELPERS: readonly Helper[] = [
  {
    name: 'printf',
    needs: ['cast_integer', 'cast_real', 'text_of', 'exact', 'printf_number'],
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
      IF spec[5] = 'c' THEN piece := repeat(left(piece, 1), greatest(coalesce(digits, 1), 1));
      ELSIF spec[5] = 'Q' AND arg IS NULL THEN piece := 'NULL';
      ELSIF spec[5] IN ('q', 'Q', 'w') THEN
        IF arg IS NULL THEN piece := '(NULL)'; END IF;
        piece := replace(left(piece, coalesce(digits, 2147483647)), CASE WHEN spec[5] = 'w' THEN '"' ELSE '''' END, CASE WHEN spec[5] = 'w' THEN '""' ELSE '''''' END);
        IF spec[5] = 'Q' THEN piece := '''' || piece || ''''; END IF;
      ELSE piece := left(piece, coalesce(digits, 2147483647)); END IF;
      -- SQLite counts the bytes of the width here, not the characters, unless the flag ! is given.
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
    needs: ['cast_integer', 'cast_real', 'exact'],
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
  exponent int;
BEGIN
  IF kind IN ('d', 'i', 'u', 'x', 'X', 'o') THEN
    whole := coalesce(${s}.cast_integer(arg), 0);
    n := CASE WHEN kind IN ('d', 'i') OR whole >= 0 THEN abs(whole::numeric) ELSE whole::numeric + 18446744073709551616 END;
    IF kind IN ('d', 'i') AND whole < 0 THEN sign := '-'; END IF;
    body := CASE kind WHEN 'x' THEN to_hex(whole) WHEN 'X' THEN upper(to_hex(whole)) ELSE n::text END;
    IF kind = 'o' THEN
      RAISE EXCEPTION 'printf: %% o is not translated' USING ERRCODE = 'feature_not_supported';
    END IF;
    IF digits > length(body) THEN body := lpad(body, digits, '0'); END IF;
    IF kind IN ('x', 'X') AND strpos(flags, '#') > 0 AND whole <> 0 THEN sign := '0' || kind; END IF;
  ELSE
    x := coalesce(${s}.cast_real(arg), 0);
    IF x IN ('Infinity', '-Infinity') THEN
      body := 'Inf';
      IF x < 0 THEN sign := '-'; END IF;
      flags := replace(flags, '0', '');
    ELSIF kind IN ('f') THEN
      n := round(${s}.exact(x), least(coalesce(digits, 6), 60));
      IF x < 0 THEN sign := '-'; END IF;
      body := abs(n)::text;
      -- Without ! only the first 16 significant digits are kept, the rest are zeros.
      IF strpos(flags, '!') = 0 AND length(ltrim(replace(body, '.', ''), '0')) > 16 AND x <> 0 THEN
        exponent := floor(log(abs(${s}.exact(x))))::int;
        n := round(round(${s}.exact(x), 15 - exponent), least(coalesce(digits, 6), 60));
        body := abs(n)::text;
      END IF;
    ELSE
      RAISE EXCEPTION 'printf: %% % is not translated', kind USING ERRCODE = 'feature_not_supported';
    END IF;
  END IF;
  IF strpos(flags, ',') > 0 THEN
    body := regexp_replace(split_part(body, '.', 1), '([0-9])(?=([0-9]{3})+$)', '\\1,', 'g') || CASE WHEN strpos(body, '.') > 0 THEN '.' || split_part(body, '.', 2) ELSE '' END;
  END IF;
  IF sign = '' AND kind IN ('d', 'i', 'f') THEN
    sign := CASE WHEN strpos(flags, '+') > 0 THEN '+' WHEN strpos(flags, ' ') > 0 THEN ' ' ELSE '' END;
  END IF;
  IF strpos(flags, '0') > 0 AND strpos(flags, '-') = 0 AND width > length(sign) + length(body) THEN
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
