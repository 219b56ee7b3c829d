import type { PostgresSession } from '@lite2pg/postgres';

/** Every fact of a schema's relations that a dump would have, one a line, without what depends on when it was made. */
export async function readCatalog(session: PostgresSession, schema: string): Promise<string[]> {
  const rows = await session.query<{ line: string }>(CATALOG, [schema]);
  return rows.map(({ line }) => line);
}

const CATALOG = `
WITH relation AS (SELECT * FROM pg_class WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1))
SELECT format('relation %I %s %s', relname, relkind, relpersistence) AS line FROM relation
UNION ALL
SELECT format('column %I.%I %s %s null=%s %s%s %s default=%s', c.relname, a.attname, a.attnum, format_type(a.atttypid, a.atttypmod),
  NOT a.attnotnull, a.attidentity, a.attgenerated, o.collname, pg_get_expr(d.adbin, d.adrelid))
FROM relation c JOIN pg_attribute a ON a.attrelid = c.oid
LEFT JOIN pg_collation o ON o.oid = a.attcollation
LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE a.attnum > 0 AND c.relkind <> 'i'
UNION ALL
SELECT format('constraint %I.%I %s valid=%s', c.relname, n.conname, pg_get_constraintdef(n.oid), n.convalidated)
FROM relation c JOIN pg_constraint n ON n.conrelid = c.oid
UNION ALL
SELECT format('index %s valid=%s', pg_get_indexdef(i.indexrelid), i.indisvalid) FROM relation c JOIN pg_index i ON i.indexrelid = c.oid
UNION ALL
SELECT format('sequence %I %s', c.relname, pg_get_serial_sequence(format('%I.%I', $1::text, t.relname), a.attname))
FROM relation c JOIN pg_depend p ON p.objid = c.oid AND p.deptype = 'i' JOIN pg_class t ON t.oid = p.refobjid
JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = p.refobjsubid
WHERE c.relkind = 'S'
UNION ALL
SELECT format('view %I %s', relname, pg_get_viewdef(oid)) FROM relation WHERE relkind = 'v'
UNION ALL
SELECT format('trigger %s', pg_get_triggerdef(g.oid)) FROM relation c JOIN pg_trigger g ON g.tgrelid = c.oid WHERE NOT g.tgisinternal
UNION ALL
SELECT format('comment %I %s %s', c.relname, p.objsubid, p.description)
FROM relation c JOIN pg_description p ON p.objoid = c.oid AND p.classoid = 'pg_class'::regclass
ORDER BY 1`;
