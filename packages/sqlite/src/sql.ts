import databases, { type SQL, type SQLQuery } from '@databases/sql';

export type { SQLQuery };

const tag: SQL = databases.default;

/**
 * The tag of @databases that makes a query with its values bound, for either engine: what @databases/sqlite and @databases/pg
 * export too. `sql.join`, `sql.ident` and nesting are there. A bigint is bound as the integer it is; the tag itself would make
 * it a text.
 */
export const sql: SQL = Object.assign(
  (strings: TemplateStringsArray, ...values: unknown[]): SQLQuery =>
    tag(strings, ...values.map((value) => (typeof value === 'bigint' ? tag.value(value) : value))),
  tag,
);

/** A query of `text` as it stands: for SQL that is read or generated, never for values. Both engines run its first statement only. */
export function rawSql(text: string): SQLQuery {
  return tag.__dangerous__rawValue(text);
}
