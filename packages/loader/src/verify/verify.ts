import { openPostgres, PLAIN_SETTINGS, type PostgresSession } from '@lite2pg/connect';
import type { Generated } from '@lite2pg/generator';
import type { Reject, Source } from '@lite2pg/pages';
import type { Finding, TargetTable, Verified } from '@lite2pg/spec';
import { fingerprintPlan } from '../ledger/plan-record.js';
import { describeFewer, openMore } from '../run/open-sessions.js';
import { inParallel } from '../run/parallel.js';
import type { OnProgress } from '../run/progress.js';
import { collectDamages, damageFindings } from '../run/salvage.js';
import { countSetAside, selectSetAside } from '../keys/set-aside-orphans.js';
import { createTupleKeeper } from './tuple-keeper.js';
import { describeDifferences } from './describe-differences.js';
import { locateLeftover } from './locate.js';
import { collectRows, sameRows } from './row-multiset.js';
import { countFindings, countRows } from './source-count.js';
import { findOtherShape } from './target-columns.js';
import { movesByTable, type MovesByTable } from '../rows/loaded-columns.js';
import { sourceTuples, targetTuples } from './table-tuples.js';

/** What is compared with what. */
export interface VerifyOptions {
  readonly source: Source;
  /** The target's URL. */
  readonly target: string;
  /** In either form. */
  readonly generated: Generated;
  /** What is damaged in the source is left out of the comparison and found; else the first is thrown. */
  readonly salvage?: boolean | undefined;
  /** Tables that are compared at the same time. */
  readonly jobs: number;
  readonly onProgress: OnProgress;
}

/** What the comparison found. */
export interface Verification {
  readonly tables: readonly VerifiedTable[];
  readonly findings: readonly Finding[];
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
  readonly verified: Verified;
}

/** Differing rows that are compared column by column at the most. */
const ROWS_COMPARED = 50_000;

/**
 * Compares every row and every value: the rows PostgreSQL gives back in binary against those the file has, in any
 * order. Differences are located to table, key and column. Throws what the server or the file throws.
 */
export async function verify(options: VerifyOptions): Promise<Verification> {
  const { tables } = options.generated.target;
  const compared: { readonly table: VerifiedTable; readonly findings: readonly Finding[] }[] = [];
  const sessions: PostgresSession[] = [];
  let fewer: readonly Finding[];
  try {
    const jobs = Math.max(1, Math.min(options.jobs, tables.length));
    const open = (): Promise<PostgresSession> => openVerifySession(options.target);
    const first = await open();
    sessions.push(first);
    await openMore(sessions, jobs, open);
    fewer = describeFewer(sessions, jobs);
    const plan = fingerprintPlan(options.generated);
    const moves = movesByTable(options.generated.moves);
    const setAside = await countSetAside(first, plan);
    await inParallel([...tables.keys()], sessions.length, async (at, job) => {
      const table = tables[at];
      const session = sessions[job];
      if (!table || !session) return;
      const rows = setAside.get(table.source) ?? 0;
      const sql = rows > 0 ? selectSetAside(plan, table) : undefined;
      compared[at] = await compareTable({ ...options, moves }, session, table, { rows, sql });
    });
  } finally {
    await Promise.allSettled(sessions.map((session) => session.close()));
  }
  return {
    tables: compared.map((result) => result.table),
    findings: [...fewer, ...compared.flatMap((result) => result.findings)],
  };
}

async function openVerifySession(url: string): Promise<PostgresSession> {
  return await openPostgres(url, {
    applicationName: 'lite2pg verify',
    settings: { ...PLAIN_SETTINGS, default_transaction_read_only: 'on' },
  });
}

async function compareTable(
  options: VerifyOptions & { readonly moves: MovesByTable },
  session: PostgresSession,
  table: TargetTable,
  setAside: { readonly rows: number; readonly sql: string | undefined },
): Promise<{ table: VerifiedTable; findings: Finding[] }> {
  const { source, salvage = false, onProgress } = options;
  const missing = await findOtherShape(session, table);
  const counted = await countRows(source, table.source, salvage);
  if (missing) {
    const sourceRows = counted ?? 0;
    const verified = { rows: 0, missing: sourceRows, extra: 0, changed: 0 };
    return {
      table: { ...named(table), sourceRows, targetRows: 0, rejected: 0, repaired: 0, damaged: 0, verified },
      findings: [missing],
    };
  }
  const rejects = { rows: 0, repaired: 0 };
  let lastKey: string | undefined;
  const onReject = (reject: Reject): void => {
    if (reject.rowMoved) rejects.repaired += 1;
    else if (reject.key !== lastKey) {
      rejects.rows += 1;
      lastKey = reject.key;
    }
  };
  const progress = countProgress((rows) => {
    onProgress({ kind: 'compared', table: table.source, rows });
  });
  const inSource = collectRows();
  const inTarget = collectRows();
  const damages = collectDamages();
  const onDamage = salvage ? damages.add : undefined;
  const readSource = sourceTuples(options, table, { onReject, onDamage });
  const readTarget = targetTuples(session, table, setAside.sql);
  await Promise.all([
    readSource(
      (bytes, start, end) => {
        inSource.add(bytes, start, end);
        progress.count();
      },
      (bytes, start, end, isLast) => {
        inSource.addPart(bytes, start, end, isLast);
        if (isLast) progress.count();
      },
    ),
    readTarget(inTarget.add, inTarget.addPart),
  ]);
  const { rows: rejected, repaired } = rejects;
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
    return { table: { ...base, verified: { rows: expected.rows, missing: 0, extra: 0, changed: 0 } }, findings };
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
  };
}

function named(table: TargetTable): { readonly name: string; readonly target: string } {
  return { name: table.source, target: table.sql };
}

/** Rows that are told of at once. */
const TOLD_AT_ONCE = 10_000;

function countProgress(tell: (rows: number) => void): { count(): void; flush(): void } {
  let untold = 0;
  const flush = (): void => {
    if (untold > 0) tell(untold);
    untold = 0;
  };
  return {
    count() {
      untold += 1;
      if (untold >= TOLD_AT_ONCE) flush();
    },
    flush,
  };
}
