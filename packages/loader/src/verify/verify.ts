import { openPostgres, PLAIN_SETTINGS, type PostgresSession } from '@lite2pg/postgres';
import { type Finding, type Plan } from '@lite2pg/spec';
import { rejectFinding } from '../ledger/reject-finding.js';
import type { RejectCount } from '../ledger/reject-record.js';
import { describeFewer, openMore } from '../jobs/open-sessions.js';
import { inParallel } from '../jobs/parallel.js';
import { countSetAside, selectSetAside } from '../keys/set-aside-orphans.js';
import { checkStructure } from '../structure/check-structure.js';
import { withoutRepeated } from '../structure/without-repeated.js';
import { movesByTable } from '../rows/loaded-columns.js';
import { describeNeverMigrated } from './never-migrated.js';
import { compareTable, type ComparedTable, type CompareOptions, type VerifiedTable } from './compare-table.js';

/** The source and the target that are compared. */
export interface VerifyOptions extends Omit<CompareOptions, 'moves'> {
  /** The target's URL. */
  readonly target: string;
  /** Of a URL with several hosts, the subject of a session on the server that is meant; else the first that answers. */
  readonly server?: string | undefined;
  /** In either form. */
  readonly generated: Plan;
  /** Tables that are compared at the same time. */
  readonly jobs: number;
}

/** Findings of the comparison. */
export interface Verification {
  /** The server that was compared: its URL without the password. */
  readonly server: string;
  readonly tables: readonly VerifiedTable[];
  readonly findings: readonly Finding[];
  /** Values that the target cannot hold as the source has them, and that are there as was expected then: a finding for each kind of reject. */
  readonly rejects: readonly Finding[];
}

/**
 * Compares every row and every value: the rows PostgreSQL gives back in binary against those the file has, in any
 * order. Differences are located to table, key and column. What else the plan made is compared with what is there. Throws
 * what the server or the file throws.
 */
export async function verify(options: VerifyOptions): Promise<Verification> {
  const { tables } = options.generated.target;
  const compared: ComparedTable[] = [];
  let setAside: readonly RejectCount[];
  const sessions: PostgresSession[] = [];
  let fewer: readonly Finding[];
  let server: string;
  let structure: readonly Finding[];
  let never: Finding | undefined;
  try {
    const jobs = Math.max(1, Math.min(options.jobs, tables.length));
    const first = await openVerifySession(options.target, options.server);
    server = first.subject;
    sessions.push(first);
    await openMore(sessions, jobs, () => openVerifySession(options.target, server));
    fewer = describeFewer(sessions, jobs);
    const plan = options.generated.fingerprint;
    const moves = movesByTable(options.generated.moves);
    setAside = await countSetAside(first, plan);
    const rowsAside = new Map<string, number>();
    for (const { table, count } of setAside) rowsAside.set(table, (rowsAside.get(table) ?? 0) + count);
    await inParallel([...tables.keys()], sessions.length, async (at, job) => {
      const table = tables[at];
      const session = sessions[job];
      if (!table || !session) return;
      const rows = rowsAside.get(table.source) ?? 0;
      const sql = rows > 0 ? selectSetAside(plan, table) : undefined;
      compared[at] = await compareTable({ ...options, moves }, session, table, { rows, sql });
    });
    never = await describeNeverMigrated(
      first,
      compared.flatMap(({ findings }) => findings),
      tables.length,
    );
    structure = await checkStructure(first, options.generated, tablesAsMoved(compared));
  } finally {
    await Promise.allSettled(sessions.map((session) => session.close()));
  }
  return {
    server,
    tables: compared.map((result) => result.table),
    findings: never
      ? [...fewer, never]
      : withoutRepeated([...fewer, ...compared.flatMap((result) => result.findings), ...structure]),
    rejects: [...setAside, ...compared.flatMap((result) => result.rejects)].map(rejectFinding),
  };
}

function tablesAsMoved(compared: readonly ComparedTable[]): ReadonlySet<string> {
  return new Set(
    compared.flatMap(({ table: { name, verified } }) => {
      const isSame = verified !== undefined && verified.missing + verified.extra + verified.changed === 0;
      return isSame ? [name] : [];
    }),
  );
}

async function openVerifySession(url: string, server: string | undefined): Promise<PostgresSession> {
  return await openPostgres(url, {
    server,
    applicationName: 'lite2pg verify',
    settings: { ...PLAIN_SETTINGS, default_transaction_read_only: 'on' },
  });
}
