import { plpgsqlFunction, sqlFunction, type Helper } from './helper.js';

/** JSON documents as text: keys in their order, no spaces. */
export const JSON_HELPERS: readonly Helper[] = [
  {
    name: 'json',
    sql: (s) =>
      sqlFunction(
        `${s}.json(doc text)`,
        'text',
        `regexp_replace((doc::json)::text, '("(?:[^"\\\\]|\\\\.)*")|[ \\t\\n\\r]+', '\\1', 'g')`,
      ),
  },
  {
    name: 'json_valid',
    sql: (s) =>
      plpgsqlFunction(
        `${s}.json_valid(doc text)`,
        'boolean',
        `BEGIN
  PERFORM doc::json;
  RETURN true;
EXCEPTION WHEN invalid_text_representation OR untranslatable_character THEN RETURN false;
END`,
        'IMMUTABLE STRICT',
      ),
  },
  {
    name: 'json_quote',
    needs: ['type_of', 'real_of', 'real_general'],
    sql: (s) =>
      plpgsqlFunction(
        `${s}.json_quote(x jsonb, digits int DEFAULT 15)`,
        'text',
        `BEGIN
  CASE ${s}.type_of(x)
    WHEN 'null' THEN RETURN 'null';
    WHEN 'text' THEN RETURN to_json(x #>> '{}')::text;
    WHEN 'blob' THEN RAISE EXCEPTION 'JSON cannot hold BLOB values' USING ERRCODE = 'datatype_mismatch';
    WHEN 'integer' THEN RETURN x #>> '{}';
    ELSE RETURN replace(${s}.real_general(${s}.real_of(x), digits), 'Inf', CASE digits WHEN 15 THEN '9.0e+999' ELSE '9e999' END);
  END CASE;
END`,
      ),
  },
  {
    name: 'json_pretty',
    needs: ['json_laid_out'],
    sql: (s) =>
      sqlFunction(
        `${s}.json_pretty(doc text, indent text DEFAULT '    ')`,
        'text',
        `${s}.json_laid_out(doc::json, '', coalesce(indent, '    '))`,
      ),
  },
  {
    name: 'json_laid_out',
    sql: (s) =>
      plpgsqlFunction(
        `${s}.json_laid_out(j json, margin text, indent text)`,
        'text',
        `DECLARE
  lines text;
BEGIN
  IF json_typeof(j) = 'object' THEN
    SELECT string_agg(margin || indent || to_json(e.key)::text || ': ' || ${s}.json_laid_out(e.value, margin || indent, indent), E',\\n' ORDER BY e.at) INTO lines
    FROM json_each(j) WITH ORDINALITY AS e (key, value, at);
    RETURN coalesce(E'{\\n' || lines || E'\\n' || margin || '}', '{}');
  ELSIF json_typeof(j) = 'array' THEN
    SELECT string_agg(margin || indent || ${s}.json_laid_out(e.value, margin || indent, indent), E',\\n' ORDER BY e.at) INTO lines
    FROM json_array_elements(j) WITH ORDINALITY AS e (value, at);
    RETURN coalesce(E'[\\n' || lines || E'\\n' || margin || ']', '[]');
  END IF;
  RETURN btrim(j::text, E' \\t\\n\\r');
END`,
        'IMMUTABLE STRICT',
      ),
  },
  {
    name: 'json_pair',
    sql: (s) => sqlFunction(`${s}.json_pair(label text, part text)`, 'text', "to_json(label)::text || ':' || part"),
  },
  {
    name: 'json_array',
    sql: (s) => sqlFunction(`${s}.json_array(parts text[])`, 'text', "'[' || array_to_string(parts, ',') || ']'"),
  },
  {
    name: 'json_object',
    needs: ['json_pair'],
    sql: (s) =>
      plpgsqlFunction(
        `${s}.json_object(labels text[], parts text[])`,
        'text',
        `BEGIN
  IF array_position(labels, NULL) IS NOT NULL THEN
    RAISE EXCEPTION 'json_object() labels must be TEXT' USING ERRCODE = 'null_value_not_allowed';
  END IF;
  RETURN '{' || coalesce((SELECT string_agg(${s}.json_pair(label, part), ',' ORDER BY at) FROM unnest(labels, parts) WITH ORDINALITY AS list (label, part, at)), '') || '}';
END`,
      ),
  },
];
