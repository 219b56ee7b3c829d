import { DEFAULT_DATA_FOLDER } from '@lite2pg/spec';
import type { Command } from 'commander';
import { readOptions } from '../settings/read-options.js';
import { dryRunFile } from './dry-run.js';
import { printReport } from './print-report.js';
import type { ExitStatus } from '../output/exit-status.js';
import { readSettings } from '../settings/settings.js';
import { namingOrigin, targetOf, tellTarget } from '../settings/target.js';
import { MIGRATE_STAGES } from '../progress/stage.js';
import { withProgress } from '../progress/with-progress.js';

const MEGABYTE = 1024 * 1024;

/** `lite2pg migrate`: inspect, generate, apply and verify in one go; the report to stdout. */
export async function migrateFile(file: string, command: Command): Promise<ExitStatus> {
  const settings = readSettings(command);
  if (settings.flag('dryRun')) return dryRunFile(file, settings);
  const target = targetOf(settings);
  const data = settings.text('data') ?? DEFAULT_DATA_FOLDER;
  const chunkMegabytes = settings.number('chunkMb');
  const stages = settings.flag('verify') ? MIGRATE_STAGES : MIGRATE_STAGES.slice(0, -1);
  const report = await namingOrigin(target, () => {
    tellTarget(settings, target, `an embedded PostgreSQL in ${data} (neither --to nor DATABASE_URL is given)`);
    return withProgress(settings, stages, async (onProgress) => {
      // It takes longer to load than all else: the first line is there before.
      const { migrate } = await import('@lite2pg/migration');
      return migrate(file, {
        ...readOptions(settings),
        onProgress,
        to: target?.url,
        data,
        verify: settings.flag('verify'),
        chunkBytes: chunkMegabytes === undefined ? undefined : chunkMegabytes * MEGABYTE,
      });
    });
  });
  const hint = `\nTo look at it: lite2pg postgres --data ${data}   (starts it and prints its URL for psql)\n`;
  return printReport(report, settings, target === undefined ? hint : '');
}
