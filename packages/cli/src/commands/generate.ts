import { generate, renderDdl } from '@lite2pg/generator';
import type { Command } from 'commander';
import { statusOf } from '../attention.js';
import { ofMade } from '../of-made.js';
import { readSpec } from '../read-spec.js';
import { describeDecisions } from '../render/decisions.js';
import { renderFindings } from '../render/findings.js';
import { styleFor } from '../render/style.js';
import type { ExitStatus } from '../run.js';
import { readSettings } from '../settings.js';
import { writeOrCheck } from '../write-or-check.js';

const DECIDED_BEFORE = 'a spec has its types decided: lite2pg inspect --decisions tells of a database\n';

/** `lite2pg generate`: the DDL to stdout, a file, or compared with a file. */
export async function generateDdl(file: string, command: Command): Promise<ExitStatus> {
  const settings = readSettings(command);
  const { spec, config, decisions, findings } = await readSpec(file, settings);
  const generated = generate({ spec, config, form: 'review' });
  const outcome = await writeOrCheck(renderDdl(generated), settings, `generate ${file}`);
  if (settings.given('check')) return outcome === 'stale' ? 2 : 0;
  const all = [...findings, ...generated.findings];
  if (!settings.flag('quiet')) {
    const style = styleFor(process.stderr);
    if (settings.flag('decisions'))
      process.stderr.write(decisions ? describeDecisions(ofMade(decisions, generated.target), style) : DECIDED_BEFORE);
    process.stderr.write(renderFindings(all, style, settings.flag('verbose')));
  }
  return statusOf(all);
}
