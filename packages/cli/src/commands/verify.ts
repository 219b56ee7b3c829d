import { verify, type VerifiedTable } from '@lite2pg/loader';
import { Lite2pgError, redactUrl, type Finding } from '@lite2pg/spec';
import type { Command } from 'commander';
import { distinctFindings, statusOf } from '../attention.js';
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
      ...inspected.findings,
      ...generated.findings,
      ...verification.tables.flatMap(notHeld),
      ...verification.findings,
    ]);
    return {
      report: {
        reportVersion: 1,
        command: 'verify',
        outcome: statusOf(findings) === 0 ? 'done' : 'attention',
        source: inspected.source.path,
        target: redactUrl(target),
        seconds: { total: elapsed() },
        tables: verification.tables.map((table) => ({
          name: table.name,
          target: table.target,
          sourceRows: table.sourceRows,
          moved: table.targetRows,
          rejected: table.rejected,
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

/** A finding for a table whose rows or values the target cannot hold as they are, as far as it equals what was to be moved. */
function notHeld(table: VerifiedTable): Finding[] {
  if (table.rejected + table.repaired === 0) return [];
  return [
    {
      code: 'not-held',
      severity: 'loss',
      subject: { kind: 'table', name: table.name },
      message: `${table.rejected} rows cannot be held by the target and ${table.repaired} values are there in another form; lite2pg.rejects has them`,
    },
  ];
}
