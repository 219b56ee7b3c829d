/** Reserved everywhere. */
const RESERVED = `
  all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create
  current_catalog current_date current_role current_time current_timestamp current_user default deferrable
  desc distinct do else end except false fetch for foreign from grant group having in initially intersect into
  lateral leading limit localtime localtimestamp not null offset on only or order placing primary references
  returning select session_user some symmetric system_user table then to trailing true union unique user using
  variadic when where window with
`;

/** Reserved, but may name a function or a type. */
const RESERVED_BUT_FUNCTION_OR_TYPE = `
  authorization binary collation concurrently cross current_schema freeze full ilike inner is isnull join left
  like natural notnull outer overlaps right similar tablesample verbose
`;

/** Not reserved, but cannot name a function or a type. */
const COLUMN_NAME_ONLY = `
  between bigint bit boolean char character coalesce dec decimal exists extract float greatest grouping inout
  int integer interval json json_array json_arrayagg json_exists json_object json_objectagg json_query
  json_scalar json_serialize json_table json_value least merge_action national nchar none normalize nullif
  numeric out overlay position precision real row setof smallint substring time timestamp treat trim values
  varchar xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot
  xmlserialize xmltable
`;

/**
 * The keywords that `quote_ident` of PostgreSQL 14, 15, 16, 17 or 18 puts in quotes, in lower case: those of every
 * category but "not reserved" (appendix C of its documentation; `pg_get_keywords()` lists them with their categories). The
 * DDL is the same for each of them.
 */
export const QUOTED_KEYWORDS: ReadonlySet<string> = new Set(
  [RESERVED, RESERVED_BUT_FUNCTION_OR_TYPE, COLUMN_NAME_ONLY].flatMap((words) => words.trim().split(/\s+/)),
);
