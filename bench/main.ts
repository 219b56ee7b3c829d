import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseOptions } from './options.js';
import { plotGroups } from './plot-groups.js';
import { renderPlot } from './plot.js';
import { readResultTables } from './result-tables.js';
import { renderResults } from './results.js';
import { runBenchmark } from './run-benchmark.js';
import { describeMachine } from './machine.js';
import { renderTranslation, translationSection, withTranslation } from './translation/render-translation.js';
import { runTranslation } from './translation/run-translation.js';

try {
  const options = parseOptions(process.argv.slice(2));
  const folder = options.out ?? fileURLToPath(new URL('.', import.meta.url));
  const path = join(folder, 'RESULTS.md');
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  await mkdir(folder, { recursive: true });
  if (options.translation) {
    const { server, groups } = await runTranslation(options, log);
    const how = `medians of ${options.rounds} on ${describeMachine()}; ${server}.`;
    await writeFile(path, withTranslation(await readResults(path), renderTranslation(groups, how)));
  } else if (!options.plot) {
    const kept = translationSection(await readResults(path));
    const text = renderResults(await runBenchmark(options, log));
    await writeFile(path, kept === '' ? text : withTranslation(text, kept));
  }
  const text = await readFile(path, 'utf8');
  await writeFile(join(folder, 'results.svg'), renderPlot(plotGroups(readResultTables(text))));
  if (!options.plot) process.stdout.write(text);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** RESULTS.md as it is; empty if it does not exist. */
function readResults(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
