import { rawSql, sql } from '@lite2pg/sqlite';
import type { Source } from '@lite2pg/pages';
import { needsApplication } from './needs-application.js';
import { Lite2pgError, quoteIdentifier, quoteLiteral, type TargetTable } from '@lite2pg/spec';

/** The highest number that SQLite has given in a table with an identity column, as far as it can be read. */
export interface HighestNumber {
  /** As decimal text. */
  readonly last: string;
  /** False where damage is in the way of max(id): rows of the target may have higher ones. */
  readonly certain: boolean;
}

/** By table. */
export type HighestNumbers = ReadonlyMap<string, HighestNumber>;

/**
 * The greater of max(id) and, where there is AUTOINCREMENT, what sqlite_sequence says. Of the source, not of the target: a row
 * that was rejected has a number, too.
 */
export async function readHighestNumbers(source: Source, tables: readonly TargetTable[]): Promise<HighestNumbers> {
  const given = await readAutoincrement(source);
  const highest = new Map<string, HighestNumber>();
  for (const table of tables) {
    const column = table.columns.find((candidate) => candidate.identity);
    if (!column) continue;
    const maximum = await readMaximum(source, table.source, column.source);
    const numbers = [maximum ?? '0', given.get(table.source.toLowerCase()) ?? '0'].map(BigInt);
    const last = String(numbers.reduce((a, b) => (a > b ? a : b)));
    highest.set(table.source, { last, certain: maximum !== undefined });
  }
  return highest;
}

/** Undefined where damage is in the way, of which what reads the rows tells, or SQLite cannot open the table. */
async function readMaximum(source: Source, table: string, column: string): Promise<string | undefined> {
  try {
    const [row] = await source.db.query<{ highest: string | null }>(
      rawSql(`SELECT CAST(max(${quoteIdentifier(column)}) AS TEXT) AS highest FROM ${quoteIdentifier(table)}`),
    );
    return row?.highest ?? '0';
  } catch (error) {
    if (error instanceof Lite2pgError && (error.code === 'damaged' || needsApplication(error))) return undefined;
    throw error;
  }
}

/** The lines of sqlite_sequence, by table name in lower case; empty if no table has AUTOINCREMENT. */
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
  const { last, certain } = highest.get(table.source) ?? { last: '0', certain: true };
  if (!column || (certain && BigInt(last) <= 0n)) return [];
  const number = certain ? last : `greatest(${last}, (SELECT max(${column.sql}) FROM ${table.sql}))`;
  const sequence = `pg_get_serial_sequence(${quoteLiteral(table.sql)}, ${quoteLiteral(column.name)})::regclass`;
  const set = `SELECT setval(seqrelid::regclass, least(${number}, seqmax)) FROM pg_sequence WHERE seqrelid = ${sequence}`;
  return [certain ? set : `${set} AND ${number} > 0`];
}
