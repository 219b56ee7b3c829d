import type { PostgresSession } from '@lite2pg/postgres';
import type { Source } from '@lite2pg/pages';
import type { Finding, TargetTable, Verified } from '@lite2pg/spec';
import type { MovesByTable } from '../rows/loaded-columns.js';
import type { OnProgress } from '../jobs/progress.js';
import { collectDamages, damageFindings } from '../ledger/damages.js';
import { collectRejects } from './collect-rejects.js';
import type { RejectCount } from '../ledger/reject-record.js';
import { compareProgress } from './compare-progress.js';
import { createTupleKeeper } from './tuple-keeper.js';
import { describeDifferences } from './describe-differences.js';
import { locateLeftover } from './locate.js';
import { collectRows, sameRows } from './row-multiset.js';
import { countFindings, countRows } from './source-count.js';
import { findOtherShape } from './target-columns.js';
import { sourceTuples, targetTuples } from './table-tuples.js';

/** How a table is compared. */
export interface CompareOptions {
  readonly source: Source;
  readonly moves: MovesByTable;
  /** Damage in the source is left out of the comparison and found; otherwise the first is thrown. */
  readonly salvage?: boolean | undefined;
  readonly onProgress: OnProgress;
}

/** A table that was compared. */
export interface VerifiedTable {
  readonly name: string;
  readonly target: string;
  /** As SQLite itself counts them; those that can be read, where it cannot. */
  readonly sourceRows: number;
  readonly targetRows: number;
  /** Rows that the target cannot hold and the ledger keeps. */
  readonly rejected: number;
  /** Values that were changed to fit; the ledger keeps what they were. */
  readonly repaired: number;
  /** Places of it that cannot be read; how many rows they held is not known. */
  readonly damaged: number;
  /** Undefined if nothing was compared: its columns are others, or nothing of it can be read. */
  readonly verified: Verified | undefined;
}

/** The result of comparing a table. */
export interface ComparedTable {
  readonly table: VerifiedTable;
  readonly findings: readonly Finding[];
  /** Values that the target cannot hold as the source has them; they were expected to differ there. */
  readonly rejects: readonly RejectCount[];
}

/** Differing rows that are compared column by column at the most. */
const ROWS_COMPARED = 50_000;

/** Compares a table's rows; `setAside` are those that the ledger keeps, with the SQL that gives them. */
export async function compareTable(
  options: CompareOptions,
  session: PostgresSession,
  table: TargetTable,
  setAside: { readonly rows: number; readonly sql: string | undefined },
): Promise<ComparedTable> {
  const { source, salvage = false, onProgress } = options;
  const counted = await countRows(source, table.source, salvage);
  const otherShape = await findOtherShape(session, table);
  if (otherShape) {
    return { table: await leaveOut(session, table, counted ?? 0, otherShape), findings: [otherShape], rejects: [] };
  }
  const kept = collectRejects();
  const progress = compareProgress((rows, bytes) => {
    onProgress({ kind: 'compared', table: table.source, rows, bytes });
  });
  const inSource = collectRows();
  const inTarget = collectRows();
  const damages = collectDamages();
  const onDamage = salvage ? damages.add : undefined;
  const readSource = sourceTuples(options, table, { onReject: kept.add, onDamage });
  const readTarget = targetTuples(session, table, setAside.sql);
  await Promise.all([
    readSource(
      (bytes, start, end) => {
        inSource.add(bytes, start, end);
        progress.add('source', 1, end - start);
      },
      (bytes, start, end, isLast) => {
        inSource.addPart(bytes, start, end, isLast);
        progress.add('source', isLast ? 1 : 0, end - start);
      },
    ),
    readTarget(
      (bytes, start, end) => {
        inTarget.add(bytes, start, end);
        progress.add('target', 1, end - start);
      },
      (bytes, start, end, isLast) => {
        inTarget.addPart(bytes, start, end, isLast);
        progress.add('target', isLast ? 1 : 0, end - start);
      },
    ),
  ]);
  const { rows: rejected, repaired, counts: rejects } = kept.result();
  const expected = inSource.result();
  const found = inTarget.result();
  progress.flush();
  const sourceRows = counted ?? expected.rows + rejected;
  const damaged = damages.found();
  const base = {
    ...named(table),
    sourceRows,
    targetRows: found.rows - setAside.rows,
    rejected: rejected + setAside.rows,
    repaired,
    damaged: damaged.length,
  };
  const findings = [
    ...damageFindings(damaged),
    ...countFindings(table, sourceRows, expected.rows + rejected, damaged.length),
  ];
  if (sameRows(expected, found)) {
    const hasNothing = damaged.length > 0 && expected.rows === 0;
    const verified = hasNothing ? undefined : { rows: expected.rows, missing: 0, extra: 0, changed: 0 };
    return { table: { ...base, verified }, findings, rejects };
  }
  const leftover = await locateLeftover({
    source: readSource,
    target: readTarget,
    rows: Math.max(expected.rows, found.rows),
    most: ROWS_COMPARED,
    keeper: createTupleKeeper(table.columns),
  });
  const differences = describeDifferences(table, leftover);
  return {
    table: { ...base, verified: { rows: expected.rows, ...differences.counts } },
    findings: [...findings, differences.finding],
    rejects,
  };
}

/** A table of another shape: of one that is not there the rows are missing, of any other nothing is known but their number. */
async function leaveOut(
  session: PostgresSession,
  table: TargetTable,
  sourceRows: number,
  { code }: Finding,
): Promise<VerifiedTable> {
  const isGone = code === 'table-missing';
  const [found] = isGone ? [] : await session.query<{ rows: string }>(`SELECT count(*) AS rows FROM ${table.sql}`);
  const targetRows = Number(found?.rows ?? 0);
  const verified = isGone && sourceRows > 0 ? { rows: 0, missing: sourceRows, extra: 0, changed: 0 } : undefined;
  return { ...named(table), sourceRows, targetRows, rejected: 0, repaired: 0, damaged: 0, verified };
}

function named(table: TargetTable): { readonly name: string; readonly target: string } {
  return { name: table.source, target: table.sql };
}
