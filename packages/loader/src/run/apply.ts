import type { PostgresSession } from '@lite2pg/postgres';
import { type Finding, PHASE, type Plan } from '@lite2pg/spec';
import { buildKeys } from '../keys/build-keys.js';
import { chunkBytesFor } from '../rows/chunk-bytes.js';
import { dropStale } from './drop-stale.js';
import { finishTables } from '../keys/finish-tables.js';
import type { Applied, ApplyOptions } from './applied.js';
import { alreadyDone } from './already-done.js';
import { countDifferences } from './count-differences.js';
import { countTarget } from './count-target.js';
import { movedTables } from './moved-tables.js';
import { makeSchema } from '../ledger/make-schema.js';
import { forgetGone, isThere } from '../ledger/made-tables.js';
import {
  findPlan,
  forgetPlan,
  finishPlan,
  finishRun,
  recordPlan,
  startRun,
  type PlanRecord,
} from '../ledger/plan-record.js';
import { movesByTable } from '../rows/loaded-columns.js';
import { loadRows } from '../rows/load-rows.js';
import { planMoves } from '../rows/plan-moves.js';
import { rowsToMove } from '../rows/rows-to-move.js';
import { poolFor } from '../jobs/pool-for.js';
import { rejectFindings, tableReports } from './report-tables.js';
import { readMadeTables, readTableFindings } from '../ledger/table-findings.js';
import { withoutUnmade } from '../rows/without-unmade.js';
import { refuseOrphans } from '../keys/refuse-orphans.js';
import { setAsideOrphans } from '../keys/set-aside-orphans.js';
import { compareWithWanted } from '../structure/check-structure.js';
import { scopeOf } from '../structure/expected-objects.js';
import { readStructure } from '../structure/read-structure.js';
import { recordMade } from '../structure/record-made.js';
import { speedupsOf } from './speedups.js';
import { refuseExisting } from './refuse-existing.js';
import { makeHelpers } from './make-helpers.js';
import { numberStatements, type NumberedStatement } from '../ledger/record-statements.js';

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
  const { fingerprint } = generated;
  const before = await findPlan(main, fingerprint);
  if (before?.finished && (await isThere(main, before))) return alreadyDone(options, main, before);
  // Of a run that goes on, too: the source may have got orphans since.
  if (generated.orphans === 'fail') await refuseOrphans(source, generated.target.tables);
  if (before?.finished) {
    await refuseAny(main, generated);
    await forgetPlan(main, fingerprint);
  } else if (before) {
    options.onProgress({ kind: 'stage', stage: 'check' });
    await dropStale(await movedTables(options, fingerprint), main, before);
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
  const pending = numberStatements(generated).filter(({ number }) => !done.has(number));
  const before = pending.filter(({ statement }) => statement.phase === 'compat');
  await makeSchema(main, generated.target.schema);
  const helpers = await makeHelpers(main, fingerprint, before);

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
  onProgress({ kind: 'stage', stage: 'rows', rows: rowsToMove(work, options.rowsInSource) });
  await loadRows(context, loaders, work);
  const keysStarted = performance.now();

  const inSource = options.rowsInSource;
  const build = (statements: readonly NumberedStatement[]): Promise<Finding[]> =>
    buildKeys(loaders, {
      plan: fingerprint,
      statements,
      rowsOf: (table) => inSource.get(table) ?? 0,
      onProgress,
      openWatch: options.isWatched ? options.sessions.openWatch : undefined,
    });
  const refused = await readTableFindings(main, fingerprint);
  const made = withoutUnmade(generated.target.tables, refused);
  const after = withoutUnmade(pending, refused).filter(({ statement }) => PHASE[statement.phase] > PHASE.table);
  const findings = [...helpers.map(({ finding }) => finding), ...refused];
  onProgress({ kind: 'stage', stage: 'indexes' });
  findings.push(...(await build(after.filter(({ statement }) => PHASE[statement.phase] < PHASE['foreign-key']))));
  onProgress({ kind: 'stage', stage: 'constraints' });
  if (generated.orphans === 'set-aside')
    await setAsideOrphans(main, fingerprint, { ...generated.target, tables: made });
  findings.push(...(await build(after.filter(({ statement }) => PHASE[statement.phase] >= PHASE['foreign-key']))));
  findings.push(...(await finishTables(loaders, source, made)));
  const structure = await readStructure(main, scopeOf(generated));
  await main.transaction(async () => {
    // What was committed before without waiting for the disk is on it when this is.
    await main.execute('SET LOCAL synchronous_commit = on');
    await finishPlan(main, fingerprint);
    await recordMade(main, generated, structure);
    await finishRun(main, run, findings.length > 0 ? 'attention' : 'done');
  });
  // What an earlier run moved or made may be gone by now.
  const counts = known ? { inSource, onTarget: await countTarget(loaders, made) } : { inSource };
  const tables = await tableReports(main, fingerprint, generated, counts);
  const rejected = await rejectFindings(main, fingerprint);
  if (known) findings.push(...(await compareWithWanted(main, generated, structure)));
  return {
    outcome: 'done',
    finishedAt: undefined,
    tables,
    findings: [...options.sessions.findings, ...rejected, ...findings, ...countDifferences(tables, refused)],
    speedups: await speedupsOf(main, generated, work.moves),
    // Of a run that went on with another's work no rate could be told.
    seconds: { rows: known ? 0 : (keysStarted - rowsStarted) / 1000, keys: (performance.now() - keysStarted) / 1000 },
  };
}

async function refuseAny(main: PostgresSession, generated: Plan): Promise<void> {
  const { tables, views } = generated.target;
  const names = [...tables, ...views].map((relation) => relation.name);
  await refuseExisting(main, generated, names);
}
