import type { StaticType } from '../sql/static-type.js';
import { sqlFunction, type Helper } from './helper.js';

interface CatalogFunction {
  readonly columns: readonly (readonly [string, StaticType & ('integer' | 'text')])[];
  /** Gives the rows; $1 is the name of a table or an index as to_regclass() takes it. */
  readonly query: string;
}

const ACTIONS = "CASE @ WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' WHEN 'd' THEN 'SET DEFAULT' WHEN 'r' THEN 'RESTRICT' ELSE 'NO ACTION' END"; // prettier-ignore

/** The pragmas that ask about the schema, and their columns (https://sqlite.org/pragma.html). */
export const CATALOG_FUNCTIONS: Readonly<Record<string, CatalogFunction>> = {
  table_info: {
    columns: [
      ['cid', 'integer'],
      ['name', 'text'],
      ['type', 'text'],
      ['notnull', 'integer'],
      ['dflt_value', 'text'],
      ['pk', 'integer'],
    ],
    query: `row_number() OVER (ORDER BY a.attnum) - 1, a.attname::text, upper(format_type(a.atttypid, a.atttypmod)), a.attnotnull::int::bigint,
    pg_get_expr(d.adbin, d.adrelid), coalesce((SELECT k.at FROM pg_index AS i, unnest(i.indkey::int[]) WITH ORDINALITY AS k (attnum, at) WHERE i.indrelid = a.attrelid AND i.indisprimary AND k.attnum = a.attnum), 0)
  FROM pg_attribute AS a LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`,
  },
  index_list: {
    columns: [
      ['seq', 'integer'],
      ['name', 'text'],
      ['unique', 'integer'],
      ['origin', 'text'],
      ['partial', 'integer'],
    ],
    query: `row_number() OVER (ORDER BY c.relname DESC) - 1, c.relname::text, i.indisunique::int::bigint,
    CASE WHEN i.indisprimary THEN 'pk' WHEN EXISTS (SELECT FROM pg_constraint AS u WHERE u.conindid = i.indexrelid AND u.contype = 'u') THEN 'u' ELSE 'c' END, (i.indpred IS NOT NULL)::int::bigint
  FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid WHERE i.indrelid = to_regclass($1) ORDER BY c.relname DESC`,
  },
  index_info: {
    columns: [
      ['seqno', 'integer'],
      ['cid', 'integer'],
      ['name', 'text'],
    ],
    query: `k.at - 1, CASE WHEN k.attnum = 0 THEN -2 ELSE k.attnum - 1 END::bigint, a.attname::text
  FROM pg_index AS i, unnest(i.indkey::int[]) WITH ORDINALITY AS k (attnum, at) LEFT JOIN pg_attribute AS a ON a.attnum = k.attnum AND a.attrelid = (SELECT indrelid FROM pg_index WHERE indexrelid = to_regclass($1))
  WHERE i.indexrelid = to_regclass($1) ORDER BY k.at`,
  },
  foreign_key_list: {
    columns: [
      ['id', 'integer'],
      ['seq', 'integer'],
      ['table', 'text'],
      ['from', 'text'],
      ['to', 'text'],
      ['on_update', 'text'],
      ['on_delete', 'text'],
      ['match', 'text'],
    ],
    query: `dense_rank() OVER (ORDER BY f.oid DESC) - 1, k.at - 1, r.relname::text, a.attname::text, b.attname::text, ${ACTIONS.replace('@', 'f.confupdtype')}, ${ACTIONS.replace('@', 'f.confdeltype')}, 'NONE'
  FROM pg_constraint AS f JOIN pg_class AS r ON r.oid = f.confrelid, unnest(f.conkey, f.confkey) WITH ORDINALITY AS k (own, other, at)
    JOIN pg_attribute AS a ON a.attnum = k.own JOIN pg_attribute AS b ON b.attnum = k.other
  WHERE f.contype = 'f' AND f.conrelid = to_regclass($1) AND a.attrelid = f.conrelid AND b.attrelid = f.confrelid ORDER BY f.oid DESC, k.at`,
  },
};

const TYPES = { integer: 'bigint', text: 'text' } as const;

/** The catalogs as functions of a name. */
export const CATALOG_HELPERS: readonly Helper[] = Object.entries(CATALOG_FUNCTIONS).map(
  ([name, { columns, query }]) => ({
    name: `pragma_${name}`,
    sql: (s) =>
      sqlFunction(
        `${s}.pragma_${name}(text)`,
        `TABLE (${columns.map(([column, type]) => `"${column}" ${TYPES[type]}`).join(', ')})`,
        query,
        'STABLE',
      ),
  }),
);
