import type { Client, QueryConfig, QueryResultRow } from 'pg';

/** The first row of a query without parameters. An answer that takes longer than `limitMs` is an error; 0 is no limit. */
export async function ask<Row extends QueryResultRow>(
  client: Pick<Client, 'query'>,
  text: string,
  limitMs: number,
): Promise<Row | undefined> {
  // The driver knows it for a single query too, its types do not.
  const query: QueryConfig & { readonly query_timeout: number } = { text, query_timeout: limitMs };
  const { rows } = await client.query<Row>(query);
  return rows[0];
}
