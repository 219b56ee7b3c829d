import { LARGE_POWERS, SMALL_POWERS } from '../sql/real-digits.js';
import { plpgsqlFunction, sqlFunction, type Helper } from './helper.js';

function list(powers: readonly bigint[]): string {
  return `'{${powers.join(',')}}'::numeric[]`;
}

/** Reals as text, to the last digit as SQLite 3.52 writes them. */
export const REAL_TEXT_HELPERS: readonly Helper[] = [
  {
    name: 'real_digits',
    // The same as sql/real-digits.ts in TypeScript; x is finite and not negative.
    sql: (s) =>
      plpgsqlFunction(
        `${s}.real_digits(x float8, wanted int, most int, OUT digits text, OUT point int)`,
        'record',
        `DECLARE
  small constant numeric[] := ${list(SMALL_POWERS)};
  large constant numeric[] := ${list(LARGE_POWERS)};
  bits constant bigint := ('x' || encode(float8send(x), 'hex'))::bit(64)::bigint;
  e int := (bits >> 52)::int;
  m numeric := bits & 4503599627370495;
  n int := CASE WHEN wanted <= 0 OR wanted >= 18 THEN 18 ELSE wanted + 1 END;
  p int;
  g int;
  h numeric;
  kept text;
BEGIN
  IF x = 0 THEN digits := '0'; point := 1; RETURN; END IF;
  IF e > 0 THEN
    m := (m + 4503599627370496) * 2048;
    e := e - 1086;
  ELSE
    e := -1074;
    WHILE m < 9223372036854775808 LOOP m := m * 2; e := e - 1; END LOOP;
  END IF;
  p := n - 1 - (((e + 63) * 78913) >> 18);
  IF p BETWEEN 0 AND 26 THEN h := small[p + 1];
  ELSE
    g := floor(p / 27.0);
    h := large[g + 14];
    IF p <> g * 27 THEN
      h := div(small[p - g * 27 + 1] * h, 18446744073709551616);
      IF h < 9223372036854775808 THEN h := h * 2 + 1; END IF;
    END IF;
  END IF;
  h := div(m * h, 18446744073709551616);
  g := -(e + ((p * 108853) >> 15) + 1);
  IF n = 18 THEN
    h := div(h, power(2::numeric, g - 1));
    h := div(h + 2 * mod(h, 2), 2);
  ELSE h := div(h, power(2::numeric, g));
  END IF;
  digits := h::text;
  n := length(digits);
  point := n - p;
  IF wanted <= 0 THEN
    wanted := point - wanted;
    IF wanted = 0 AND digits >= '5' THEN
      wanted := 1;
      digits := '0' || digits;
      n := n + 1;
      point := point + 1;
    END IF;
  END IF;
  IF wanted > 0 AND (wanted < n OR n > most) THEN
    wanted := least(wanted, most);
    IF wanted = 17 THEN
      IF substr(digits, 15, 2) = '99' THEN
        kept := rtrim(left(digits, 14), '9');
        IF (coalesce(nullif(kept, ''), '0')::numeric + 1 || 'e' || (n - p - length(kept)))::float8 = x THEN wanted := length(kept) + 1; END IF;
      ELSIF point >= n OR substr(digits, 14, 3) = '000' THEN
        kept := rtrim(left(digits, 14), '0');
        IF (kept || 'e' || (n - p - length(kept)))::float8 = x THEN wanted := length(kept) + 1; END IF;
      END IF;
    END IF;
    kept := left(digits, wanted);
    IF substr(digits, wanted + 1, 1) >= '5' THEN
      digits := (kept::numeric + 1)::text;
      IF length(digits) > length(kept) THEN point := point + 1; END IF;
    ELSE digits := kept;
    END IF;
  END IF;
  digits := rtrim(digits, '0');
END`,
        'IMMUTABLE STRICT',
      ),
  },
  {
    name: 'real_general',
    needs: ['real_digits'],
    // %!.17g and the like: a point always, an exponent below -4 and from 10^most on.
    sql: (s) =>
      plpgsqlFunction(
        `${s}.real_general(x float8, most int)`,
        'text',
        `DECLARE
  sign constant text := CASE WHEN x < 0 THEN '-' ELSE '' END;
  d record;
  e int;
BEGIN
  IF x IN ('Infinity', '-Infinity') THEN RETURN sign || 'Inf'; END IF;
  d := ${s}.real_digits(abs(x), most, 20);
  e := d.point - 1;
  IF e < -4 OR e >= most THEN
    RETURN sign || left(d.digits, 1) || '.' || coalesce(nullif(substr(d.digits, 2), ''), '0') || 'e' || CASE WHEN e < 0 THEN '-' ELSE '+' END
      || lpad(abs(e)::text, greatest(2, length(abs(e)::text)), '0');
  END IF;
  IF e < 0 THEN RETURN sign || '0.' || repeat('0', -d.point) || d.digits; END IF;
  RETURN sign || rpad(left(d.digits, d.point), d.point, '0') || '.' || coalesce(nullif(substr(d.digits, d.point + 1), ''), '0');
END`,
        'IMMUTABLE STRICT',
      ),
  },
  {
    name: 'real_text',
    needs: ['real_general'],
    // The shortest text that reads back the same, where it has so few digits that SQLite's search for it finds it.
    sql: (s) =>
      sqlFunction(
        `${s}.real_text(x float8)`,
        'text',
        `CASE WHEN (abs(x) BETWEEN 0.001 AND 1e12 OR x = 0) AND length(x::text) <= 14
    THEN CASE WHEN x = trunc(x) THEN x::bigint::text || '.0' ELSE x::text END ELSE ${s}.real_general(x, 17) END`,
      ),
  },
  {
    name: 'real_quoted',
    needs: ['real_general', 'real_digits', 'to_real'],
    // quote(): %!.15g where that reads back the same, else %!.20e.
    sql: (s) =>
      plpgsqlFunction(
        `${s}.real_quoted(x float8)`,
        'text',
        `DECLARE
  short constant text := ${s}.real_general(x, 15);
  d record;
BEGIN
  IF x IN ('Infinity', '-Infinity') THEN RETURN replace(short, 'Inf', '9.0e+999'); END IF;
  IF ${s}.to_real(short) = x THEN RETURN short; END IF;
  d := ${s}.real_digits(abs(x), 21, 20);
  RETURN CASE WHEN x < 0 THEN '-' ELSE '' END || left(d.digits, 1) || '.' || coalesce(nullif(substr(d.digits, 2), ''), '0') || 'e' || CASE WHEN d.point < 1 THEN '-' ELSE '+' END
    || lpad(abs(d.point - 1)::text, greatest(2, length(abs(d.point - 1)::text)), '0');
END`,
        'IMMUTABLE STRICT',
      ),
  },
];
