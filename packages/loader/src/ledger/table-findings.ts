import type { PostgresSession } from '@lite2pg/postgres';
import type { Finding, FindingCode, TargetTable } from '@lite2pg/spec';

/** The code of the finding about a table that PostgreSQL refuses. */
export const TABLE_REFUSED = 'table-refused' satisfies FindingCode;

/** Findings about tables that PostgreSQL refused, from the ledger's lines of the plan, in the order of its statements. */
export async function readTableFindings(session: PostgresSession, plan: string): Promise<Finding[]> {
  const rows = await session.query<{ finding: string }>(
    `SELECT f::text AS finding FROM lite2pg.statements s, jsonb_array_elements(s.finding) WITH ORDINALITY AS found (f, at)
     WHERE s.plan = $1 AND s.phase = 'table' AND s.finding IS NOT NULL ORDER BY s.number, at`,
    [plan],
  );
  return rows.map(({ finding }) => JSON.parse(finding) as Finding);
}

/** The tables, by name in the source, that PostgreSQL refused altogether: they are not there. */
export function unmadeTables(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(findings.flatMap(({ code, subject }) => (code === TABLE_REFUSED ? [subject.name] : [])));
}

/** The tables as they were made: what PostgreSQL was to compute and refused is a plain column. */
export function asMade(tables: readonly TargetTable[], findings: readonly Finding[]): TargetTable[] {
  const isPlain = (table: string, column: string): boolean =>
    findings.some(({ subject }) => subject.kind === 'generated' && subject.table === table && subject.name === column);
  return tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => {
      if (!column.generated || !isPlain(table.source, column.source)) return column;
      const { expression: _, ...plain } = column;
      return { ...plain, generated: false };
    }),
  }));
}

/** The tables of a plan as they stand on the target now. Of those that are to be made again nothing is known. */
export async function readMadeTables(
  session: PostgresSession,
  plan: string,
  tables: readonly TargetTable[],
): Promise<TargetTable[]> {
  const started = await session.query<{ name: string }>(
    'SELECT DISTINCT table_name AS name FROM lite2pg.chunks WHERE plan = $1',
    [plan],
  );
  const there = new Set(started.map(({ name }) => name));
  const findings = await readTableFindings(session, plan);
  return asMade(
    tables,
    findings.filter(({ subject: { table = '' } }) => there.has(table)),
  );
}
