import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseOptions } from './options.js';
import { plotGroups, renderPlot } from './plot.js';
import { renderResults } from './results.js';
import { runBenchmark } from './run-benchmark.js';

try {
  const options = parseOptions(process.argv.slice(2));
  const results = await runBenchmark(options, (line) => process.stderr.write(`${line}\n`));
  const folder = options.out ?? fileURLToPath(new URL('.', import.meta.url));
  await mkdir(folder, { recursive: true });
  const text = renderResults(results);
  await writeFile(join(folder, 'RESULTS.md'), text);
  await writeFile(join(folder, 'results.svg'), renderPlot(plotGroups(results)));
  process.stdout.write(text);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
