import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fuzzPages } from './fuzz-pages.js';
import { makeVictims } from './fuzz-victims.js';

// The long form: node --import tsx --conditions=source packages/pages/test/fuzz.ts SEED COUNT
const [seed = '1', count = '1000'] = process.argv.slice(2);
const BATCH = 1000;
const folder = await mkdtemp(join(tmpdir(), 'lite2pg-fuzz-'));
let failures = 0;
try {
  const victims = await makeVictims(join(folder, 'victim.db'));
  const path = join(folder, 'fuzz.db');
  const onFailure = (failure: string): void => {
    failures++;
    console.log(failure);
  };
  for (let done = 0; done < Number(count); done += BATCH) {
    const options = { seed: Number(seed) + done, count: Math.min(BATCH, Number(count) - done), onFailure };
    const started = Date.now();
    const counts = await fuzzPages(victims, path, options);
    console.log(`seeds from ${options.seed}: ${JSON.stringify(counts)}, ${Date.now() - started} ms`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = failures > 0 ? 1 : 0;
