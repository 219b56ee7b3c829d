import { Lite2pgError } from '@lite2pg/spec';
import type { Command } from 'commander';
import { printReport } from './print-report.js';
import { VERIFY_STAGES } from '../progress/stage.js';
import { withProgress } from '../progress/with-progress.js';
import { readOptions } from '../settings/read-options.js';
import type { ExitStatus } from '../output/exit-status.js';
import { readSettings } from '../settings/settings.js';
import { namingOrigin, targetOf, tellTarget } from '../settings/target.js';

/** `lite2pg verify`: compares every row; the report to stdout. */
export async function verifyTarget(file: string, command: Command): Promise<ExitStatus> {
  const settings = readSettings(command);
  const target = targetOf(settings);
  if (!target)
    throw new Lite2pgError('bad-option', { message: 'verify: no target given; pass --to URL or set DATABASE_URL' });
  const report = await namingOrigin(target, () => {
    tellTarget(settings, target);
    return withProgress(settings, VERIFY_STAGES, async (onProgress) => {
      // It takes longer to load than all else: the first line is there before.
      const { verify } = await import('@lite2pg/migration');
      return verify(file, { ...readOptions(settings), onProgress, to: target.url });
    });
  });
  return printReport(report, settings);
}
