import type { PostgresSession } from '@lite2pg/postgres';
import { counted, groupDigits, type Finding, type TargetTable } from '@lite2pg/spec';
import { readChunks, type ChunkRecord } from '../ledger/chunk-record.js';
import type { PlanRecord } from '../ledger/plan-record.js';
import { changedChunks, type MovedTables } from '../rows/changed-chunks.js';

/**
 * A finding for each table whose rows in the source are no longer those that the finished plan moved, or of which the ledger
 * does not know. Reads all of them.
 */
export async function compareWithLedger(
  session: PostgresSession,
  options: MovedTables & { readonly rowsInSource: ReadonlyMap<string, number> },
  plan: PlanRecord,
): Promise<Finding[]> {
  const chunks = await readChunks(session, plan.fingerprint);
  const findings: Finding[] = [];
  for (const table of options.tables) {
    const records = chunks.get(table.source) ?? [];
    const finished = `from ${plan.source} (finished ${plan.finishedAt ?? 'earlier'})`;
    const subject = { kind: 'table', name: table.source } as const;
    if (records.length === 0 || records.some(({ done }) => done === undefined)) {
      const message = `the ledger does not say that all of its rows were moved ${finished}; nothing was changed: ${describeWay(table)}`;
      findings.push({ code: 'ledger-incomplete', severity: 'warning', subject, message });
    } else if ((await changedChunks(options, table, records)).length > 0) {
      const what = describeChange(options.rowsInSource.get(table.source) ?? 0, rowsOf(records));
      const message = `${what}; the target still has what was moved ${finished}; nothing was changed: ${describeWay(table)}`;
      findings.push({ code: 'source-changed', severity: 'warning', subject, message });
    }
  }
  return findings;
}

function rowsOf(records: readonly ChunkRecord[]): number {
  return records.reduce((rows, { done }) => rows + (done ? done.moved + done.rejected : 0), 0);
}

function describeChange(now: number, then: number): string {
  const since = 'changed in SQLite since it was moved';
  if (now === then) return `${since}: the same number of rows (${groupDigits(now)}), some of them changed`;
  return `${since}: ${counted(now, 'row')} now, ${groupDigits(then)} then`;
}

function describeWay({ sql }: TargetTable): string {
  return `lite2pg verify shows which rows differ; to move ${sql} as it is now, migrate into an empty database, or drop all that was moved and run the same command again`;
}
