import { rawSql, sql } from '@lite2pg/connect';
import type { TargetTable } from '@lite2pg/generator';
import type { Source } from '@lite2pg/pages';
import { quoteLiteral } from '@lite2pg/spec';

/** The last numbers AUTOINCREMENT gave, by table name in lower case, as decimal text. */
export type Autoincrement = ReadonlyMap<string, string>;

/** What the source's sqlite_sequence says; nothing where no table has AUTOINCREMENT. */
export async function readAutoincrement(source: Source): Promise<Autoincrement> {
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

/**
 * The SQL that sets the sequence behind a table's identity column so that the next number is the one SQLite would give at
 * the earliest: greatest(max(id), sqlite_sequence) + 1. None for a table without an identity column.
 */
export function setSequence(table: TargetTable, given: Autoincrement): string[] {
  const column = table.columns.find((candidate) => candidate.identity);
  if (!column) return [];
  const sequence = `pg_get_serial_sequence(${quoteLiteral(table.sql)}, ${quoteLiteral(column.name)})`;
  const last = quoteLiteral(given.get(table.source.toLowerCase()) ?? '0');
  return [
    `SELECT setval(${sequence}, highest) FROM
       (SELECT least(greatest(max(${column.sql}), ${last}::bigint), (SELECT seqmax FROM pg_sequence WHERE seqrelid = ${sequence}::regclass)) AS highest
        FROM ${table.sql}) found WHERE highest > 0`,
  ];
}
