import type { PostgresSession } from '@lite2pg/connect';
import { type Generated } from '@lite2pg/generator';
import type { Source } from '@lite2pg/pages';
import { type Finding, PHASE, type TableReport, type TargetTable } from '@lite2pg/spec';
import { buildKeys } from '../keys/build-keys.js';
import { chunkBytesFor } from '../rows/chunk-bytes.js';
import { dropStale } from './drop-stale.js';
import { finishTables } from '../keys/finish-tables.js';
import { compareWithLedger } from './compare-with-ledger.js';
import { forgetGone, isThere } from '../ledger/made-tables.js';
import { fingerprintPlan } from '../ledger/plan-document.js';
import {
  findPlan,
  forgetPlan,
  finishPlan,
  finishRun,
  recordPlan,
  startRun,
  type PlanRecord,
} from '../ledger/plan-record.js';
import type { MovedTables } from '../rows/changed-chunks.js';
import { movesByTable } from '../rows/loaded-columns.js';
import { loadRows } from '../rows/load-rows.js';
import { planMoves } from '../rows/plan-moves.js';
import { poolFor } from './pool-for.js';
import type { OnProgress } from './progress.js';
import { rejectFindings, tableReports } from './report-tables.js';
import { tryStatements } from '../keys/run-statements.js';
import { readMadeTables, readTableFindings, unmadeTables } from '../ledger/table-findings.js';
import { tableOf } from '../rows/group-statements.js';
import { refuseOrphans } from '../keys/refuse-orphans.js';
import { setAsideOrphans } from '../keys/set-aside-orphans.js';
import type { LoadSessions } from './sessions.js';
import { speedupsOf } from './speedups.js';
import { refuseExisting } from './refuse-existing.js';
import { makeSchema } from './target-check.js';
import type { NumberedStatement } from '../rows/tasks.js';

/** What is applied to what, and how. */
export interface ApplyOptions {
  readonly source: Source;
  /** Of the target; the caller closes them. They load and build at the same time. */
  readonly sessions: LoadSessions;
  /** In the form for loading: keys apart from the tables. */
  readonly generated: Generated;
  /** Rows and pages that are damaged are left out, kept in the ledger and found; else the first is thrown. */
  readonly salvage?: boolean | undefined;
  /** About how much of a table is moved in one transaction: what a crash may cost. See `chunkBytesFor`. */
  readonly chunkBytes?: number | undefined;
  /** The version of lite2pg, for the ledger. */
  readonly version: string;
  readonly onProgress: OnProgress;
}

/** What a run did and found. */
export interface Applied {
  /** `nothing-to-do`: an earlier run had done it all, and this one changed nothing. */
  readonly outcome: 'done' | 'nothing-to-do';
  /** When the earlier run finished, where there was nothing to do. */
  readonly finishedAt: string | undefined;
  readonly tables: readonly TableReport[];
  readonly findings: readonly Finding[];
  readonly speedups: readonly string[];
  /** Of this run; 0 for the rows where an earlier one had moved some of them. */
  readonly seconds: { readonly rows: number; readonly keys: number };
}

/**
 * Carries a plan out: makes the schema, moves the rows, builds keys and indexes, sets sequences. What the target's
 * ledger has as done is not done again, so it can be run again after it ended anywhere.
 *
 * Throws `target-exists`, `target-changed` and what the server throws; nothing that is committed by then
 * is lost.
 */
export async function apply(options: ApplyOptions): Promise<Applied> {
  const { source, generated, sessions } = options;
  const { main } = sessions;
  const fingerprint = fingerprintPlan(generated);
  const before = await findPlan(main, fingerprint);
  if (before?.finished && (await isThere(main, before))) return alreadyDone(options, main, before);
  // Of a run that goes on, too: the source may have got orphans since.
  if (generated.orphans === 'fail') await refuseOrphans(source, generated.target.tables);
  if (before?.finished) {
    await refuseAny(main, generated);
    await forgetPlan(main, fingerprint);
  } else if (before) {
    await dropStale(await movedSource(options, fingerprint), main, before);
    await forgetGone(main, before, generated);
  }
  const known = await findPlan(main, fingerprint);
  const { target } = generated;
  const tables = known ? await readMadeTables(main, fingerprint, target.tables) : target.tables;
  return carryOut({ ...options, generated: { ...generated, target: { ...target, tables } } }, main, fingerprint, known);
}

