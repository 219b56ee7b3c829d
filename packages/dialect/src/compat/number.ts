import { plpgsqlFunction, sqlFunction, type Helper } from './helper.js';

const SPACE = '[ \\t\\n\\v\\f\\r]*';
const NUMBER = '[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?';

/** Numbers: casts, chance, sums. */
export const NUMBER_HELPERS: readonly Helper[] = [
  {
    name: 'to_real',
    // PostgreSQL raises an error where a decimal is beyond double precision; SQLite takes infinity or zero.
    sql: (s) =>
      plpgsqlFunction(
        `${s}.to_real(t text)`,
        'float8',
        `BEGIN
  RETURN t::float8;
EXCEPTION WHEN numeric_value_out_of_range THEN
  IF t ~ '[eE]-' OR t ~ '^[+-]?0*[.]0[0-9]*$' THEN RETURN 0; END IF;
  RETURN CASE WHEN left(t, 1) = '-' THEN '-Infinity' ELSE 'Infinity' END::float8;
END`,
        'IMMUTABLE STRICT',
      ),
  },
  {
    name: 'number_of',
    needs: ['to_real', 'value'],
    sql: (s) =>
      [
        plpgsqlFunction(
          `${s}.number_of_prefix(t text)`,
          'jsonb',
          `DECLARE
  prefix text := substring(t from '^${SPACE}(${NUMBER})');
BEGIN
  IF prefix IS NULL THEN RETURN '0'; END IF;
  IF prefix ~ '^[+-]?[0-9]+$' AND prefix::numeric BETWEEN -9223372036854775808 AND 9223372036854775807 THEN
    RETURN to_jsonb(prefix::bigint);
  END IF;
  RETURN ${s}.value(${s}.to_real(prefix));
END`,
          'IMMUTABLE STRICT',
        ),
        sqlFunction(
          `${s}.number_of(t text)`,
          'jsonb',
          `CASE WHEN length(t) < 19 AND t ~ '^-?[0-9]+$' THEN to_jsonb(t::bigint)
    WHEN length(t) < 15 AND t ~ '^-?[0-9]+[.][0-9]*[1-9]$' THEN to_jsonb(t::numeric) ELSE ${s}.number_of_prefix(t) END`,
        ),
        sqlFunction(
          `${s}.number_of(x jsonb)`,
          'jsonb',
          `CASE WHEN jsonb_typeof(x) = 'string' THEN ${s}.number_of(x #>> '{}')
    WHEN x ? 'blob' THEN ${s}.number_of(encode(decode(x ->> 'blob', 'hex'), 'escape')) ELSE x END`,
        ),
      ].join('\n'),
  },
  {
    name: 'cast_numeric',
    needs: ['number_of', 'real_of', 'type_of'],
    // Of a text that says 1e2 the cast makes an integer; a real stays one.
    sql: (s) =>
      [
        plpgsqlFunction(
          `${s}.cast_numeric(t text)`,
          'jsonb',
          `DECLARE
  x constant jsonb := ${s}.number_of(t);
BEGIN
  IF ${s}.type_of(x) = 'real' AND abs(${s}.real_of(x)) < 2251799813685248 AND ${s}.real_of(x) = trunc(${s}.real_of(x)) THEN
    RETURN to_jsonb(${s}.real_of(x)::bigint);
  END IF;
  RETURN x;
END`,
          'IMMUTABLE STRICT',
        ),
        sqlFunction(
          `${s}.cast_numeric(x jsonb)`,
          'jsonb',
          `CASE jsonb_typeof(x) WHEN 'string' THEN ${s}.cast_numeric(x #>> '{}') ELSE ${s}.number_of(x) END`,
        ),
      ].join('\n'),
  },
  {
    name: 'numeric_affinity',
    needs: ['number_of'],
    sql: (s) =>
      [
        sqlFunction(
          `${s}.numeric_affinity(t text)`,
          'jsonb',
          `CASE WHEN t ~ '^${SPACE}${NUMBER}${SPACE}$' THEN ${s}.number_of(t) ELSE to_jsonb(t) END`,
        ),
        sqlFunction(
          `${s}.numeric_affinity(x jsonb)`,
          'jsonb',
          `CASE jsonb_typeof(x) WHEN 'string' THEN ${s}.numeric_affinity(x #>> '{}') ELSE x END`,
        ),
      ].join('\n'),
  },
  {
    name: 'text_affinity',
    needs: ['text_of', 'type_of'],
    sql: (s) =>
      sqlFunction(
        `${s}.text_affinity(x jsonb)`,
        'jsonb',
        `CASE WHEN ${s}.type_of(x) IN ('integer', 'real') THEN to_jsonb(${s}.text_of(x)) ELSE x END`,
      ),
  },
  {
    name: 'cast_real',
    needs: ['number_of', 'real_of'],
    sql: (s) =>
      [
        sqlFunction(
          `${s}.cast_real(t text)`,
          'float8',
          `CASE WHEN length(t) < 300 AND t ~ '^-?[0-9]+([.][0-9]+)?$' THEN t::float8 ELSE ${s}.real_of(${s}.number_of(t)) END`,
        ),
        sqlFunction(`${s}.cast_real(x jsonb)`, 'float8', `${s}.real_of(${s}.number_of(x))`),
      ].join('\n'),
  },
  {
    name: 'cast_integer',
    needs: ['real_of', 'type_of'],
    sql: (s) =>
      [
        sqlFunction(
          `${s}.cast_integer(x float8)`,
          'bigint',
          `CASE WHEN x >= 9223372036854775807 THEN 9223372036854775807 WHEN x <= -9223372036854775808 THEN -9223372036854775808 ELSE trunc(x)::bigint END`,
        ),
        sqlFunction(
          `${s}.cast_integer(t text)`,
          'bigint',
          `CASE WHEN length(t) < 19 AND t ~ '^[0-9]+$' THEN t::bigint WHEN t IS NOT NULL THEN least(greatest(coalesce(substring(t from '^${SPACE}([+-]?[0-9]+)')::numeric, 0), -9223372036854775808), 9223372036854775807)::bigint END`,
        ),
        sqlFunction(
          `${s}.cast_integer(x jsonb)`,
          'bigint',
          `CASE ${s}.type_of(x)
    WHEN 'integer' THEN (x #>> '{}')::bigint
    WHEN 'real' THEN ${s}.cast_integer(${s}.real_of(x))
    WHEN 'text' THEN ${s}.cast_integer(x #>> '{}')
    WHEN 'blob' THEN ${s}.cast_integer(encode(decode(x ->> 'blob', 'hex'), 'escape')) END`,
        ),
      ].join('\n'),
  },
  {
    name: 'real_beyond',
    // Of an integer beyond 2^53 the double it rounds to, or the next one up (1) or down (-1); NaN where 0 asks for itself and it has none.
    sql: (s) =>
      plpgsqlFunction(
        `${s}.real_beyond(n bigint, side int)`,
        'float8',
        `DECLARE
  x constant float8 := n;
  way constant int := CASE WHEN x >= 9223372036854775807 THEN 1 ELSE sign(x::bigint::numeric - n) END;
BEGIN
  IF way = 0 OR way = side THEN RETURN x; END IF;
  IF side = 0 THEN RETURN 'NaN'; END IF;
  -- A little more than half the distance to the next one.
  RETURN x + side * abs(x) * 1.2e-16;
END`,
        'IMMUTABLE STRICT',
      ),
  },
  ...(
    [
      ['real_above', 1],
      ['real_below', -1],
      ['real_same', 0],
    ] as const
  ).map(([name, side]): Helper => ({
    name,
    needs: ['real_beyond'],
    // The form in which an integer is compared with reals: exact up to 2^53, beyond it what the comparison needs.
    sql: (s) =>
      sqlFunction(
        `${s}.${name}(n bigint)`,
        'float8',
        `CASE WHEN n BETWEEN -9007199254740992 AND 9007199254740992 THEN n::float8 ELSE ${s}.real_beyond(n, ${side}) END`,
      ),
  })),
  {
    name: 'truth',
    needs: ['cast_real'],
    sql: (s) => sqlFunction(`${s}.truth(x jsonb)`, 'boolean', `${s}.cast_real(x) <> 0`),
  },
  {
    name: 'random',
    sql: (s) =>
      sqlFunction(
        `${s}.random()`,
        'bigint',
        "('x' || encode(substr(sha256(uuid_send(gen_random_uuid())), 1, 8), 'hex'))::bit(64)::bigint",
        'VOLATILE',
      ),
  },
  {
    name: 'randomblob',
    sql: (s) =>
      sqlFunction(
        `${s}.randomblob(size int)`,
        'bytea',
        `substr(string_agg(sha256(uuid_send(gen_random_uuid())), ''::bytea), 1, greatest(size, 1)) FROM generate_series(0, greatest(size, 1) / 32)`,
        'VOLATILE',
      ),
  },
  {
    name: 'sum',
    needs: ['add', 'type_of'],
    // Where integers do not fit 64 bits sum() is an error, in SQLite too.
    sql: (s) =>
      plpgsqlFunction(
        `${s}.sum_step(a jsonb, b jsonb)`,
        'jsonb',
        `DECLARE
  total constant jsonb := ${s}.add(a, b);
BEGIN
  IF ${s}.type_of(total) = 'real' AND ${s}.type_of(a) = 'integer' AND ${s}.type_of(b) = 'integer' THEN
    RAISE EXCEPTION 'bigint out of range' USING ERRCODE = 'numeric_value_out_of_range';
  END IF;
  RETURN total;
END`,
        'IMMUTABLE STRICT',
      ) + `\nCREATE OR REPLACE AGGREGATE ${s}.sum(jsonb) (SFUNC = ${s}.sum_step, STYPE = jsonb);`,
  },
];
