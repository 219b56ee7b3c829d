import { plpgsqlFunction, sqlFunction, type Helper } from './helper.js';

/** The value at a path of a JSON document: of two equal keys the first. */
export const JSON_PATH_HELPERS: readonly Helper[] = [
  {
    name: 'json_steps',
    sql: (s) =>
      plpgsqlFunction(
        `${s}.json_steps(path text)`,
        'text[]',
        `DECLARE
  rest text := substr(path, 2);
  steps text[] := '{}';
  part text[];
BEGIN
  IF left(path, 1) <> '$' THEN RAISE EXCEPTION 'bad JSON path: %', path USING ERRCODE = 'invalid_parameter_value'; END IF;
  WHILE rest <> '' LOOP
    part := regexp_match(rest, '^(\\."((?:[^"\\\\]|\\\\.)*)"|\\.([^.\\[]+)|\\[([0-9]+)\\]|\\[#(?:-([0-9]+))?\\])');
    IF part IS NULL THEN RAISE EXCEPTION 'bad JSON path: %', path USING ERRCODE = 'invalid_parameter_value'; END IF;
    steps := steps || CASE
      WHEN left(part[1], 2) = '."' THEN 'k' || (('"' || part[2] || '"')::json #>> '{}')
      WHEN part[3] IS NOT NULL THEN 'k' || part[3]
      WHEN part[4] IS NOT NULL THEN 'i' || part[4]
      ELSE 'e' || coalesce(part[5], '0') END;
    rest := substr(rest, length(part[1]) + 1);
  END LOOP;
  RETURN steps;
END`,
        'IMMUTABLE STRICT',
      ),
  },
  {
    name: 'json_walk',
    sql: (s) =>
      plpgsqlFunction(
        `${s}.json_walk(doc json, steps text[])`,
        'json',
        `DECLARE
  cur json := doc;
  step text;
BEGIN
  FOREACH step IN ARRAY steps LOOP
    IF cur IS NULL THEN RETURN NULL; END IF;
    IF left(step, 1) = 'k' THEN
      IF json_typeof(cur) <> 'object' THEN RETURN NULL; END IF;
      cur := (SELECT e.value FROM json_each(cur) AS e WHERE e.key = substr(step, 2) LIMIT 1);
    ELSIF json_typeof(cur) <> 'array' THEN RETURN NULL;
    ELSIF left(step, 1) = 'i' THEN cur := CASE WHEN length(step) < 11 THEN cur -> substr(step, 2)::int END;
    ELSE cur := CASE WHEN step <> 'e0' AND substr(step, 2)::int <= json_array_length(cur) THEN cur -> -substr(step, 2)::int END;
    END IF;
  END LOOP;
  RETURN cur;
END`,
        'IMMUTABLE STRICT',
      ),
  },
  {
    name: 'json_at',
    needs: ['json', 'json_walk', 'json_steps'],
    sql: (s) =>
      sqlFunction(
        `${s}.json_at(doc text, path text)`,
        'text',
        `${s}.json(${s}.json_walk(doc::json, ${s}.json_steps(path))::text)`,
      ),
  },
  {
    name: 'json_value',
    needs: ['json', 'value', 'to_real'],
    sql: (s) =>
      sqlFunction(
        `${s}.json_value(j json)`,
        'jsonb',
        `CASE json_typeof(j)
    WHEN 'string' THEN to_jsonb(j #>> '{}')
    WHEN 'boolean' THEN CASE j::text WHEN 'true' THEN '1'::jsonb ELSE '0'::jsonb END
    WHEN 'null' THEN NULL
    WHEN 'number' THEN CASE WHEN j #>> '{}' ~ '^-?[0-9]+$' AND (j #>> '{}')::numeric BETWEEN -9223372036854775808 AND 9223372036854775807
      THEN to_jsonb((j #>> '{}')::bigint) ELSE ${s}.value(${s}.to_real(j #>> '{}')) END
    ELSE to_jsonb(${s}.json(j::text)) END`,
      ),
  },
  {
    name: 'json_extract',
    needs: ['json_value', 'json_walk', 'json_steps'],
    sql: (s) =>
      sqlFunction(
        `${s}.json_extract(doc text, path text)`,
        'jsonb',
        `${s}.json_value(${s}.json_walk(doc::json, ${s}.json_steps(path)))`,
      ),
  },
  {
    name: 'json_extract_part',
    // The result of json_extract() as it is embedded in JSON: of the document only objects and arrays are kept as they are written.
    needs: ['json', 'json_quote', 'json_value', 'json_walk', 'json_steps'],
    sql: (s) =>
      sqlFunction(
        `${s}.json_extract_part(doc text, path text, digits int DEFAULT 15)`,
        'text',
        `CASE WHEN json_typeof(j) IN ('object', 'array') THEN ${s}.json(j::text)
    WHEN json_typeof(j) <> 'null' THEN ${s}.json_quote(${s}.json_value(j), digits) END
  FROM (SELECT ${s}.json_walk(doc::json, ${s}.json_steps(path)) AS j) AS found`,
      ),
  },
  {
    name: 'json_element_part',
    // The same of a value that json_each() or json_tree() gave, with its type.
    needs: ['json_quote'],
    sql: (s) =>
      sqlFunction(
        `${s}.json_element_part(value jsonb, type text, digits int DEFAULT 15)`,
        'text',
        `CASE WHEN type IN ('object', 'array') THEN value #>> '{}' WHEN value IS NOT NULL THEN ${s}.json_quote(value, digits) END`,
      ),
  },
  {
    name: 'json_extract_array',
    needs: ['json_at'],
    sql: (s) =>
      sqlFunction(
        `${s}.json_extract_array(doc text, VARIADIC paths text[])`,
        'text',
        `CASE WHEN doc IS NOT NULL THEN '[' || (SELECT string_agg(coalesce(${s}.json_at(doc, path), 'null'), ',' ORDER BY at) FROM unnest(paths) WITH ORDINALITY AS list (path, at)) || ']' END`,
      ),
  },
  {
    name: 'json_label',
    needs: ['json_steps'],
    sql: (s) =>
      [
        sqlFunction(
          `${s}.json_label(label text)`,
          'text[]',
          `CASE WHEN left(label, 1) = '$' THEN ${s}.json_steps(label) ELSE ARRAY['k' || label] END`,
        ),
        sqlFunction(
          `${s}.json_label(at bigint)`,
          'text[]',
          `CASE WHEN at >= 0 THEN ARRAY['i' || at] ELSE ARRAY['e' || -at] END`,
        ),
      ].join('\n'),
  },
  {
    name: 'json_arrow',
    needs: ['json', 'json_walk', 'json_label'],
    sql: (s) =>
      ['text', 'bigint']
        .map((type) =>
          sqlFunction(
            `${s}.json_arrow(doc text, label ${type})`,
            'text',
            `${s}.json(${s}.json_walk(doc::json, ${s}.json_label(label))::text)`,
          ),
        )
        .join('\n'),
  },
  {
    name: 'json_arrow_value',
    needs: ['json_value', 'json_walk', 'json_label'],
    sql: (s) =>
      ['text', 'bigint']
        .map((type) =>
          sqlFunction(
            `${s}.json_arrow_value(doc text, label ${type})`,
            'jsonb',
            `${s}.json_value(${s}.json_walk(doc::json, ${s}.json_label(label)))`,
          ),
        )
        .join('\n'),
  },
  {
    name: 'json_type_name',
    sql: (s) =>
      sqlFunction(
        `${s}.json_type_name(j json)`,
        'text',
        `CASE json_typeof(j) WHEN 'string' THEN 'text' WHEN 'boolean' THEN j::text
    WHEN 'number' THEN CASE WHEN j::text ~ '[.eE]' THEN 'real' ELSE 'integer' END ELSE json_typeof(j) END`,
      ),
  },
  {
    name: 'json_type',
    needs: ['json_type_name', 'json_walk', 'json_steps'],
    sql: (s) =>
      sqlFunction(
        `${s}.json_type(doc text, path text DEFAULT '$')`,
        'text',
        `${s}.json_type_name(${s}.json_walk(doc::json, ${s}.json_steps(path)))`,
      ),
  },
  {
    name: 'json_array_length',
    needs: ['json_walk', 'json_steps'],
    sql: (s) =>
      sqlFunction(
        `${s}.json_array_length(doc text, path text DEFAULT '$')`,
        'bigint',
        `CASE json_typeof(j) WHEN 'array' THEN json_array_length(j) ELSE CASE WHEN j IS NOT NULL THEN 0 END END
  FROM (SELECT ${s}.json_walk(doc::json, ${s}.json_steps(path)) AS j) AS found`,
      ),
  },
];
