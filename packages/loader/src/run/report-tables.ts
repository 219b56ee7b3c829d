import type { PostgresSession } from '@lite2pg/postgres';
import type { Finding, Plan, TableReport } from '@lite2pg/spec';
import { readChunks } from '../ledger/chunk-record.js';
import { readDamages } from '../ledger/damage-record.js';
import { rejectFinding } from '../ledger/reject-finding.js';
import { countRejectedRows, countRejects, WHOLE_ROW } from '../ledger/reject-record.js';
import { damageFindings } from '../ledger/damages.js';

/** Rows of tables as they were counted, by their names in the source. */
export interface CountedRows {
  readonly inSource: ReadonlyMap<string, number>;
  /** Left out for a plan that this run alone carried out: what each COPY took then adds up to it. */
  readonly onTarget?: ReadonlyMap<string, number>;
}

/** A report of each table of the plan: its rows in the source, and those moved and rejected, each counted on its own. */
export async function tableReports(
  session: PostgresSession,
  plan: string,
  generated: Plan,
  { inSource, onTarget }: CountedRows,
): Promise<TableReport[]> {
  const chunks = await readChunks(session, plan);
  const rejects = await countRejectedRows(session, plan);
  const wholeRows = new Map<string, number>();
  const repairs = new Map<string, number>();
  for (const { table, storageClass, rowMoved, count } of await countRejects(session, plan)) {
    if (storageClass === WHOLE_ROW) wholeRows.set(table, (wholeRows.get(table) ?? 0) + count);
    else if (rowMoved) repairs.set(table, (repairs.get(table) ?? 0) + count);
  }
  const damages = await readDamages(session, plan);
  return generated.target.tables.map((table) => {
    const damaged = damages.filter((damage) => damage.table === table.source).length;
    const done = (chunks.get(table.source) ?? []).flatMap((record) => (record.done ? [record.done] : []));
    // A chunk has them as moved.
    const taken = wholeRows.get(table.source) ?? 0;
    const moved = onTarget?.get(table.source) ?? done.reduce((rows, chunk) => rows + chunk.moved, 0) - taken;
    const rejected = rejects.get(table.source) ?? 0;
    const bytes = done.reduce((total, chunk) => total + chunk.bytes, 0);
    const sourceRows = inSource.get(table.source) ?? 0;
    const report = { name: table.source, target: table.sql, sourceRows, moved, rejected, bytes };
    const repaired = repairs.get(table.source);
    return { ...report, ...(repaired && { repaired }), ...(damaged > 0 && { damaged }) };
  });
}

/** A finding for each kind of reject the ledger keeps: what could not be read, rows left out, values changed to fit. */
export async function rejectFindings(session: PostgresSession, plan: string): Promise<Finding[]> {
  const rejects = await countRejects(session, plan);
  const damages = damageFindings(await readDamages(session, plan));
  return [...damages, ...rejects.map(rejectFinding)];
}
