import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fuzzLog, fuzzPages, makeLogVictim, makeVictim } from './fuzz-pages.js';

// The long form: node --import tsx --conditions=source packages/pages/test/fuzz.ts SEED COUNT
const [seed = '1', count = '1000'] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'lite2pg-fuzz-'));
try {
  const options = { seed: Number(seed), count: Number(count) };
  const victim = await makeVictim(join(folder, 'victim.db'));
  console.log('pages', await fuzzPages(victim, join(folder, 'fuzz.db'), options));
  const logVictim = await makeLogVictim(join(folder, 'log-victim.db'));
  console.log('log', await fuzzLog(logVictim, join(folder, 'fuzz-log.db'), options));
} finally {
  await rm(folder, { recursive: true, force: true });
}
