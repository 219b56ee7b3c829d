import { rawSql, sql } from '@lite2pg/connect';
import type { TargetTable } from '@lite2pg/generator';
import type { Source } from '@lite2pg/pages';
import { quoteIdentifier, quoteLiteral } from '@lite2pg/spec';

/** The highest number that SQLite has given in each table with an identity column, as decimal text. */
export type HighestNumbers = ReadonlyMap<string, string>;

/**
 * The greater of max(id) and, where there is AUTOINCREMENT, what sqlite_sequence says. Of the source, not of the target: a row
 * that was rejected has a number, too.
 */
export async function readHighestNumbers(source: Source, tables: readonly TargetTable[]): Promise<HighestNumbers> {
  const given = await readAutoincrement(source);
  const highest = new Map<string, string>();
  for (const table of tables) {
    const column = table.columns.find((candidate) => candidate.identity);
    if (!column) continue;
    const [row] = await source.db.query<{ highest: string | null }>(
      rawSql(
        `SELECT CAST(max(${quoteIdentifier(column.source)}) AS TEXT) AS highest FROM ${quoteIdentifier(table.source)}`,
      ),
    );
    const numbers = [row?.highest ?? '0', given.get(table.source.toLowerCase()) ?? '0'].map(BigInt);
    highest.set(table.source, String(numbers.reduce((a, b) => (a > b ? a : b))));
  }
  return highest;
}

/** What sqlite_sequence says, by table name in lower case; nothing where no table has AUTOINCREMENT. */
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

/**
 * The SQL that sets the sequence behind a table's identity column so that the next number is the one after the highest that
 * SQLite has given, or the sequence's last. None for a table without an identity column or without a number above 0.
 */
export function setSequence(table: TargetTable, highest: HighestNumbers): string[] {
  const column = table.columns.find((candidate) => candidate.identity);
  const last = highest.get(table.source) ?? '0';
  if (!column || BigInt(last) <= 0n) return [];
  const sequence = `pg_get_serial_sequence(${quoteLiteral(table.sql)}, ${quoteLiteral(column.name)})::regclass`;
  return [`SELECT setval(seqrelid::regclass, least(${last}, seqmax)) FROM pg_sequence WHERE seqrelid = ${sequence}`];
}
