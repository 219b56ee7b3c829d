import type { PostgresSession } from '@lite2pg/connect';
import type { Generated } from '@lite2pg/generator';
import type { MisfitReason } from '@lite2pg/pages';
import { byCount, counted, type Finding, type Subject, type TableReport } from '@lite2pg/spec';
import { readChunks } from '../ledger/chunk-record.js';
import { readDamages } from '../ledger/damage-record.js';
import { countRejects, type RejectCount } from '../ledger/reject-record.js';
import { damageFindings } from './salvage.js';
import { WHOLE_ROW } from '../rows/whole-row-reject.js';

/** What the ledger says of each table of the plan: moved and rejected rows, which add up to the source's. */
export async function tableReports(
  session: PostgresSession,
  plan: string,
  generated: Generated,
): Promise<TableReport[]> {
  const chunks = await readChunks(session, plan);
  const setAside = new Map<string, number>();
  for (const { table, storageClass, count } of await countRejects(session, plan)) {
    if (storageClass === WHOLE_ROW) setAside.set(table, (setAside.get(table) ?? 0) + count);
  }
  const damages = await readDamages(session, plan);
  return generated.target.tables.map((table) => {
    const damaged = damages.filter((damage) => damage.table === table.source).length;
    const done = (chunks.get(table.source) ?? []).flatMap((record) => (record.done ? [record.done] : []));
    const taken = setAside.get(table.source) ?? 0;
    const moved = done.reduce((rows, chunk) => rows + chunk.moved, 0) - taken;
    const rejected = done.reduce((rows, chunk) => rows + chunk.rejected, 0) + taken;
    const bytes = done.reduce((total, chunk) => total + chunk.bytes, 0);
    const report = { name: table.source, target: table.sql, sourceRows: moved + rejected, moved, rejected, bytes };
    return damaged === 0 ? report : { ...report, damaged };
  });
}

/** A finding for each kind of reject the ledger keeps: what could not be read, rows left out, values changed to fit. */
export async function rejectFindings(session: PostgresSession, plan: string): Promise<Finding[]> {
  const rejects = await countRejects(session, plan);
  const damages = damageFindings(await readDamages(session, plan));
  return [...damages, ...rejects.map(rejectFinding)];
}

function rejectFinding(reject: RejectCount): Finding {
  const whole = reject.storageClass === WHOLE_ROW;
  const was = byCount(reject.count, 'was', 'were');
  const what = reject.rowMoved
    ? `${counted(reject.count, 'value')} ${was} changed to fit`
    : `${counted(reject.count, 'row')} ${was} ${whole ? 'set aside' : 'left out'}`;
  const kept = whole ? 'they are in lite2pg.rejects as JSON' : 'the original bytes are in lite2pg.rejects';
  const subject: Subject =
    reject.column === ''
      ? { kind: 'table', name: reject.table }
      : { kind: 'column', name: reject.column, table: reject.table };
  return {
    code: reject.rowMoved ? 'values-repaired' : whole && reject.column !== '' ? 'orphans-set-aside' : 'rows-rejected',
    severity: 'loss',
    subject,
    message: `${what}: ${REASONS.get(reject.reason) ?? reject.reason} (first at key ${reject.key}); ${kept}`,
  };
}

/** The reasons of `pages` in words. */
const REASONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'storage-class': 'a value of a storage class that the type does not take',
    'out-of-range': 'out of the range of the type',
    fraction: 'a fraction where the type takes whole numbers',
    form: 'not in the form that the type takes',
    'invalid-text': 'bytes that are not valid text',
    nul: 'a NUL character in a text',
    'too-long': 'longer than the type allows',
    null: 'NULL where the column takes none',
    precision: 'more digits than the type keeps',
    zone: 'a time zone where the type takes none',
  } satisfies Record<MisfitReason, string>),
);
