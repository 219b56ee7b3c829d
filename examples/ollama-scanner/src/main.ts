import { parseArgs } from 'node:util';
import { generateDatabase } from './generate.js';

const USAGE = 'usage: node --import tsx --conditions=source src/main.ts OUT.db [--rows 100000] [--seed 1]';

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rows: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
  });
  const [path, ...rest] = positionals;
  if (path === undefined || rest.length > 0) throw new TypeError(USAGE);
  const generated = await generateDatabase({ path, rows: Number(values.rows), seed: Number(values.seed) });
  process.stdout.write(`${JSON.stringify(generated, null, 2)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
