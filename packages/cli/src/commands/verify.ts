import { generate } from '@lite2pg/generator';
import { verify, type VerifiedTable } from '@lite2pg/loader';
import { redactUrl } from '@lite2pg/connect';
import { Lite2pgError, type Finding, type Report } from '@lite2pg/spec';
import type { Command } from 'commander';
import { statusOf } from '../attention.js';
import { inspectSource } from '../inspect-source.js';
import { writeResult } from '../output.js';
import { createProgress } from '../progress.js';
import { renderReport } from '../render/report.js';
import { styleFor } from '../render/style.js';
import type { ExitStatus } from '../run.js';
import { defaultJobs, readSettings, targetOf } from '../settings.js';

/** `lite2pg verify`: compares every row; the report to stdout. */
export async function verifyTarget(file: string, command: Command): Promise<ExitStatus> {
  const settings = readSettings(command);
  const target = targetOf(settings);
  if (!target) {
    throw new Lite2pgError('bad-option', { message: 'verify: which target? give --to URL or set DATABASE_URL' });
  }
  const started = performance.now();
  const jobs = defaultJobs(settings);
  const inspected = await inspectSource(file, settings.config, { profile: true, jobs });
  const generated = generate({ spec: inspected.spec, config: settings.config, form: 'load' });
  const rows = inspected.profile?.tables.reduce((total, table) => total + table.rows, 0) ?? 0;
  const progress = createProgress({ quiet: settings.flag('quiet'), totalRows: rows, stream: process.stderr });
  try {
    const verification = await verify({
      source: inspected.source,
      target,
      generated,
      policyOf: inspected.policyOf,
      jobs,
      onProgress: progress.on,
    });
    const findings = [
      ...inspected.findings,
      ...generated.findings,
      ...verification.tables.flatMap(notHeld),
      ...verification.findings,
    ];
    const report: Report = {
      reportVersion: 1,
      command: 'verify',
      outcome: statusOf(findings) === 0 ? 'done' : 'attention',
      source: inspected.source.path,
      target: redactUrl(target),
      seconds: { total: (performance.now() - started) / 1000 },
      tables: verification.tables.map((table) => ({
        name: table.name,
        target: table.target,
        sourceRows: table.sourceRows,
        moved: table.targetRows,
        rejected: table.rejected,
        verified: table.verified,
      })),
      decisions: [],
      findings,
    };
    progress.stop();
    await writeResult(
      settings.flag('json') ? `${JSON.stringify(report, null, 2)}\n` : renderReport(report, styleFor(process.stdout)),
    );
    return statusOf(report.findings);
  } finally {
    progress.stop();
    await inspected.source.close();
  }
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
