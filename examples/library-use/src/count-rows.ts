import { connect, sql } from '@lite2pg/connect';

/** How many rows a table has in each of these databases: the same query on either engine. */
export async function countRows(urls: readonly string[], table: string): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const url of urls) {
    const db = await connect(url);
    try {
      const [row] = await db.query<{ rows: number | string }>(sql`SELECT count(*) AS rows FROM ${sql.ident(table)}`);
      counts.set(db.engine, Number(row?.rows));
    } finally {
      await db.close();
    }
  }
  return counts;
}
