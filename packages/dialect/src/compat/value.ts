import { plpgsqlFunction, sqlFunction, type Helper } from './helper.js';

/**
 * Values whose storage class is only known at run time, as jsonb: integers as numbers without a fraction, reals as numbers
 * with one, text as strings; {"blob": hex} and {"real": "Infinity"} for what JSON has no word for. NULL is NULL.
 */
export const VALUE_HELPERS: readonly Helper[] = [
  {
    name: 'value',
    needs: ['real_value'],
    sql: (s) =>
      [
        sqlFunction(`${s}.value(bigint)`, 'jsonb', 'to_jsonb($1)'),
        sqlFunction(`${s}.value(text)`, 'jsonb', 'to_jsonb($1)'),
        sqlFunction(
          `${s}.value(bytea)`,
          'jsonb',
          "CASE WHEN $1 IS NOT NULL THEN jsonb_build_object('blob', encode($1, 'hex')) END",
        ),
        sqlFunction(`${s}.value(float8)`, 'jsonb', `${s}.real_value($1)`),
        sqlFunction(
          `${s}.value(numeric)`,
          'jsonb',
          `CASE WHEN $1 = trunc($1) AND $1 BETWEEN -9223372036854775808 AND 9223372036854775807\n    THEN to_jsonb(trunc($1)) ELSE ${s}.real_value($1::float8) END`,
        ),
      ].join('\n'),
  },
  {
    name: 'real_value',
    // From 2^53 on the shortest decimal is not the exact value, which comparisons with integers need.
    sql: (s) =>
      sqlFunction(
        `${s}.real_value(x float8)`,
        'jsonb',
        `CASE
    WHEN x IS NULL THEN NULL
    WHEN x IN ('Infinity', '-Infinity', 'NaN') THEN CASE WHEN x = 'NaN' THEN NULL ELSE jsonb_build_object('real', x::text) END
    WHEN abs(x) BETWEEN 9007199254740992 AND 9223372036854774784 THEN to_jsonb(x::bigint::numeric + 0.0)
    WHEN scale(x::text::numeric) = 0 THEN to_jsonb(x::text::numeric + 0.0)
    ELSE to_jsonb(x::text::numeric) END`,
      ),
  },
  {
    name: 'type_of',
    sql: (s) =>
      sqlFunction(
        `${s}.type_of(x jsonb)`,
        'text',
        `CASE WHEN x IS NULL THEN 'null' ELSE CASE jsonb_typeof(x)
    WHEN 'string' THEN 'text'
    WHEN 'number' THEN CASE WHEN scale((x #>> '{}')::numeric) = 0 THEN 'integer' ELSE 'real' END
    ELSE CASE WHEN x ? 'blob' THEN 'blob' ELSE 'real' END END END`,
      ),
  },
  {
    name: 'text_of',
    needs: ['real_text', 'type_of', 'real_of'],
    sql: (s) =>
      sqlFunction(
        `${s}.text_of(x jsonb)`,
        'text',
        `CASE ${s}.type_of(x)
    WHEN 'text' THEN x #>> '{}'
    WHEN 'integer' THEN x #>> '{}'
    WHEN 'real' THEN ${s}.real_text(${s}.real_of(x))
    WHEN 'blob' THEN convert_from(decode(x ->> 'blob', 'hex'), 'UTF8') END`,
      ),
  },
  {
    name: 'text_only',
    needs: ['text_of'],
    // For functions that count the bytes of a blob and the characters of a text.
    sql: (s) =>
      plpgsqlFunction(
        `${s}.text_only(x jsonb)`,
        'text',
        `BEGIN
  IF x ? 'blob' AND jsonb_typeof(x) = 'object' THEN
    RAISE EXCEPTION 'a blob among texts is not translated here' USING ERRCODE = 'feature_not_supported';
  END IF;
  RETURN ${s}.text_of(x);
END`,
        'IMMUTABLE STRICT',
      ),
  },
  {
    name: 'real_of',
    sql: (s) =>
      sqlFunction(
        `${s}.real_of(x jsonb)`,
        'float8',
        `CASE WHEN jsonb_typeof(x) = 'number' THEN (x #>> '{}')::float8 ELSE (x ->> 'real')::float8 END`,
      ),
  },
  {
    name: 'numeric_of',
    // Only for what is an integer or a real: the scale keeps 2.0 apart from 2.
    sql: (s) => sqlFunction(`${s}.numeric_of(x jsonb)`, 'numeric', "coalesce(x ->> 'real', x #>> '{}')::numeric"),
  },
  {
    name: 'number_value',
    sql: (s) =>
      sqlFunction(
        `${s}.number_value(n numeric)`,
        'jsonb',
        `CASE WHEN n IN ('Infinity', '-Infinity') THEN jsonb_build_object('real', n::text) ELSE to_jsonb(n) END`,
      ),
  },
  {
    name: 'blob_of',
    needs: ['text_of'],
    sql: (s) =>
      sqlFunction(
        `${s}.blob_of(x jsonb)`,
        'bytea',
        `CASE WHEN jsonb_typeof(x) = 'object' AND x ? 'blob' THEN decode(x ->> 'blob', 'hex') ELSE convert_to(${s}.text_of(x), 'UTF8') END`,
      ),
  },
  {
    name: 'compare',
    needs: ['type_of', 'value'],
    sql: (s) =>
      [
        plpgsqlFunction(
          `${s}.compare(a jsonb, b jsonb)`,
          'int',
          `DECLARE
  classes constant text[] := ARRAY['number', 'text', 'blob'];
  ta text := replace(replace(${s}.type_of(a), 'integer', 'number'), 'real', 'number');
  tb text := replace(replace(${s}.type_of(b), 'integer', 'number'), 'real', 'number');
BEGIN
  IF ta <> tb THEN RETURN sign(array_position(classes, ta) - array_position(classes, tb)); END IF;
  IF ta = 'text' THEN
    RETURN CASE WHEN (a #>> '{}') = (b #>> '{}') THEN 0 WHEN (a #>> '{}') COLLATE "C" < (b #>> '{}') THEN -1 ELSE 1 END;
  END IF;
  IF ta = 'blob' THEN RETURN CASE WHEN a = b THEN 0 WHEN (a ->> 'blob') COLLATE "C" < (b ->> 'blob') THEN -1 ELSE 1 END; END IF;
  RETURN sign(coalesce(a ->> 'real', a #>> '{}')::numeric - coalesce(b ->> 'real', b #>> '{}')::numeric);
END`,
          'IMMUTABLE STRICT',
        ),
        ...['a numeric, b float8', 'a float8, b numeric'].map((parameters) =>
          sqlFunction(`${s}.compare(${parameters})`, 'int', `${s}.compare(${s}.value(a), ${s}.value(b))`),
        ),
      ].join('\n'),
  },
  {
    name: 'sort_key',
    needs: ['type_of'],
    sql: (s) =>
      `DO $compat$ BEGIN
  IF to_regtype('${s}.sorted_value') IS NULL THEN
    CREATE TYPE ${s}.sorted_value AS (class int, number numeric, text text COLLATE "C");
  END IF;
END $compat$;\n` +
      sqlFunction(
        `${s}.sort_key(x jsonb)`,
        `${s}.sorted_value`,
        `CASE ${s}.type_of(x)
    WHEN 'null' THEN NULL
    WHEN 'text' THEN ROW(2, NULL, x #>> '{}')::${s}.sorted_value
    WHEN 'blob' THEN ROW(3, NULL, x ->> 'blob')::${s}.sorted_value
    ELSE ROW(1, coalesce(x ->> 'real', x #>> '{}')::numeric, NULL)::${s}.sorted_value END`,
      ),
  },
  // Of equal values (2 and 2.0) max() takes the first, min() the last.
  ...(['greatest_of', 'least_of'] as const).map((name): Helper => ({
    name,
    needs: ['sort_key'],
    sql: (s) =>
      sqlFunction(
        `${s}.${name}(VARIADIC list jsonb[])`,
        'jsonb',
        `CASE WHEN array_position(list, NULL) IS NULL THEN
    (SELECT x FROM unnest(list) WITH ORDINALITY AS each_of (x, at) ORDER BY ${s}.sort_key(x)${name === 'greatest_of' ? ' DESC, at' : ', at DESC'} LIMIT 1) END`,
      ),
  })),
];
