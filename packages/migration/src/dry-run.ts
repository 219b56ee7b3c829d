import { DEFAULT_DATA_FOLDER, PHASE, type DryRun, type PhaseCount, type Plan } from '@lite2pg/spec';
import type { MigrateOptions } from './migrate.js';
import { ofMade } from './report/of-made.js';
import { distinctFindings } from './report/distinct-findings.js';
import { withMigrationRun } from './run/migration-run.js';
import { embeddedName } from './target/open-target.js';
import { targetName } from './target/target-name.js';

/** Options for `dryRun`: those that `migrate` would be given. */
export type DryRunOptions = Pick<
  MigrateOptions,
  'to' | 'data' | 'config' | 'lock' | 'declared' | 'salvage' | 'jobs' | 'onProgress'
>;

/**
 * Returns what `migrate` would do with the same options. The target is reached and nothing is written to it, not even the ledger; an
 * embedded server is not started. Throws what `migrate` throws before it writes.
 */
export async function dryRun(file: string, options: DryRunOptions = {}): Promise<DryRun> {
  const { to, data = DEFAULT_DATA_FOLDER, ...readOptions } = options;
  let target = embeddedName(data);
  const reach = async (): Promise<undefined> => {
    if (to !== undefined) target = await targetName(to);
    return undefined;
  };
  return withMigrationRun({ file, reach, ...readOptions }, ({ inspected, plan }) => {
    const rows = new Map(inspected.profile?.tables.map((table) => [table.name, table.rows]));
    return Promise.resolve({
      dryRunVersion: 1,
      source: inspected.source.path,
      target,
      tables: plan.moves.map(({ table, target: name }) => {
        const count = rows.get(table);
        return { name: table, target: name, ...(count === undefined ? {} : { rows: count }) };
      }),
      statements: countPhases(plan),
      decisions: ofMade(inspected.decisions, plan.target),
      findings: distinctFindings([...inspected.findings, ...plan.findings]),
    });
  });
}

function countPhases({ statements }: Plan): PhaseCount[] {
  const counts = new Map<PhaseCount['phase'], number>();
  for (const { phase } of statements) counts.set(phase, (counts.get(phase) ?? 0) + 1);
  return [...counts].map(([phase, count]) => ({ phase, count })).sort((a, b) => PHASE[a.phase] - PHASE[b.phase]);
}
