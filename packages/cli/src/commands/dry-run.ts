import { DEFAULT_DATA_FOLDER, redactAll } from '@lite2pg/spec';
import { statusOf, type ExitStatus } from '../output/exit-status.js';
import { writeResult } from '../output/output.js';
import { withProgress } from '../progress/with-progress.js';
import { renderDryRun } from '../render/dry-run.js';
import { styleFor } from '../render/style.js';
import { readOptions } from '../settings/read-options.js';
import type { Settings } from '../settings/settings.js';
import { namingOrigin, targetOf, tellTarget } from '../settings/target.js';

/** `lite2pg migrate --dry-run`: what would be done, to stdout. */
export async function dryRunFile(file: string, settings: Settings): Promise<ExitStatus> {
  const target = targetOf(settings);
  const data = settings.text('data') ?? DEFAULT_DATA_FOLDER;
  const found = await namingOrigin(target, () => {
    tellTarget(settings, target, `an embedded PostgreSQL in ${data} (neither --to nor DATABASE_URL is given)`);
    return withProgress(settings, ['read'], async (onProgress) => {
      // It takes longer to load than all else: the first line is there before.
      const { dryRun } = await import('@lite2pg/migration');
      return dryRun(file, { ...readOptions(settings), onProgress, to: target?.url, data });
    });
  });
  const shown = redactAll(found);
  await writeResult(
    settings.flag('json')
      ? `${JSON.stringify(shown, null, 2)}\n`
      : renderDryRun(shown, styleFor(process.stdout, settings), settings.flag('verbose')),
  );
  return statusOf(found.findings);
}
