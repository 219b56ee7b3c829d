import type { PostgresSession } from '@lite2pg/connect';
import type { Finding } from '@lite2pg/spec';
import { readChunks } from '../ledger/chunk-record.js';
import type { PlanRecord } from '../ledger/plan-record.js';
import { changedChunks, type MovedTables } from '../rows/changed-chunks.js';

/** A finding for each table whose rows in the source are no longer those that the finished plan moved. Reads all of them. */
export async function compareWithLedger(
  session: PostgresSession,
  options: MovedTables,
  plan: PlanRecord,
): Promise<Finding[]> {
  const { source, tables } = options;
  const chunks = await readChunks(session, plan.fingerprint);
  const findings: Finding[] = [];
  for (const table of tables) {
    const records = chunks.get(table.source) ?? [];
    const changed = (await changedChunks(options, table, records)).length;
    if (changed === 0) continue;
    findings.push({
      code: 'source-changed',
      severity: 'attention',
      subject: { kind: 'table', name: table.source },
      message: `${source.path} holds other rows in "${table.source}" than those moved from ${plan.source} at ${plan.finishedAt ?? 'an earlier time'} (${changed} of ${records.length} chunks differ); nothing was changed: migrate into an empty database to move them`,
    });
  }
  return findings;
}
