import { type Queryable, rawSql } from '@lite2pg/sqlite';

/** A part of a schema, as SQLite itself names it. */
export interface SourceItem {
  readonly kind:
    | 'table'
    | 'primary-key'
    | 'unique'
    | 'foreign-key'
    | 'index'
    | 'not-null'
    | 'default'
    | 'generated'
    | 'view'
    | 'trigger';
  /** Of keys: their columns, in key order, with a comma and a space between them. */
  readonly name: string;
  /** The table it belongs to; of a table its own name. */
  readonly table: string;
}

/**
 * Everything a database has by the word of SQLite's pragmas, in no code of ours. A rowid alias counts neither as NOT NULL
 * nor as having a default; shadow tables are part of the virtual table they are behind; a UNIQUE over the columns of the primary
 * key says nothing that the key does not.
 */
export async function listSourceItems(db: Queryable): Promise<SourceItem[]> {
  return await db.query<SourceItem>(
    rawSql(`
    WITH t AS (
      SELECT name, wr FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'
        AND name IN (SELECT name FROM sqlite_schema WHERE type = 'table')
    ),
    c AS (SELECT t.name AS "table", t.wr, x.* FROM t, pragma_table_xinfo(t.name, 'main') x),
    i AS (
      SELECT t.name AS "table", l.name, l.origin,
        (SELECT group_concat(k.name, ', ') FROM (SELECT name FROM pragma_index_info(l.name, 'main') ORDER BY seqno) k) AS columns,
        (SELECT group_concat(k.name, ', ') FROM (SELECT name FROM pragma_index_info(l.name, 'main') ORDER BY name) k) AS sorted
      FROM t, pragma_index_list(t.name, 'main') l
    ),
    keys AS (
      SELECT "table", group_concat(name, ', ') AS sorted FROM (SELECT * FROM c WHERE pk > 0 ORDER BY "table", name) GROUP BY "table"
    ),
    alias AS (
      SELECT "table", max(cid) AS cid FROM c WHERE pk > 0 AND NOT wr
      GROUP BY "table" HAVING count(*) = 1 AND "table" NOT IN (SELECT "table" FROM i WHERE origin = 'pk')
    ),
    plain AS (SELECT * FROM c WHERE ("table", cid) NOT IN (SELECT "table", cid FROM alias))
    SELECT 'table' AS kind, name, name AS "table" FROM t
    UNION ALL SELECT 'table', name, name FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual'
    UNION ALL SELECT 'primary-key', group_concat(name, ', '), "table"
      FROM (SELECT * FROM c WHERE pk > 0 ORDER BY "table", pk) GROUP BY "table"
    UNION ALL SELECT 'unique', columns, "table" FROM i WHERE origin = 'u' AND ("table", sorted) NOT IN (SELECT "table", sorted FROM keys)
    UNION ALL SELECT 'index', name, "table" FROM i WHERE origin = 'c'
    UNION ALL SELECT 'not-null', name, "table" FROM plain WHERE "notnull" AND hidden = 0
    UNION ALL SELECT 'default', name, "table" FROM plain
      WHERE hidden = 0 AND dflt_value IS NOT NULL AND lower(dflt_value) NOT IN ('null', '(null)')
    UNION ALL SELECT 'generated', name, "table" FROM c WHERE hidden IN (2, 3)
    UNION ALL SELECT 'foreign-key', group_concat("from", ', '), "table"
      FROM (SELECT t.name AS "table", f.* FROM t, pragma_foreign_key_list(t.name, 'main') f ORDER BY t.name, id, seq)
      GROUP BY "table", id
    UNION ALL SELECT type, name, CASE type WHEN 'trigger' THEN tbl_name ELSE name END
      FROM sqlite_schema WHERE type IN ('view', 'trigger')`),
  );
}
