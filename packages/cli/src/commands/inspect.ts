import { serializeSpec } from '@lite2pg/spec';
import type { Command } from 'commander';
import { statusOf } from '../attention.js';
import { inspectSource } from '../inspect-source.js';
import { writeFile, writeResult } from '../output.js';
import { renderDecisions } from '../render/decisions.js';
import { renderFindings } from '../render/findings.js';
import { renderProfile } from '../render/profile.js';
import { styleFor } from '../render/style.js';
import type { ExitStatus } from '../run.js';
import { defaultJobs, readSettings } from '../settings.js';

/** `lite2pg inspect`: the spec or the profile to stdout, what was decided and found to stderr. */
export async function inspect(file: string, command: Command): Promise<ExitStatus> {
  const settings = readSettings(command);
  const declared = settings.flag('declared');
  const inspected = await inspectSource(file, settings.config, {
    profile: !declared || settings.flag('profile'),
    jobs: defaultJobs(settings),
  });
  await inspected.source.close();
  const output = settings.text('output');
  const asProfile = settings.flag('profile') && inspected.profile;
  const text = asProfile
    ? settings.flag('json') || output
      ? `${JSON.stringify(inspected.profile, null, 2)}\n`
      : renderProfile(asProfile, styleFor(process.stdout))
    : serializeSpec(inspected.spec);
  if (output) writeFile(output, text);
  else await writeResult(text);
  if (!settings.flag('quiet')) {
    const style = styleFor(process.stderr);
    process.stderr.write(renderDecisions(inspected.decisions, style));
    process.stderr.write(renderFindings(inspected.findings, style));
  }
  return statusOf(inspected.findings);
}
