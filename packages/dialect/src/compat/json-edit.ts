import { plpgsqlFunction, sqlFunction, type Helper } from './helper.js';

/** json_set and its kin, and the table-valued json_each and json_tree. */
export const JSON_EDIT_HELPERS: readonly Helper[] = [
  {
    name: 'json_edit',
    needs: ['json_edit_step', 'json_steps', 'json'],
    sql: (s) =>
      sqlFunction(
        `${s}.json_edit(mode text, doc text, path text, value text)`,
        'text',
        `CASE WHEN doc IS NOT NULL AND path IS NOT NULL THEN ${s}.json(${s}.json_edit_step(mode, doc::json, ${s}.json_steps(path), value)) END`,
      ),
  },
  {
    name: 'json_edit_step',
    sql: (s) =>
      plpgsqlFunction(
        `${s}.json_edit_step(mode text, cur json, steps text[], value text)`,
        'text',
        `DECLARE
  step text := steps[1];
  later text[] := steps[2:];
  size int;
  wanted int;
  found boolean := false;
  item record;
  part text;
  parts text[] := '{}';
BEGIN
  IF step IS NULL THEN
    RETURN CASE mode WHEN 'insert' THEN cur::text WHEN 'remove' THEN NULL ELSE value END;
  END IF;
  IF left(step, 1) = 'k' THEN
    IF json_typeof(cur) <> 'object' THEN RETURN cur::text; END IF;
    FOR item IN SELECT e.key, e.value AS old FROM json_each(cur) AS e LOOP
      part := item.old::text;
      IF item.key = substr(step, 2) AND NOT found THEN
        found := true;
        part := ${s}.json_edit_step(mode, item.old, later, value);
      END IF;
      IF part IS NOT NULL THEN parts := parts || (to_json(item.key)::text || ':' || part); END IF;
    END LOOP;
    IF NOT found AND mode IN ('set', 'insert') THEN
      part := ${s}.json_new(later, value);
      IF part IS NOT NULL THEN parts := parts || (to_json(substr(step, 2))::text || ':' || part); END IF;
    END IF;
    RETURN '{' || array_to_string(parts, ',') || '}';
  END IF;
  IF json_typeof(cur) <> 'array' THEN RETURN cur::text; END IF;
  size := json_array_length(cur);
  wanted := CASE WHEN left(step, 1) = 'i' THEN substr(step, 2)::int ELSE size - substr(step, 2)::int END;
  FOR item IN SELECT e.value AS old, e.at FROM json_array_elements(cur) WITH ORDINALITY AS e (value, at) LOOP
    part := CASE WHEN item.at = wanted + 1 THEN ${s}.json_edit_step(mode, item.old, later, value) ELSE item.old::text END;
    IF part IS NOT NULL THEN parts := parts || part; END IF;
  END LOOP;
  IF wanted = size AND mode IN ('set', 'insert') THEN
    part := ${s}.json_new(later, value);
    IF part IS NOT NULL THEN parts := parts || part; END IF;
  END IF;
  RETURN '[' || array_to_string(parts, ',') || ']';
END`,
      ),
    needs: ['json_new'],
  },
  {
    name: 'json_new',
    // The value that json_set makes of the rest of a path that leads nowhere yet.
    sql: (s) =>
      plpgsqlFunction(
        `${s}.json_new(steps text[], value text)`,
        'text',
        `DECLARE
  inner_value text;
BEGIN
  IF steps[1] IS NULL THEN RETURN value; END IF;
  inner_value := ${s}.json_new(steps[2:], value);
  IF inner_value IS NULL THEN RETURN NULL; END IF;
  IF left(steps[1], 1) = 'k' THEN RETURN '{' || to_json(substr(steps[1], 2))::text || ':' || inner_value || '}'; END IF;
  RETURN CASE WHEN steps[1] IN ('i0', 'e0') THEN '[' || inner_value || ']' END;
END`,
      ),
  },
  {
    name: 'json_patch',
    needs: ['json', 'json_patch_step'],
    sql: (s) =>
      sqlFunction(
        `${s}.json_patch(target text, patch text)`,
        'text',
        `${s}.json(${s}.json_patch_step(target::json, patch::json))`,
      ),
  },
  {
    name: 'json_patch_step',
    sql: (s) =>
      plpgsqlFunction(
        `${s}.json_patch_step(target json, patch json)`,
        'text',
        `DECLARE
  base json := CASE WHEN json_typeof(target) = 'object' THEN target ELSE '{}'::json END;
  item record;
  parts text[] := '{}';
  seen text[] := '{}';
  fix json;
BEGIN
  IF patch IS NULL OR json_typeof(patch) <> 'object' THEN RETURN patch::text; END IF;
  FOR item IN SELECT e.key, e.value AS old FROM json_each(base) AS e LOOP
    fix := (SELECT p.value FROM json_each(patch) WITH ORDINALITY AS p (key, value, at) WHERE p.key = item.key ORDER BY p.at DESC LIMIT 1);
    -- Of equal keys only the first is patched.
    IF item.key = ANY (seen) THEN fix := NULL; END IF;
    seen := seen || item.key;
    CONTINUE WHEN json_typeof(fix) = 'null';
    parts := parts || (to_json(item.key)::text || ':' || CASE WHEN fix IS NULL THEN item.old::text ELSE ${s}.json_patch_step(item.old, fix) END);
  END LOOP;
  FOR item IN SELECT p.key, (array_agg(p.value ORDER BY p.at DESC))[1] AS fix FROM json_each(patch) WITH ORDINALITY AS p (key, value, at)
      WHERE json_typeof(p.value) <> 'null' AND NOT EXISTS (SELECT FROM json_each(base) AS e WHERE e.key = p.key) GROUP BY p.key ORDER BY min(p.at) LOOP
    parts := parts || (to_json(item.key)::text || ':' || ${s}.json_patch_step(NULL, item.fix));
  END LOOP;
  RETURN '{' || array_to_string(parts, ',') || '}';
END`,
      ),
  },
  {
    name: 'json_children',
    sql: (s) =>
      sqlFunction(
        `${s}.json_children(j json)`,
        'TABLE (key jsonb, child json, step text, at bigint)',
        `to_jsonb(e.key), e.value, CASE WHEN e.key ~ '^[A-Za-z][A-Za-z0-9]*$' THEN '.' || e.key ELSE '.' || to_json(e.key)::text END, e.at
  FROM json_each(CASE WHEN json_typeof(j) = 'object' THEN j END) WITH ORDINALITY AS e (key, value, at)
  UNION ALL
  SELECT to_jsonb(e.at - 1), e.value, '[' || (e.at - 1) || ']', e.at
  FROM json_array_elements(CASE WHEN json_typeof(j) = 'array' THEN j END) WITH ORDINALITY AS e (value, at)`,
      ),
  },
  {
    name: 'json_each',
    needs: ['json_children', 'json_value', 'json_type_name', 'json_walk', 'json_steps', 'json'],
    sql: (s) =>
      sqlFunction(
        `${s}.json_each(doc text, root text DEFAULT '$')`,
        'TABLE (key jsonb, value jsonb, type text, atom jsonb, id bigint, parent bigint, fullkey text, path text)',
        `c.key, ${s}.json_value(c.child), ${s}.json_type_name(c.child),
    CASE WHEN json_typeof(c.child) NOT IN ('object', 'array') THEN ${s}.json_value(c.child) END, c.at, NULL::bigint, root || c.step, root
  FROM (SELECT ${s}.json_walk(doc::json, ${s}.json_steps(root)) AS top) AS r,
    LATERAL (SELECT * FROM ${s}.json_children(r.top)
      UNION ALL SELECT NULL, r.top, '', 0 WHERE json_typeof(r.top) NOT IN ('object', 'array')) AS c
  ORDER BY c.at`,
      ),
  },
  {
    name: 'json_tree',
    needs: ['json_children', 'json_value', 'json_type_name', 'json_walk', 'json_steps', 'json'],
    sql: (s) =>
      sqlFunction(
        `${s}.json_tree(doc text, root text DEFAULT '$')`,
        'TABLE (key jsonb, value jsonb, type text, atom jsonb, id bigint, parent bigint, fullkey text, path text)',
        `t.key, ${s}.json_value(t.child), ${s}.json_type_name(t.child),
    CASE WHEN json_typeof(t.child) NOT IN ('object', 'array') THEN ${s}.json_value(t.child) END,
    t.number, t.parent, t.fullkey, t.path
  FROM (
    WITH RECURSIVE tree AS (
      SELECT NULL::jsonb AS key, ${s}.json_walk(doc::json, ${s}.json_steps(root)) AS child, root AS fullkey, root AS path, '{}'::bigint[] AS places
      UNION ALL
      SELECT c.key, c.child, tree.fullkey || c.step, tree.fullkey, tree.places || c.at
      FROM tree, LATERAL ${s}.json_children(tree.child) AS c
    ), numbered AS (SELECT *, row_number() OVER (ORDER BY places) AS number FROM tree WHERE child IS NOT NULL)
    SELECT n.*, up.number AS parent
    FROM numbered AS n LEFT JOIN numbered AS up ON n.places <> '{}' AND up.places = n.places[:cardinality(n.places) - 1]
  ) AS t
  ORDER BY t.places`,
      ),
  },
];
