import { plpgsqlFunction, sqlFunction, type Helper } from './helper.js';

/** Rounding as SQLite's round() does it: half away from zero, by the decimal digits. */
export const ROUNDING_HELPERS: readonly Helper[] = [
  {
    name: 'round',
    needs: ['real_digits'],
    sql: (s) =>
      [
        sqlFunction(
          `${s}.round(x float8)`,
          'float8',
          'CASE WHEN abs(x) > 4503599627370496 THEN x ELSE trunc(x + CASE WHEN x < 0 THEN -0.5 ELSE 0.5 END) END',
        ),
        plpgsqlFunction(
          `${s}.round(x float8, digits bigint)`,
          'float8',
          `DECLARE
  d record;
BEGIN
  IF digits <= 0 THEN RETURN ${s}.round(x); END IF;
  IF abs(x) > 4503599627370496 THEN RETURN x; END IF;
  d := ${s}.real_digits(abs(x), -least(digits, 30)::int, 20);
  -- Digits that begin behind the last place are not written.
  IF d.point <= -least(digits, 30) THEN RETURN 0; END IF;
  RETURN sign(x) * ('0.' || d.digits || 'e' || d.point)::float8;
END`,
          'IMMUTABLE STRICT',
        ),
      ].join('\n'),
  },
  {
    name: 'round_scaled',
    needs: ['round'],
    // Digits are looked at only where a double times 10^digits may lie on the other side of a half: not where it has few bits.
    sql: (s) =>
      sqlFunction(
        `${s}.round_scaled(x float8, scale int, digits bigint)`,
        'float8',
        `CASE WHEN ${isScaledExactly('x', 'scale')}
    THEN sign(x) * floor(abs(x) * scale + 0.5) / scale + 0 ELSE ${s}.round(x, digits) END`,
      ),
  },
];

/** Whether a double times a power of ten is rounded as its decimal digits are. */
function isScaledExactly(x: string, scale: string): string {
  const scaled = `abs(${x}) * ${scale}`;
  return `${scaled} < 8e9 AND (abs(${scaled} - floor(${scaled}) - 0.5) > 0.001 OR ${x} * 1048576 = trunc(${x} * 1048576))`;
}
