import { plpgsqlFunction, sqlFunction, type Helper } from './helper.js';

/** Mathematical functions where PostgreSQL's raise errors or differ. */
export const MATH_HELPERS: readonly Helper[] = [
  {
    name: 'math_number',
    needs: ['numeric_affinity', 'real_of', 'type_of'],
    sql: (s) =>
      sqlFunction(
        `${s}.math_number(x jsonb)`,
        'float8',
        `CASE WHEN ${s}.type_of(${s}.numeric_affinity(x)) IN ('integer', 'real') THEN ${s}.real_of(${s}.numeric_affinity(x)) END`,
      ),
  },
  {
    name: 'power',
    // C's pow(): infinite where PostgreSQL raises an error, NULL where the result is no number.
    sql: (s) =>
      plpgsqlFunction(
        `${s}.power(x float8, y float8)`,
        'float8',
        `BEGIN
  RETURN nullif(power(x, y), 'NaN');
EXCEPTION
  WHEN invalid_argument_for_power_function THEN
    IF x <> 0 THEN RETURN NULL; END IF;
    RETURN 'Infinity';
  WHEN numeric_value_out_of_range THEN
    IF (abs(x) > 1) <> (y > 0) THEN RETURN 0; END IF;
    RETURN CASE WHEN x < 0 AND y / 2 <> trunc(y / 2) THEN '-Infinity' ELSE 'Infinity' END::float8;
END`,
        'IMMUTABLE STRICT',
      ),
  },
  {
    name: 'fmod',
    needs: ['exact'],
    sql: (s) =>
      sqlFunction(
        `${s}.fmod(x float8, y float8)`,
        'float8',
        `CASE WHEN y <> 0 AND abs(x) < 'Infinity' THEN CASE WHEN abs(y) = 'Infinity' THEN x ELSE mod(${s}.exact(x), ${s}.exact(y))::float8 END END`,
      ),
  },
  {
    name: 'logarithm',
    needs: ['exact'],
    // C has a log2() of its own, which rounds once.
    sql: (s) =>
      sqlFunction(
        `${s}.logarithm(base float8, x float8)`,
        'float8',
        `CASE WHEN base = 2 AND x > 0 THEN log(round(2::numeric, 40), ${s}.exact(x))::float8 WHEN base > 1 AND x > 0 THEN ln(x) / ln(base) END`,
      ),
  },
  {
    name: 'exact',
    // Every double is a whole number times a power of two: all its decimal digits.
    sql: (s) =>
      plpgsqlFunction(
        `${s}.exact(x float8)`,
        'numeric',
        `DECLARE
  bits bigint := ('x' || encode(float8send(x), 'hex'))::bit(64)::bigint;
  exponent int := ((bits >> 52) & 2047)::int;
  fraction numeric := bits & 4503599627370495;
  n numeric;
BEGIN
  IF exponent > 0 THEN fraction := fraction + 4503599627370496; ELSE exponent := 1; END IF;
  exponent := exponent - 1075;
  IF exponent >= 0 THEN n := fraction * power(2::numeric, exponent);
  ELSE n := (trunc(fraction * power(5::numeric, -exponent))::text || 'e' || exponent)::numeric; END IF;
  RETURN CASE WHEN bits < 0 THEN -n ELSE n END;
END`,
        'IMMUTABLE STRICT',
      ),
  },
];
