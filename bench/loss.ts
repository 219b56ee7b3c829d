import { openPostgres, type PostgresSession } from '@lite2pg/postgres';
import { openSqlite, rawSql } from '@lite2pg/sqlite';
import type { BenchColumn, BenchTable } from './bench-table.js';
import { CHECKSUM } from './checksum.js';
import type { SourceFile } from './make-database.js';

/** The facts that one table is compared by: its rows, and two numbers a column, all as digits. */
export interface TableSum {
  readonly rows: string;
  readonly columns: Readonly<Record<string, { readonly notNull: string; readonly checksum: string }>>;
}

/** Reads the sums of each table with SQLite itself; keys are table names. */
export async function sourceSums({ dataset, path }: SourceFile): Promise<ReadonlyMap<string, TableSum>> {
  const db = await openSqlite(path);
  try {
    const sums = new Map<string, TableSum>();
    for (const table of dataset.tables) {
      const [row] = await db.query<Sums>(rawSql(sumQuery(table.name, table.columns, 'sqlite')));
      sums.set(table.name, tableSum(table.columns, row));
    }
    return sums;
  } finally {
    await db.close();
  }
}

/** Differences of the target from the source, one line each; empty if nothing was lost. */
export async function findLosses(
  { dataset }: SourceFile,
  expected: ReadonlyMap<string, TableSum>,
  url: string,
): Promise<readonly string[]> {
  const session = await openPostgres(url);
  try {
    await session.execute(`SET TimeZone = 'UTC'`);
    const losses: string[] = [];
    for (const table of dataset.tables) {
      const source = expected.get(table.name);
      if (source !== undefined) losses.push(...(await tableLosses(session, table, source)));
    }
    return losses;
  } finally {
    await session.close();
  }
}

/** The columns of a table on the target: name to type, as PostgreSQL writes it. */
export type TargetColumns = Readonly<Record<string, string>>;

/** The differences of one table in words, the columns of each kind of loss in one line, with their types on the target. */
export function compareSums(
  table: BenchTable,
  expected: TableSum,
  found: TableSum,
  target: TargetColumns,
): readonly string[] {
  if (found.rows !== expected.rows) return [`${table.name}: ${found.rows} of ${expected.rows} rows`];
  const absent: string[] = [];
  const otherNulls: string[] = [];
  const otherValues: string[] = [];
  for (const { name } of table.columns) {
    const [before, after] = [expected.columns[name], found.columns[name]];
    const typed = `${name} (${target[name] ?? ''})`;
    if (after === undefined) absent.push(name);
    else if (before?.notNull !== after.notNull) otherNulls.push(typed);
    else if (before.checksum !== after.checksum) otherValues.push(typed);
  }
  const line = (what: string, names: readonly string[]): readonly string[] =>
    names.length === 0 ? [] : [`${table.name}: ${what} ${names.join(', ')}`];
  return [...line('no column', absent), ...line('other NULLs in', otherNulls), ...line('other values in', otherValues)];
}

async function tableLosses(
  session: PostgresSession,
  table: BenchTable,
  expected: TableSum,
): Promise<readonly string[]> {
  const [place] = await session.query<{ name: string; columns: string; indexes: number }>(
    `SELECT c.oid::regclass::text AS name,
      (SELECT json_object_agg(attname, format_type(atttypid, atttypmod))::text FROM pg_attribute
        WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS columns,
      (SELECT count(*)::int FROM pg_index WHERE indrelid = c.oid AND indisvalid) AS indexes
    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
    WHERE relname = $1 AND relkind IN ('r', 'p') AND nspname !~ '^pg_' ORDER BY nspname = 'public' DESC`,
    [table.name],
  );
  if (place === undefined) return [`${table.name}: no such table`];
  const types = JSON.parse(place.columns) as TargetColumns;
  const columns = table.columns.filter(({ name }) => types[name] !== undefined);
  const missing = 1 + table.indexed.length - place.indexes;
  const indexLoss =
    missing > 0 ? [`${table.name}: ${missing} of ${1 + table.indexed.length} keys and indexes missing`] : [];
  try {
    const [row] = await session.query<Sums>(sumQuery(place.name, columns, 'postgres'));
    return [...compareSums(table, expected, tableSum(columns, row), types), ...indexLoss];
  } catch (error) {
    // A column of a type whose values cannot be compared with what they were.
    return [`${table.name}: ${error instanceof Error ? error.message : String(error)}`, ...indexLoss];
  }
}

type Sums = Readonly<Record<string, string | null>>;

function sumQuery(table: string, columns: readonly BenchColumn[], engine: 'sqlite' | 'postgres'): string {
  const list = columns.flatMap(({ name, kind }, place) => [
    `CAST(count(${name}) AS text) AS n${place}`,
    `CAST(${CHECKSUM[kind][engine](name)} AS text) AS c${place}`,
  ]);
  return `SELECT ${['CAST(count(*) AS text) AS "rows"', ...list].join(', ')} FROM ${table}`;
}

function tableSum(columns: readonly BenchColumn[], sums: Sums | undefined): TableSum {
  const text = (name: string): string => sums?.[name] ?? '0';
  return {
    rows: text('rows'),
    columns: Object.fromEntries(
      columns.map(({ name }, place) => [name, { notNull: text(`n${place}`), checksum: text(`c${place}`) }]),
    ),
  };
}
