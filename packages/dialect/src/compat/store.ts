import { plpgsqlFunction, sqlFunction, type Helper } from './helper.js';

function checked(name: string, returns: string, fits: string, result: string, words: string): Helper {
  return {
    name,
    needs: ['numeric_affinity', 'type_of', 'real_of', 'text_affinity', 'text_of'],
    sql: (s) =>
      plpgsqlFunction(
        `${s}.${name}(value jsonb)`,
        returns,
        `DECLARE
  x jsonb := ${s}.numeric_affinity(value);
BEGIN
  IF ${fits.replaceAll('@', s)} THEN RETURN ${result.replaceAll('@', s)}; END IF;
  RAISE EXCEPTION '% does not fit ${words}', value USING ERRCODE = 'datatype_mismatch';
END`,
        'IMMUTABLE STRICT',
      ),
  };
}

/** Values of unknown class on their way into a column: an error where the column's type cannot hold them. */
export const STORE_HELPERS: readonly Helper[] = [
  {
    name: 'store_mixed',
    needs: ['numeric_affinity', 'type_of', 'real_of', 'text_of', 'value'],
    // The value as a column of numeric affinity stores it, as text; whole reals become integers but in a REAL column.
    sql: (s) =>
      plpgsqlFunction(
        `${s}.store_mixed(value jsonb, is_real boolean)`,
        'text',
        `DECLARE
  x jsonb := ${s}.numeric_affinity(value);
BEGIN
  IF jsonb_typeof(x) = 'object' THEN
    RAISE EXCEPTION '% does not fit a text column', value USING ERRCODE = 'datatype_mismatch';
  END IF;
  IF is_real AND ${s}.type_of(x) = 'integer' THEN x := ${s}.value(${s}.real_of(x)); END IF;
  IF NOT is_real AND ${s}.type_of(x) = 'real' AND ${s}.real_of(x) = trunc(${s}.real_of(x)) AND abs(${s}.real_of(x)) < 9223372036854775808 THEN
    RETURN ${s}.real_of(x)::bigint;
  END IF;
  RETURN ${s}.text_of(x);
END`,
        'IMMUTABLE STRICT',
      ),
  },
  {
    name: 'real_numeric',
    sql: (s) =>
      sqlFunction(
        `${s}.real_numeric(x float8)`,
        'numeric',
        'CASE WHEN abs(x) BETWEEN 9007199254740992 AND 9223372036854774784 THEN x::bigint::numeric ELSE x::text::numeric END',
      ),
  },
  // A text of these forms says the same under every DateStyle: what PostgreSQL cannot know of its cast.
  ...(['date', 'time', 'timestamp'] as const).map((type) => ({
    name: `iso_${type}`,
    sql: (s: string) =>
      plpgsqlFunction(`${s}.iso_${type}(value text)`, type, `BEGIN\n  RETURN value::${type};\nEND`, 'IMMUTABLE STRICT'),
  })),
  {
    name: 'store_integer',
    needs: ['store_integer_value', 'value'],
    sql: (s) =>
      [
        sqlFunction(`${s}.store_integer(x jsonb)`, 'bigint', `${s}.store_integer_value(x)`),
        sqlFunction(`${s}.store_integer(x float8)`, 'bigint', `${s}.store_integer_value(${s}.value(x))`),
      ].join('\n'),
  },
  checked(
    'store_integer_value',
    'bigint',
    "jsonb_typeof(x) = 'number' AND (x #>> '{}')::numeric = trunc((x #>> '{}')::numeric)",
    "(x #>> '{}')::numeric::bigint",
    'an integer column',
  ),
  checked('store_real', 'float8', "@.type_of(x) IN ('integer', 'real')", '@.real_of(x)', 'a real column'),
  checked(
    'store_numeric',
    'numeric',
    "jsonb_typeof(x) = 'number'",
    "trim_scale((x #>> '{}')::numeric)",
    'a numeric column',
  ),
  checked('store_text', 'text', "@.type_of(value) <> 'blob'", "@.text_affinity(value) #>> '{}'", 'a text column'),
  checked('store_blob', 'bytea', "@.type_of(value) = 'blob'", "decode(value ->> 'blob', 'hex')", 'a blob column'),
  checked('store_boolean', 'boolean', "x IN ('0', '1')", "x = '1'", 'a boolean column'),
];