async function carryOut(
  options: ApplyOptions,
  main: PostgresSession,
  fingerprint: string,
  known: PlanRecord | undefined,
): Promise<Applied> {
  const { source, generated, salvage = false, onProgress } = options;
  const { loaders } = options.sessions;
  if (!known) {
    await refuseAny(main, generated);
    await recordPlan(main, { fingerprint, source: source.path }, generated);
  }
  const run = await startRun(main, fingerprint, options.version);
  const done = known?.statements ?? new Set<number>();
  const pending = generated.statements
    .map((statement, number): NumberedStatement => ({ number, statement }))
    .filter((numbered) => !done.has(numbered.number));
  const before = pending.filter(({ statement }) => statement.phase === 'compat');
  await makeSchema(main, generated.target.schema);
  const helpers = await tryStatements(main, fingerprint, { statements: before });

  const rowsStarted = performance.now();
  const work = await planMoves(
    { source, generated, chunkBytes: options.chunkBytes ?? chunkBytesFor(loaders.length) },
    main,
    fingerprint,
  );
  if (known) {
    const made = work.moves.map((move) => move.table.name);
    await refuseExisting(main, generated, made);
  }
  const pool = poolFor(source, loaders.length);
  const moves = movesByTable(generated.moves);
  const context = { source, pool, moves, salvage, around: false, plan: fingerprint, run, onProgress };
  await loadRows(context, loaders, work);
  const keysStarted = performance.now();

  const tables = await tableReports(main, fingerprint, generated);
  const rows = new Map(tables.map((table) => [table.name, table.moved]));
  const build = (statements: readonly NumberedStatement[]): Promise<Finding[]> =>
    buildKeys(loaders, {
      plan: fingerprint,
      statements,
      rowsOf: (table) => rows.get(table) ?? 0,
      onProgress,
    });
  const refused = await readTableFindings(main, fingerprint);
  const made = withoutUnmade(generated.target.tables, refused);
  const after = withoutUnmade(pending, refused).filter(({ statement }) => PHASE[statement.phase] > PHASE.table);
  const findings = [...helpers.map(({ finding }) => finding), ...refused];
  findings.push(...(await build(after.filter(({ statement }) => PHASE[statement.phase] < PHASE['foreign-key']))));
  if (generated.orphans === 'set-aside')
    await setAsideOrphans(main, fingerprint, { ...generated.target, tables: made });
  findings.push(...(await build(after.filter(({ statement }) => PHASE[statement.phase] >= PHASE['foreign-key']))));
  findings.push(...(await finishTables(loaders, source, made)));
  await main.transaction(async () => {
    // What was committed before without waiting for the disk is on it when this is.
    await main.execute('SET LOCAL synchronous_commit = on');
    await finishPlan(main, fingerprint);
    await finishRun(main, run, findings.length > 0 ? 'attention' : 'done');
  });
  return {
    outcome: 'done',
    finishedAt: undefined,
    tables: await tableReports(main, fingerprint, generated),
    findings: [...options.sessions.findings, ...(await rejectFindings(main, fingerprint)), ...findings],
    speedups: await speedupsOf(main, generated, work.moves),
    // Of a run that went on with another's work no rate could be told.
    seconds: { rows: known ? 0 : (keysStarted - rowsStarted) / 1000, keys: (performance.now() - keysStarted) / 1000 },
  };
}

async function movedSource(
  { source, generated, salvage, sessions, onProgress }: ApplyOptions,
  fingerprint: string,
): Promise<MovedTables> {
  const tables = await readMadeTables(sessions.main, fingerprint, generated.target.tables);
  return { source, tables, moves: movesByTable(generated.moves), salvage, jobs: sessions.loaders.length, onProgress };
}

async function refuseAny(main: PostgresSession, generated: Generated): Promise<void> {
  const { tables, views } = generated.target;
  const names = [...tables, ...views].map((relation) => relation.name);
  await refuseExisting(main, generated, names);
}

/** The tables that are there, or the statements about them. */
function withoutUnmade<T extends TargetTable | NumberedStatement>(
  items: readonly T[],
  findings: readonly Finding[],
): T[] {
  const unmade = unmadeTables(findings);
  return items.filter((item) => !unmade.has('statement' in item ? tableOf(item) : item.source));
}

/** What stands on a target whose plan is finished; statements that were refused then are tried again. */
async function alreadyDone(options: ApplyOptions, main: PostgresSession, known: PlanRecord): Promise<Applied> {
  const ofTables = await readTableFindings(main, known.fingerprint);
  const refused = options.generated.statements
    .map((statement, number): NumberedStatement => ({ number, statement }))
    .filter(({ number, statement: { phase } }) => !known.statements.has(number) && phase !== 'table');
  const findings = await buildKeys([main], {
    plan: known.fingerprint,
    statements: withoutUnmade(refused, ofTables),
    rowsOf: () => 0,
    onProgress: options.onProgress,
  });
  const changed = await compareWithLedger(main, await movedSource(options, known.fingerprint), known);
  return {
    outcome: 'nothing-to-do',
    finishedAt: known.finishedAt,
    tables: await tableReports(main, known.fingerprint, options.generated),
    findings: [...(await rejectFindings(main, known.fingerprint)), ...ofTables, ...findings, ...changed],
    speedups: [],
    seconds: { rows: 0, keys: 0 },
  };
}
