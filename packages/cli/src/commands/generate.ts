import type { GenerateOptions, Generation } from '@lite2pg/migration';
import { redactAll } from '@lite2pg/spec';
import type { Command } from 'commander';
import { statusOf, type ExitStatus } from '../output/exit-status.js';
import { withProgress } from '../progress/with-progress.js';
import { readOptions } from '../settings/read-options.js';
import { describeDecisions } from '../render/decisions.js';
import { renderFindings } from '../render/findings.js';
import { styleFor } from '../render/style.js';
import { readSettings, type Settings } from '../settings/settings.js';
import { specOrFile } from '../input/spec-or-file.js';
import { writeOrCheck } from '../output/write-or-check.js';

const DECIDED_BEFORE = 'a spec has its types decided already; lite2pg inspect --decisions shows them for a database\n';

/** `lite2pg generate`: the DDL to stdout, a file, or compared with a file. */
export async function generateDdl(file: string, command: Command): Promise<ExitStatus> {
  const settings = readSettings(command);
  const generation = await withProgress(settings, ['read'], async (onProgress) => {
    // It takes longer to load than all else: the first line is there before.
    const { generate } = await import('@lite2pg/migration');
    return generate(specOrFile(file), { ...readOptions(settings), ...ddlOptions(settings), onProgress });
  });
  const { sql, compat, decisions, findings } = generation;
  const isDocument = settings.flag('json') && !settings.given('check');
  const outcome = await writeOrCheck(isDocument ? await serialize(generation) : sql, settings, compat);
  if (!settings.flag('quiet')) {
    const style = styleFor(process.stderr, settings);
    if (settings.flag('decisions')) {
      process.stderr.write(decisions ? describeDecisions(decisions, style) : DECIDED_BEFORE);
    }
    process.stderr.write(renderFindings(findings, style, settings.flag('verbose')));
  }
  if (settings.given('check')) return outcome === 'stale' ? 2 : 0;
  return statusOf(findings);
}

async function serialize(generation: Generation): Promise<string> {
  const { generationDocument } = await import('@lite2pg/migration');
  return `${JSON.stringify(redactAll(generationDocument(generation)), null, 2)}\n`;
}

function ddlOptions(settings: Settings): Pick<GenerateOptions, 'notes' | 'compatApart' | 'transaction'> {
  return {
    notes: settings.flag('notes'),
    compatApart: settings.given('compat'),
    transaction: settings.flag('transaction'),
  };
}
