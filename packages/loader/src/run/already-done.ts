import type { PostgresSession } from '@lite2pg/postgres';
import { needsPerson } from '@lite2pg/spec';
import type { PlanRecord } from '../ledger/plan-record.js';
import { buildKeys } from '../keys/build-keys.js';
import { readTableFindings } from '../ledger/table-findings.js';
import { numberStatements } from '../ledger/record-statements.js';
import { withoutUnmade } from '../rows/without-unmade.js';
import type { Applied, ApplyOptions } from './applied.js';
import { compareWithWanted } from '../structure/check-structure.js';
import { scopeOf } from '../structure/expected-objects.js';
import { readStructure } from '../structure/read-structure.js';
import { recordMade } from '../structure/record-made.js';
import { compareWithLedger } from './compare-with-ledger.js';
import { countDifferences } from './count-differences.js';
import { countTarget } from './count-target.js';
import { movedTables } from './moved-tables.js';
import { rejectFindings, tableReports } from './report-tables.js';

/**
 * Compares a target whose plan is finished with the source and with what the plan made; statements that were
 * refused then are tried again.
 * The numbers are those of now on both sides, not those of the ledger.
 */
export async function alreadyDone(options: ApplyOptions, main: PostgresSession, known: PlanRecord): Promise<Applied> {
  const { generated, sessions, rowsInSource } = options;
  const ofTables = await readTableFindings(main, known.fingerprint);
  const refused = numberStatements(generated).filter(
    ({ number, statement: { phase } }) => !known.statements.has(number) && phase !== 'table',
  );
  const findings = await buildKeys([main], {
    plan: known.fingerprint,
    statements: withoutUnmade(refused, ofTables),
    rowsOf: () => 0,
    onProgress: options.onProgress,
  });
  options.onProgress({ kind: 'stage', stage: 'check' });
  const moved = await movedTables(options, known.fingerprint);
  const made = withoutUnmade(moved.tables, ofTables);
  const changed = await compareWithLedger(main, { ...moved, tables: made, rowsInSource }, known);
  const tables = await tableReports(main, known.fingerprint, generated, {
    inSource: rowsInSource,
    onTarget: await countTarget(sessions.loaders, made),
  });
  const miscounted = countDifferences(tables, ofTables);
  const structure = await readStructure(main, scopeOf(generated));
  const differing = new Set([...changed, ...miscounted].map(({ subject }) => subject.name));
  const asMoved = new Set(tables.flatMap(({ name }) => (differing.has(name) ? [] : [name])));
  const lost = await compareWithWanted(main, generated, structure, asMoved);
  if (refused.length > 0) await recordMade(main, generated, structure);
  const told = new Set(changed.map(({ subject }) => subject.name));
  const untold = miscounted.filter(({ subject }) => !told.has(subject.name));
  const hasChanged = needsPerson([...changed, ...miscounted, ...lost]);
  return {
    outcome: hasChanged ? 'differs' : 'nothing-to-do',
    finishedAt: known.finishedAt,
    tables,
    findings: [
      ...(await rejectFindings(main, known.fingerprint)),
      ...ofTables,
      ...findings,
      ...changed,
      ...untold,
      ...lost,
    ],
    speedups: [],
    seconds: { rows: 0, keys: 0 },
  };
}
