import { verify, type VerifiedTable } from '@lite2pg/loader';
import { byCount, counted, Lite2pgError, type Finding } from '@lite2pg/spec';
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
        target: verification.server,
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
  const { rejected, repaired } = table;
  const parts = [
    ...(rejected === 0 ? [] : [`${counted(rejected, 'row')} cannot be held by the target`]),
    ...(repaired === 0
      ? []
      : [`${counted(repaired, 'value')} ${byCount(repaired, 'is there in another form', 'are there in other forms')}`]),
  ];
  if (parts.length === 0) return [];
  return [
    {
      code: 'not-held',
      severity: 'loss',
      subject: { kind: 'table', name: table.name },
      message: `${parts.join(' and ')}; lite2pg.rejects keeps what SQLite has`,
    },
  ];
}
