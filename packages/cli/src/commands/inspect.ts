import type { Inspection } from '@lite2pg/migration';
import { serializeSpec } from '@lite2pg/spec';
import type { Command } from 'commander';
import { statusOf, type ExitStatus } from '../output/exit-status.js';
import { writeOutput } from '../output/output.js';
import { writeLock } from '../output/write-lock.js';
import { withProgress } from '../progress/with-progress.js';
import { readOptions } from '../settings/read-options.js';
import { describeDecisions, summarizeDecisions } from '../render/decisions.js';
import { renderFindings } from '../render/findings.js';
import { renderProfile } from '../render/profile.js';
import { styleFor } from '../render/style.js';
import { readSettings, type Settings } from '../settings/settings.js';

/** `lite2pg inspect`: the spec or the profile to stdout, what was decided and found to stderr. */
export async function inspectFile(file: string, command: Command): Promise<ExitStatus> {
  const settings = readSettings(command);
  const inspected = await withProgress(settings, ['read'], async (onProgress) => {
    // It takes longer to load than all else: the first line is there before.
    const { inspect } = await import('@lite2pg/migration');
    return inspect(file, { ...readOptions(settings), onProgress });
  });
  if (inspected.lock && settings.given('pin')) writeLock(inspected.lock, settings);
  if (isPrinted(settings)) await writeOutput(render(inspected, settings), settings);
  if (!settings.flag('quiet')) {
    const style = styleFor(process.stderr, settings);
    const verbose = settings.flag('verbose');
    if (!settings.flag('decisions')) process.stderr.write(summarizeDecisions(inspected.decisions, style, verbose));
    process.stderr.write(renderFindings(inspected.findings, style, verbose));
  }
  return statusOf(inspected.findings);
}

/** With --pin the lock is the result, unless another is asked for. */
function isPrinted(settings: Settings): boolean {
  return !settings.given('pin') || ['output', 'profile', 'decisions'].some((name) => settings.given(name));
}

function render({ spec, profile, decisions }: Inspection, settings: Settings): string {
  const asJson = settings.flag('json') || settings.given('output');
  const style = styleFor(process.stdout, settings);
  if (settings.flag('decisions')) {
    return asJson ? `${JSON.stringify(decisions, null, 2)}\n` : describeDecisions(decisions, style);
  }
  if (!settings.flag('profile') || !profile) return serializeSpec(spec);
  return asJson ? `${JSON.stringify(profile, null, 2)}\n` : renderProfile(profile, style);
}
