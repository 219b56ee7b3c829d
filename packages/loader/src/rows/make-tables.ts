import type { PostgresSession } from '@lite2pg/postgres';
import { joinTable, type ColumnInParts, type Finding, type Lite2pgError, type TableInParts } from '@lite2pg/spec';
import { recordChunks } from '../ledger/chunk-record.js';
import { recordTables } from '../ledger/made-tables.js';
import { asMade, TABLE_REFUSED } from '../ledger/table-findings.js';
import { joinStatements, recordStatements, type NumberedStatement } from '../ledger/record-statements.js';
import { refusalOf, wordsOf } from './statement-refusal.js';
import type { Move } from './tasks.js';

/** Makes tables and writes their chunks into the ledger, in one message; belongs inside a transaction of the session. */
export async function makeTables(session: PostgresSession, plan: string, moves: readonly Move[]): Promise<void> {
  const create = moves.flatMap((move) => move.create);
  await session.execute(
    joinStatements([
      ...create.map(({ statement }) => statement.sql),
      ...(create.length > 0 ? [recordStatements(plan, create)] : []),
      ...recordMoves(plan, moves),
    ]),
  );
}

/** Why PostgreSQL could not compute columns of a table, in its words, by the table's name in the source. */
export type Uncomputed = ReadonlyMap<string, string>;

/**
 * The same one by one, for what PostgreSQL refused together. What it refuses of a column is left away: its default, or what
 * it is computed from, which the tables in `uncomputed` are made without from the start. Gives the moves whose tables are
 * there now, as they were made; the ledger has a finding for everything else. Belongs inside a transaction of the session.
 */
export async function makeTablesInParts(
  session: PostgresSession,
  plan: string,
  moves: readonly Move[],
  uncomputed: Uncomputed,
): Promise<Move[]> {
  const made: Move[] = [];
  for (const move of moves) {
    const findings: Finding[] = [];
    for (const numbered of move.create) {
      const own = await makeTable(session, numbered, uncomputed.get(move.table.source));
      await session.execute(recordStatements(plan, [numbered], own.length === 0 ? undefined : own));
      findings.push(...own);
    }
    if (findings.some(({ code }) => code === TABLE_REFUSED)) continue;
    await session.execute(joinStatements(recordMoves(plan, [move])));
    made.push(...asMade([move.table], findings).map((table) => ({ ...move, table })));
  }
  return made;
}

function recordMoves(plan: string, moves: readonly Move[]): string[] {
  const chunks = moves.map(({ table, chunks }) => ({ table: table.source, chunks }));
  const tables = moves.map(({ table }) => table);
  return [
    recordTables(plan, tables),
    ...(chunks.some((of) => of.chunks.length > 0) ? [recordChunks(plan, chunks)] : []),
  ];
}

/** Makes a table as PostgreSQL takes it; what it does not take of it are findings. */
async function makeTable(
  session: PostgresSession,
  { statement: { sql, subject, inParts } }: NumberedStatement,
  uncomputed: string | undefined,
): Promise<Finding[]> {
  const whole = uncomputed === undefined ? await trySql(session, sql) : undefined;
  if (uncomputed === undefined && whole === undefined) return [];
  const left = inParts ? await findRefusedColumns(session, inParts, uncomputed) : new Map<ColumnInParts, string>();
  const refusal = inParts ? await trySql(session, tableWithout(inParts, left)) : whole;
  if (refusal === undefined) return [...left].flatMap(([column, words]) => describeColumn(column, words));
  // Nobody has the right to, or it is there already: no other table will fare better.
  if (refusal.engineCode === '42501' || refusal.engineCode === '42P07') throw refusal;
  const message = `PostgreSQL refused it: ${wordsOf(refusal)}; it is left out with its rows`;
  return [{ code: TABLE_REFUSED, severity: 'loss', subject, message, sql }];
}

/** The columns that PostgreSQL takes only without their default or what they are computed from, with the reason. */
async function findRefusedColumns(
  session: PostgresSession,
  parts: TableInParts,
  uncomputed: string | undefined,
): Promise<Map<ColumnInParts, string>> {
  const plain = new Map(parts.columns.map((column) => [column, '']));
  const left = new Map<ColumnInParts, string>();
  for (const column of parts.columns.filter((candidate) => candidate.plain !== undefined)) {
    if (uncomputed !== undefined && column.subject?.kind === 'generated') {
      left.set(column, `PostgreSQL cannot compute the generated columns of every row: ${uncomputed}`);
      continue;
    }
    plain.delete(column);
    await session.execute('SAVEPOINT trial');
    const refusal = await refusalOf(session.execute(tableWithout(parts, plain)));
    await session.execute('ROLLBACK TO SAVEPOINT trial; RELEASE SAVEPOINT trial');
    if (refusal) left.set(column, `PostgreSQL refused it: ${wordsOf(refusal)}`);
    plain.set(column, '');
  }
  return left;
}

function tableWithout({ head, columns }: TableInParts, left: ReadonlyMap<ColumnInParts, string>): string {
  return joinTable(
    head,
    columns.map((column) => (left.has(column) ? (column.plain ?? column.sql) : column.sql)),
  );
}

/** Runs a statement; where PostgreSQL refuses it the transaction goes on without it. */
async function trySql(session: PostgresSession, sql: string): Promise<Lite2pgError | undefined> {
  return refusalOf(session.transaction(() => session.execute(sql)));
}

function describeColumn({ sql, subject }: ColumnInParts, words: string): Finding[] {
  if (!subject) return [];
  if (subject.kind === 'generated') {
    const message = `${words}; it is a plain column, which keeps its values and is not computed any more`;
    return [{ code: 'not-computed', severity: 'warning', subject, message, sql }];
  }
  return [
    { code: 'default-refused', severity: 'warning', subject, message: `${words}; the column has no default`, sql },
  ];
}
