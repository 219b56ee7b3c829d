import type { PostgresSession } from '@lite2pg/connect';
import type { Generated } from '@lite2pg/generator';
import type { Finding, TableReport } from '@lite2pg/spec';
import { countRejects, readChunks } from './ledger/chunk-record.js';

/** What the ledger says of each table of the plan: moved and rejected rows, which add up to the source's. */
export async function tableReports(
  session: PostgresSession,
  plan: string,
  generated: Generated,
): Promise<TableReport[]> {
  const chunks = await readChunks(session, plan);
  return generated.target.tables.map((table) => {
    const done = (chunks.get(table.source) ?? []).flatMap((record) => (record.done ? [record.done] : []));
    const moved = done.reduce((rows, chunk) => rows + chunk.moved, 0);
    const rejected = done.reduce((rows, chunk) => rows + chunk.rejected, 0);
    const bytes = done.reduce((total, chunk) => total + chunk.bytes, 0);
    return { name: table.source, target: table.sql, sourceRows: moved + rejected, moved, rejected, bytes };
  });
}

/** A finding for each kind of reject the ledger keeps: rows left out, and values that were changed to fit. */
export async function rejectFindings(session: PostgresSession, plan: string): Promise<Finding[]> {
  const rejects = await countRejects(session, plan);
  return rejects.map((reject) => ({
    code: reject.rowMoved ? 'values-repaired' : 'rows-rejected',
    severity: 'loss',
    subject: { kind: 'column', name: reject.column, table: reject.table },
    message: `${reject.count} ${reject.rowMoved ? 'values were changed to fit' : 'rows were left out'}: ${reject.reason} (first at key ${reject.key}); the original bytes are in lite2pg.rejects`,
  }));
}
