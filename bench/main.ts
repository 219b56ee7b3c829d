import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseOptions } from './options.js';
import { plotGroups } from './plot-groups.js';
import { renderPlot } from './plot.js';
import { readResultTables } from './result-tables.js';
import { renderResults } from './results.js';
import { runBenchmark } from './run-benchmark.js';

try {
  const options = parseOptions(process.argv.slice(2));
  const folder = options.out ?? fileURLToPath(new URL('.', import.meta.url));
  const path = join(folder, 'RESULTS.md');
  if (!options.plot) {
    const results = await runBenchmark(options, (line) => process.stderr.write(`${line}\n`));
    await mkdir(folder, { recursive: true });
    await writeFile(path, renderResults(results));
  }
  const text = await readFile(path, 'utf8');
  await writeFile(join(folder, 'results.svg'), renderPlot(plotGroups(readResultTables(text))));
  if (!options.plot) process.stdout.write(text);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
