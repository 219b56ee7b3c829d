import type { Finding, FindingCode } from '@lite2pg/spec';

/** The code of findings about columns that are missing or of another type: of one column, or of a table with all of them. */
export const COLUMNS_DIFFER = 'columns-differ' satisfies FindingCode;

/** The findings without those about single columns of a table of which one says all of that. */
export function withoutRepeated(findings: readonly Finding[]): Finding[] {
  const subjects = findings.flatMap(({ code, subject }) => (code === COLUMNS_DIFFER ? [subject] : []));
  const tables = new Set(subjects.flatMap(({ kind, name }) => (kind === 'table' ? [name] : [])));
  return findings.filter(
    ({ code, subject: { table } }) => code !== COLUMNS_DIFFER || table === undefined || !tables.has(table),
  );
}
