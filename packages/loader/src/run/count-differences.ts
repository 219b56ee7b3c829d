import { counted, groupDigits, type Finding, type TableReport } from '@lite2pg/spec';
import { unmadeTables } from '../ledger/table-findings.js';

/**
 * A finding for each table that has more or fewer rows in the source than on the target and among the rejects together; but
 * for those that `ofTables` says PostgreSQL refused.
 */
export function countDifferences(tables: readonly TableReport[], ofTables: readonly Finding[]): Finding[] {
  const unmade = unmadeTables(ofTables);
  return tables.flatMap(({ name, sourceRows, moved, rejected }): Finding[] => {
    const missing = sourceRows - moved - rejected;
    if (missing === 0 || unmade.has(name)) return [];
    const what = missing > 0 ? `${groupDigits(missing)} fewer` : `${groupDigits(-missing)} more`;
    return [
      {
        code: 'count-differs',
        severity: missing > 0 ? 'loss' : 'warning',
        subject: { kind: 'table', name },
        message: `${counted(sourceRows, 'row')} in SQLite, ${groupDigits(moved)} on the target and ${groupDigits(rejected)} rejected: ${what} than in SQLite; lite2pg verify shows which`,
      },
    ];
  });
}
