import { verify } from '@lite2pg/loader';
import { Lite2pgError } from '@lite2pg/spec';
import type { Command } from 'commander';
import { distinctFindings, statusOf, withoutForetold } from '../attention.js';
import { withMigrationRun } from '../migration-run.js';
import { checkTarget } from '../open-target.js';
import type { ExitStatus } from '../run.js';
import { readSettings, targetOf } from '../settings.js';

/** `lite2pg verify`: compares every row; the report to stdout. */
export async function verifyTarget(file: string, command: Command): Promise<ExitStatus> {
  const settings = readSettings(command);
  const target = targetOf(settings);
  if (!target) {
    throw new Lite2pgError('bad-option', { message: 'verify: which target? give --to URL or set DATABASE_URL' });
  }
  const reach = (): Promise<undefined> => checkTarget(target);
  return withMigrationRun({ file, settings, reach }, async ({ inspected, generated, jobs, progress, elapsed }) => {
    const verification = await verify({
      source: inspected.source,
      target,
      generated,
      salvage: settings.flag('salvage'),
      jobs,
      onProgress: progress.on,
    });
    const findings = distinctFindings([
      ...withoutForetold(inspected.findings, verification.rejects),
      ...generated.findings,
      ...verification.rejects,
      ...verification.findings,
    ]);
    return {
      report: {
        reportVersion: 1,
        command: 'verify',
        outcome: statusOf(findings) === 0 ? 'done' : 'attention',
        source: inspected.source.path,
        target: verification.server,
        seconds: { total: elapsed() },
        tables: verification.tables.map((table) => ({
          name: table.name,
          target: table.target,
          sourceRows: table.sourceRows,
          moved: table.targetRows,
          rejected: table.rejected,
          ...(table.repaired === 0 ? {} : { repaired: table.repaired }),
          ...(table.damaged === 0 ? {} : { damaged: table.damaged }),
          ...(table.verified === undefined ? {} : { verified: table.verified }),
        })),
        decisions: [],
        findings,
      },
      hint: '',
    };
  });
}
