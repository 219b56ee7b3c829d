/**
 * SQL for a FROM clause: the relation `c` (its line of pg_class) that a line `t` of lite2pg.tables stands for; all NULL
 * if the target has no such table.
 *
 * A table is known by its schema, its name and its columns. Its oid is a hint that saves the comparison: tables get a new
 * one when the database is restored from a dump or when a table is swapped for a rewritten copy, and are still ours.
 * Columns that were added since change nothing. Lines of ledgers before format 4 have no columns: there the oid decides.
 */
export const RELATION_OF_TABLE = `LEFT JOIN LATERAL (
  SELECT c.* FROM pg_class c
  WHERE c.oid = to_regclass(t.target) AND c.relkind IN ('r', 'p') AND (c.oid = t.relation OR t.shape IS NOT NULL AND NOT EXISTS (
    SELECT FROM jsonb_array_elements(t.shape) AS made WHERE NOT EXISTS (
      SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND NOT a.attisdropped
        AND a.attname = made->>0 AND format_type(a.atttypid, a.atttypmod) = made->>1)))
) c ON true`;

/** SQL: the columns of a relation, by its oid, as lite2pg.tables keeps them: [name, type] of each in order. */
export function shapeOf(relation: string): string {
  return `(SELECT jsonb_agg(jsonb_build_array(a.attname, format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)
    FROM pg_attribute a WHERE a.attrelid = ${relation} AND a.attnum > 0 AND NOT a.attisdropped)`;
}
