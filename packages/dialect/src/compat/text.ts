import { plpgsqlFunction, sqlFunction, type Helper } from './helper.js';

function substrBody(length: string, cut: string): string {
  return `DECLARE
  size bigint := ${length};
  a bigint := start;
  n bigint := coalesce(count, 1000000000);
BEGIN
  IF a < 0 THEN
    a := a + size;
    IF a < 0 THEN n := CASE WHEN n < 0 THEN n ELSE greatest(n + a, 0) END; a := 0; END IF;
  ELSIF a > 0 THEN a := a - 1;
  ELSIF n > 0 THEN n := n - 1;
  END IF;
  IF n < 0 THEN
    n := least(-n, a);
    a := a - n;
  END IF;
  IF a >= size THEN RETURN ${cut.replace('@', '1, 0')}; END IF;
  RETURN ${cut.replace('@', '(a + 1)::int, least(n, size)::int')};
END`;
}

/** Functions over text and blobs. */
export const TEXT_HELPERS: readonly Helper[] = [
  {
    name: 'distinct_texts',
    // Of the texts that belong to one key the first, in their order; NULL is none.
    sql: (s) =>
      [
        sqlFunction(
          `${s}.distinct_texts(texts text[], keys anyarray)`,
          'text[]',
          `array_agg(text ORDER BY at)
  FROM (SELECT DISTINCT ON (key) text, at FROM unnest(texts, keys) WITH ORDINALITY AS list (text, key, at) WHERE text IS NOT NULL ORDER BY key, at) AS firsts`,
        ),
        sqlFunction(`${s}.distinct_texts(texts text[])`, 'text[]', `${s}.distinct_texts(texts, texts)`),
      ].join('\n'),
  },
  {
    name: 'substr',
    sql: (s) =>
      [
        plpgsqlFunction(
          `${s}.substr_of(x text, start bigint, count bigint)`,
          'text',
          substrBody('length(x)', 'substr(x, @)'),
          'IMMUTABLE',
        ),
        plpgsqlFunction(
          `${s}.substr_of(x bytea, start bigint, count bigint)`,
          'bytea',
          substrBody('length(x)', 'substr(x, @)'),
          'IMMUTABLE',
        ),
        // Of no bytes SQLite's substr() makes NULL.
        ...(['text', 'bytea'] as const).flatMap((type) => {
          const there = type === 'text' ? 'x IS NOT NULL' : "x <> ''";
          const from = 'substr(x, least(start, 1000000000)::int';
          const ahead = type === 'text' ? `WHEN start > 0 THEN ${from}) ` : '';
          const part =
            type === 'text' ? `WHEN start > 0 AND count >= 0 THEN ${from}, least(count, 1000000000)::int) ` : '';
          return [
            sqlFunction(
              `${s}.substr(x ${type}, start bigint)`,
              type,
              `CASE ${ahead}WHEN ${there} AND start IS NOT NULL THEN ${s}.substr_of(x, start, NULL) END`,
            ),
            sqlFunction(
              `${s}.substr(x ${type}, start bigint, count bigint)`,
              type,
              `CASE ${part}WHEN ${there} AND start IS NOT NULL AND count IS NOT NULL THEN ${s}.substr_of(x, start, count) END`,
            ),
          ];
        }),
      ].join('\n'),
  },
  // PostgreSQL's own are stable: by the encoding that is asked for, and by what a value of any type looks like.
  {
    name: 'text_bytes',
    sql: (s) => sqlFunction(`${s}.text_bytes(x text)`, 'bytea', "convert_to(x, 'UTF8')"),
  },
  {
    name: 'bytes_text',
    sql: (s) => sqlFunction(`${s}.bytes_text(x bytea)`, 'text', "convert_from(x, 'UTF8')"),
  },
  {
    name: 'concat_ws',
    sql: (s) =>
      sqlFunction(`${s}.concat_ws(separator text, VARIADIC texts text[])`, 'text', 'array_to_string(texts, separator)'),
  },
  {
    name: 'glob',
    sql: (s) =>
      plpgsqlFunction(
        `${s}.glob(pattern text, subject text)`,
        'boolean',
        `DECLARE
  regex text := '^';
  at int := 1;
  c text;
  negated boolean;
  prior text;
  body text;
BEGIN
  WHILE at <= length(pattern) LOOP
    c := substr(pattern, at, 1);
    IF c = '*' THEN regex := regex || '.*';
    ELSIF c = '?' THEN regex := regex || '.';
    ELSIF c = '[' THEN
      negated := substr(pattern, at + 1, 1) = '^';
      IF negated THEN at := at + 1; END IF;
      body := '';
      prior := NULL;
      IF substr(pattern, at + 1, 1) = ']' THEN at := at + 1; body := '\\]'; END IF;
      LOOP
        at := at + 1;
        c := substr(pattern, at, 1);
        IF c = '' THEN RETURN false; END IF;
        EXIT WHEN c = ']';
        -- The end of one range does not begin another, and a range that runs backwards holds only where it begins.
        IF c = '-' AND prior IS NOT NULL AND substr(pattern, at + 1, 1) NOT IN ('', ']') THEN
          at := at + 1;
          c := substr(pattern, at, 1);
          IF ascii(prior) <= ascii(c) THEN body := body || '-' || CASE WHEN c IN ('\\', '[', '^', '-') THEN '\\' || c ELSE c END; END IF;
          prior := NULL;
        ELSE
          body := body || CASE WHEN c IN ('\\', '[', '^', '-') THEN '\\' || c ELSE c END;
          prior := c;
        END IF;
      END LOOP;
      regex := regex || CASE WHEN negated THEN '[^' ELSE '[' END || body || ']';
    ELSE regex := regex || CASE WHEN c ~ '^[[:alnum:]]$' OR ascii(c) > 127 THEN c ELSE '\\' || c END;
    END IF;
    at := at + 1;
  END LOOP;
  RETURN subject COLLATE "C" ~ (regex || '$');
END`,
        'IMMUTABLE STRICT',
      ),
  },
  {
    name: 'char',
    sql: (s) =>
      sqlFunction(
        `${s}.char(VARIADIC codes bigint[])`,
        'text',
        `coalesce(string_agg(CASE WHEN code BETWEEN 0 AND 1114111 THEN chr(code::int) ELSE U&'\\FFFD' END, '' ORDER BY at), '') FROM unnest(codes) WITH ORDINALITY AS list (code, at)`,
      ),
  },
  {
    name: 'unhex',
    sql: (s) =>
      sqlFunction(
        `${s}.unhex(x text, between_pairs text DEFAULT '')`,
        'bytea',
        `CASE WHEN x IS NOT NULL AND between_pairs IS NOT NULL THEN (SELECT CASE WHEN bool_and(pair ~ '^([0-9a-fA-F]{2})*$') THEN decode(string_agg(pair, '' ORDER BY at), 'hex') END
      FROM regexp_split_to_table(translate(x, regexp_replace(between_pairs, '[0-9a-fA-F]', '', 'g'), repeat(chr(1), length(between_pairs))), chr(1)) WITH ORDINALITY AS list (pair, at)) END`,
      ),
  },
  {
    name: 'quote',
    needs: ['type_of', 'real_of', 'real_quoted'],
    sql: (s) =>
      sqlFunction(
        `${s}.quote(x jsonb)`,
        'text',
        `CASE ${s}.type_of(x)
    WHEN 'null' THEN 'NULL'
    WHEN 'text' THEN '''' || replace(x #>> '{}', '''', '''''') || ''''
    WHEN 'blob' THEN 'X''' || upper(x ->> 'blob') || ''''
    WHEN 'integer' THEN x #>> '{}'
    ELSE ${s}.real_quoted(${s}.real_of(x)) END`,
      ),
  },
  {
    name: 'last_insert_rowid',
    sql: (s) =>
      plpgsqlFunction(
        `${s}.last_insert_rowid()`,
        'bigint',
        `BEGIN
  RETURN lastval();
EXCEPTION WHEN object_not_in_prerequisite_state THEN RETURN 0;
END`,
        'VOLATILE',
      ).replace('PARALLEL SAFE', 'PARALLEL UNSAFE'),
  },
  {
    name: 'sqlite_master',
    sql: (s) =>
      `CREATE OR REPLACE VIEW ${s}.sqlite_master AS
  SELECT CASE c.relkind WHEN 'v' THEN 'view' WHEN 'i' THEN 'index' ELSE 'table' END COLLATE "C" AS type,
    c.relname::text COLLATE "C" AS name,
    coalesce(t.relname, c.relname)::text COLLATE "C" AS tbl_name
  FROM pg_catalog.pg_class AS c
  LEFT JOIN pg_catalog.pg_index AS i ON i.indexrelid = c.oid
  LEFT JOIN pg_catalog.pg_class AS t ON t.oid = i.indrelid
  WHERE c.relkind IN ('r', 'p', 'v', 'i') AND c.relnamespace = pg_catalog.current_schema()::regnamespace
  UNION ALL
  SELECT 'trigger', g.tgname::text, t.relname::text
  FROM pg_catalog.pg_trigger AS g
  JOIN pg_catalog.pg_class AS t ON t.oid = g.tgrelid
  WHERE NOT g.tgisinternal AND t.relnamespace = pg_catalog.current_schema()::regnamespace;`,
  },
];
