import { generate, renderDdl } from '@lite2pg/generator';
import { parseSpec, type Config, type Finding, type Spec } from '@lite2pg/spec';
import type { Command } from 'commander';
import { statusOf } from '../attention.js';
import { inspectSource } from '../inspect-source.js';
import { writeFile, writeResult } from '../output.js';
import { firstDifference } from '../render/difference.js';
import { parseJson, readTextFile, requireTextFile } from '../read-file.js';
import { renderFindings } from '../render/findings.js';
import { styleFor } from '../render/style.js';
import type { ExitStatus } from '../run.js';
import { defaultJobs, readSettings } from '../settings.js';

/** `lite2pg generate`: the DDL to stdout, a file, or compared with a file. */
export async function generateDdl(file: string, command: Command): Promise<ExitStatus> {
  const settings = readSettings(command);
  const { spec, findings } = await readSpec(file, settings.config, defaultJobs(settings));
  const generated = generate({ spec, config: settings.config, form: 'review' });
  const ddl = renderDdl(generated);
  const style = styleFor(process.stderr);
  const check = settings.text('check');
  if (check) {
    const committed = readTextFile(check);
    if (committed === ddl) return 0;
    const why = committed === undefined ? 'there is no such file' : firstDifference(committed, ddl);
    process.stderr.write(
      `${style.yellow('stale')}: ${check} is not what ${file} generates: ${why}; run: lite2pg generate ${file} -o ${check}\n`,
    );
    return 2;
  }
  const output = settings.text('output');
  if (output) writeFile(output, ddl);
  else await writeResult(ddl);
  const all = [...findings, ...generated.findings];
  if (!settings.flag('quiet')) process.stderr.write(renderFindings(all, style));
  return statusOf(all);
}

/** The spec of a database, or the one a `.json` file holds. */
async function readSpec(
  file: string,
  config: Config,
  jobs: number,
): Promise<{ readonly spec: Spec; readonly findings: readonly Finding[] }> {
  if (!file.endsWith('.json')) {
    const inspected = await inspectSource(file, config, { profile: true, jobs });
    await inspected.source.close();
    return inspected;
  }
  return { spec: parseSpec(parseJson(requireTextFile(file, 'spec'), file), file), findings: [] };
}
