import { migrate } from '@lite2pg/migration';
import type { Command } from 'commander';
import { readOptions } from '../settings/read-options.js';
import { printReport } from './print-report.js';
import type { ExitStatus } from '../output/exit-status.js';
import { readSettings } from '../settings/settings.js';
import { namingOrigin, targetOf, tellTarget } from '../settings/target.js';
import { withProgress } from '../progress/with-progress.js';

const MEGABYTE = 1024 * 1024;

/** `lite2pg migrate`: inspect, generate, apply and verify in one go; the report to stdout. */
export async function migrateFile(file: string, command: Command): Promise<ExitStatus> {
  const settings = readSettings(command);
  const target = targetOf(settings);
  const data = settings.text('data') ?? 'lite2pg-data';
  const chunkMegabytes = settings.number('chunkMb');
  const report = await namingOrigin(target, () => {
    tellTarget(settings, target, `a PostgreSQL of its own in ${data} (neither --to nor DATABASE_URL is given)`);
    return withProgress(settings, (onProgress) =>
      migrate(file, {
        ...readOptions(settings),
        onProgress,
        to: target?.url,
        data,
        verify: settings.flag('verify'),
        chunkBytes: chunkMegabytes === undefined ? undefined : chunkMegabytes * MEGABYTE,
      }),
    );
  });
  const hint = `\nTo look at it: lite2pg postgres --data ${data}   (starts it and prints its URL for psql)\n`;
  return printReport(report, settings, target === undefined ? hint : '');
}
