import type { ObjectName } from '../ledger/catalog-entry.js';

/** The relations in question: `$1` is the schema, `$2` a JSON array of names. */
const RELATION = `WITH relation AS (
  SELECT c.oid, c.relname, c.relkind, c.relpersistence FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = $1 AND c.relname = ANY (SELECT jsonb_array_elements_text($2::jsonb)) AND c.relkind IN ('r', 'p', 'v')
)`;

const TABLES = `${RELATION}
SELECT relname AS "on", relname AS name, relpersistence <> 'u' AS "isLogged" FROM relation WHERE relkind <> 'v'`;

const VIEWS = `${RELATION}
SELECT relname AS "on", relname AS name, pg_get_viewdef(oid) AS definition FROM relation WHERE relkind = 'v'`;

const COLUMNS = `${RELATION}
SELECT r.relname AS "on", a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, o.collname AS collation,
  a.attnotnull AS "isNotNull",
  CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) END AS "default",
  CASE WHEN a.attgenerated <> '' THEN pg_get_expr(d.adbin, d.adrelid) END AS generated,
  CASE a.attidentity WHEN 'a' THEN 'ALWAYS' WHEN 'd' THEN 'BY DEFAULT' END AS identity
FROM relation r JOIN pg_attribute a ON a.attrelid = r.oid
LEFT JOIN pg_collation o ON o.oid = a.attcollation
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE r.relkind <> 'v' AND a.attnum > 0 AND NOT a.attisdropped`;

/** Whether it is validated has a fact of its own, and so has whether disabled triggers keep it from being looked at. */
const CONSTRAINTS = `${RELATION}
SELECT r.relname AS "on", k.conname AS name, regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', '') AS definition,
  k.convalidated AND coalesce(i.indisvalid, true) AS "isValid",
  NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgconstraint = k.oid AND t.tgenabled NOT IN ('O', 'A')) AS "isEnforced"
FROM relation r JOIN pg_constraint k ON k.conrelid = r.oid
LEFT JOIN pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u')
WHERE k.contype IN ('p', 'u', 'c', 'f')`;

/** Without storage parameters, which somebody may tune. */
const INDEXES = `${RELATION}
SELECT r.relname AS "on", x.relname AS name, i.indisvalid AS "isValid",
  CASE WHEN x.reloptions IS NULL THEN pg_get_indexdef(x.oid)
       ELSE regexp_replace(pg_get_indexdef(x.oid), ' WITH \\([^()]*\\)', '') END AS definition
FROM relation r JOIN pg_index i ON i.indrelid = r.oid JOIN pg_class x ON x.oid = i.indexrelid`;

const TRIGGERS = `${RELATION}
SELECT r.relname AS "on", t.tgname AS name, pg_get_triggerdef(t.oid) AS definition, pg_get_functiondef(t.tgfoid) AS function,
  t.tgenabled IN ('O', 'A') AS "isEnabled"
FROM relation r JOIN pg_trigger t ON t.tgrelid = r.oid WHERE NOT t.tgisinternal`;

const SEQUENCES = `${RELATION}
SELECT r.relname AS "on", a.attname AS name, pg_sequence_last_value(s.seqrelid)::text AS last,
  format('%I.%I', n.nspname, q.relname) AS sequence, has_sequence_privilege(q.oid, 'SELECT') AS "isReadable",
  format('START %s INCREMENT %s MINVALUE %s MAXVALUE %s%s', s.seqstart, s.seqincrement, s.seqmin, s.seqmax,
    CASE WHEN s.seqcycle THEN ' CYCLE' END) AS options
FROM relation r JOIN pg_depend d ON d.refobjid = r.oid AND d.refclassid = 'pg_class'::regclass
  AND d.classid = 'pg_class'::regclass AND d.deptype = 'i'
JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = d.refobjsubid
JOIN pg_sequence s ON s.seqrelid = d.objid
JOIN pg_class q ON q.oid = s.seqrelid JOIN pg_namespace n ON n.oid = q.relnamespace`;

/** A query for each kind of object on relations; its columns are the object's name and its facts. */
export const RELATION_QUERIES: Readonly<Record<Exclude<ObjectName['kind'], 'helper'>, string>> = {
  table: TABLES,
  view: VIEWS,
  column: COLUMNS,
  constraint: CONSTRAINTS,
  index: INDEXES,
  trigger: TRIGGERS,
  sequence: SEQUENCES,
};

/** Functions, aggregates and views of one schema, `$1`, by their names, `$2`; functions of one name are one object. */
export const HELPER_QUERY = `
SELECT $1 AS "on", name, string_agg(definition, E'\\n' ORDER BY arguments) AS definition FROM (
  SELECT p.proname AS name, pg_get_function_identity_arguments(p.oid) AS arguments,
    CASE WHEN p.prokind = 'a' THEN (SELECT format('AGGREGATE %s %s', g.aggtransfn::oid::regprocedure, g.aggfinalfn::oid::regprocedure) FROM pg_aggregate g WHERE g.aggfnoid = p.oid)
         ELSE pg_get_functiondef(p.oid) END AS definition
  FROM pg_proc p WHERE p.pronamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1)
  UNION ALL
  SELECT relname, '', pg_get_viewdef(oid) FROM pg_class
  WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1) AND relkind = 'v'
) helper WHERE name = ANY (SELECT jsonb_array_elements_text($2::jsonb)) GROUP BY name`;
