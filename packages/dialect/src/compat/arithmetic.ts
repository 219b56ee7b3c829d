import { plpgsqlFunction, sqlFunction, type Helper } from './helper.js';

function arithmetic(name: string, integer: string, real: string): Helper {
  return {
    name,
    needs: ['number_of', 'real_of', 'value', 'type_of'],
    sql: (s) =>
      plpgsqlFunction(
        `${s}.${name}(a jsonb, b jsonb)`,
        'jsonb',
        `DECLARE
  x jsonb := ${s}.number_of(a);
  y jsonb := ${s}.number_of(b);
  n numeric;
BEGIN
  IF ${s}.type_of(x) = 'integer' AND ${s}.type_of(y) = 'integer' THEN
    ${integer}
    IF n BETWEEN -9223372036854775808 AND 9223372036854775807 THEN RETURN to_jsonb(n); END IF;
  END IF;
  ${real.replaceAll('@', s)}
END`,
        'IMMUTABLE STRICT',
      ),
  };
}

/** Arithmetic over values whose class is only known at run time, and shifts. */
export const ARITHMETIC_HELPERS: readonly Helper[] = [
  arithmetic(
    'add',
    "n := (x #>> '{}')::numeric + (y #>> '{}')::numeric;",
    'RETURN @.value(@.real_of(x) + @.real_of(y));',
  ),
  arithmetic(
    'subtract',
    "n := (x #>> '{}')::numeric - (y #>> '{}')::numeric;",
    'RETURN @.value(@.real_of(x) - @.real_of(y));',
  ),
  arithmetic(
    'multiply',
    "n := (x #>> '{}')::numeric * (y #>> '{}')::numeric;",
    'RETURN @.value(@.real_of(x) * @.real_of(y));',
  ),
  arithmetic(
    'divide',
    "n := div((x #>> '{}')::numeric, nullif((y #>> '{}')::numeric, 0));\n    IF n IS NULL THEN RETURN NULL; END IF;",
    'RETURN @.value(@.real_of(x) / nullif(@.real_of(y), 0));',
  ),
  {
    name: 'modulo',
    needs: ['number_of', 'cast_integer', 'type_of', 'value'],
    sql: (s) =>
      sqlFunction(
        `${s}.modulo(a jsonb, b jsonb)`,
        'jsonb',
        `CASE WHEN ${s}.type_of(${s}.number_of(a)) = 'integer' AND ${s}.type_of(${s}.number_of(b)) = 'integer'
    THEN to_jsonb(${s}.cast_integer(a) % nullif(${s}.cast_integer(b), 0))
    ELSE ${s}.value((${s}.cast_integer(a) % nullif(${s}.cast_integer(b), 0))::float8) END`,
      ),
  },
  ...(
    [
      ['add', '(a + b)', 'a::float8 + b::float8'],
      ['subtract', '(a - b)', 'a::float8 - b::float8'],
      ['multiply', '(a * b)', 'a::float8 * b::float8'],
      ['divide', 'div(a, nullif(b, 0))', 'a::float8 / nullif(b::float8, 0)'],
    ] as const
  ).map(([name, whole, real]): Helper => ({
    name: `real_${name}`,
    // The result as a real, of numbers of a NUMERIC column: whole ones are integers, as long as they and the result fit one.
    sql: (s) =>
      sqlFunction(
        `${s}.real_${name}(a numeric, b numeric)`,
        'float8',
        `CASE WHEN trunc(a) = a AND trunc(b) = b AND greatest(a, b, ${whole}) <= 9223372036854775807 AND least(a, b, ${whole}) >= -9223372036854775808
    THEN ${whole}::float8 ELSE ${real} END`,
      ),
  })),
  {
    name: 'negate',
    needs: ['subtract'],
    sql: (s) => sqlFunction(`${s}.negate(x jsonb)`, 'jsonb', `${s}.subtract('0', x)`),
  },
  {
    name: 'absolute',
    needs: ['negate', 'real_of', 'value', 'cast_real'],
    sql: (s) =>
      sqlFunction(
        `${s}.absolute(x jsonb)`,
        'jsonb',
        `CASE WHEN jsonb_typeof(x) = 'string' THEN ${s}.value(abs(${s}.cast_real(x))) WHEN ${s}.real_of(x) < 0 THEN ${s}.negate(x) ELSE x END`,
      ),
  },
  ...(['shift_left', 'shift_right'] as const).map((name): Helper => {
    const [ahead, back] = name === 'shift_left' ? (['<<', '>>'] as const) : (['>>', '<<'] as const);
    const far = (operator: string): string => (operator === '<<' ? '0' : 'CASE WHEN x < 0 THEN -1 ELSE 0 END');
    return {
      name,
      sql: (s) =>
        sqlFunction(
          `${s}.${name}(x bigint, n bigint)`,
          'bigint',
          `CASE WHEN x IS NULL THEN NULL WHEN n >= 64 THEN ${far(ahead)} WHEN n >= 0 THEN x ${ahead} n::int
    WHEN n <= -64 THEN ${far(back)} ELSE x ${back} (-n)::int END`,
        ),
    };
  }),
];
