import { redactAll, type Report } from '@lite2pg/spec';
import { statusOf } from '../output/exit-status.js';
import { writeResult } from '../output/output.js';
import { renderReport } from '../render/report.js';
import { styleFor } from '../render/style.js';
import type { ExitStatus } from '../output/exit-status.js';
import type { Settings } from '../settings/settings.js';

/** Prints a report to stdout, with --json as such, else for a person and with `hint` below it; gives the exit status. */
export async function printReport(report: Report, settings: Settings, hint = ''): Promise<ExitStatus> {
  const shown = redactAll(report);
  const text = settings.flag('json')
    ? `${JSON.stringify(shown, null, 2)}\n`
    : renderReport(shown, styleFor(process.stdout, settings), settings.flag('verbose')) + hint;
  await writeResult(text);
  return statusOf(report.findings);
}
