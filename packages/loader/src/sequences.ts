import { rawSql, sql, type PostgresSession } from '@lite2pg/connect';
import type { TargetTable } from '@lite2pg/generator';
import type { Source } from '@lite2pg/pages';
import { quoteIdentifier, quoteLiteral } from '@lite2pg/spec';

/**
 * Sets the sequence behind every identity column so that the next number is the one SQLite would give at the earliest:
 * greatest(max(id), sqlite_sequence) + 1.
 */
export async function setSequences(
  session: PostgresSession,
  source: Source,
  tables: readonly TargetTable[],
): Promise<void> {
  const given = await readAutoincrement(source);
  for (const table of tables) {
    const column = table.columns.find((candidate) => candidate.identity);
    if (!column) continue;
    const sequence = `pg_get_serial_sequence(${quoteLiteral(table.sql)}, ${quoteLiteral(column.name)})`;
    const last = given.get(table.source.toLowerCase()) ?? '0';
    await session.query(
      `SELECT setval(${sequence}, highest) FROM
         (SELECT greatest(max(${quoteIdentifier(column.name)}), $1::bigint) AS highest FROM ${table.sql}) found
       WHERE highest > 0`,
      [last],
    );
  }
}

/** The last numbers AUTOINCREMENT gave, by table name in lower case, as decimal text. */
async function readAutoincrement(source: Source): Promise<Map<string, string>> {
  const [exists] = await source.db.query<{ name: string }>(
    sql`SELECT name FROM sqlite_schema WHERE name = 'sqlite_sequence' AND type = 'table'`,
  );
  if (!exists) return new Map();
  const rows = await source.db.query<{ name: string; seq: string | null }>(
    rawSql(
      `SELECT name, CAST(max(seq) AS TEXT) AS seq FROM sqlite_sequence WHERE typeof(seq) = 'integer' GROUP BY name`,
    ),
  );
  return new Map(rows.map((row) => [row.name.toLowerCase(), row.seq ?? '0']));
}
