import { sql as tag } from '@databases/sqlite';
import type { SQLQuery } from '@databases/sqlite';

export type { SQLQuery };

/** The tag that makes a query with its values bound, for either engine. `sql.join`, `sql.ident` and nesting are there. */
export const sql = tag;

/** A query of `text` as it stands: for SQL that is read or generated, never for values. Both engines run its first statement only. */
export function rawSql(text: string): SQLQuery {
  return tag.__dangerous__rawValue(text);
}
