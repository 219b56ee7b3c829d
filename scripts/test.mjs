// Runs every test file, each in its own process, against one server; the last line says `N passed, N failed`.
// Arguments are parts of file names: only those run.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { testTraps } from './check-tests.mjs';
import { endAll, runTestFile } from './run-test-file.mjs';
import { testFiles } from './test-files.mjs';

const LIMIT_MS = Number(process.env.LITE2PG_TEST_LIMIT_MS ?? 300_000);

const root = fileURLToPath(new URL('..', import.meta.url));
const parts = process.argv.slice(2);
const chosen = testFiles(root).filter((path) => parts.length === 0 || parts.some((part) => path.includes(part)));

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    endAll();
    // The server ends with this process.
    process.kill(process.pid, signal);
  });
}

const traps = testTraps(root);
for (const line of traps) console.log(`FAILED  ${line}`);

const results = [];
let broken = 0;
try {
  const server = await startServer();
  await runAll(chosen, server.url).finally(server.stop);
} catch (error) {
  console.error(error);
  broken = 1;
}

for (const { path, output, problem } of results.filter((result) => result.failed > 0)) {
  console.log(`\n---- ${path}: ${problem}\n${output.trimEnd()}`);
}
const total = (count) => results.reduce((sum, result) => sum + result[count], 0);
const failed = total('failed') + traps.length + broken;
const skipped = total('skipped');
if (chosen.length === 0)
  console.log(parts.length === 0 ? 'there are no test files' : `no test file is named like ${parts.join(', ')}`);
console.log(`\n${total('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed === 0 && total('passed') > 0 ? 0 : 1;

async function runAll(files, url) {
  const env = { ...withoutPostgresSettings(process.env), LITE2PG_TEST_URL: url, NO_COLOR: '1' };
  const waiting = [...files];
  const worker = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const result = await runTestFile(path, { root, env, limitMs: LIMIT_MS });
      results.push(result);
      const { passed, skipped, seconds, problem } = result;
      const counts = `${passed} passed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
      console.log(
        `${problem === undefined ? 'ok    ' : 'FAILED'}  ${path}  ${problem ?? counts}  ${seconds.toFixed(1)} s`,
      );
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}

/** Settings for the user's own server must not reach the tests, nor colours the summaries that are read here. */
function withoutPostgresSettings(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('PG') && name !== 'FORCE_COLOR'));
}

/** The server that LITE2PG_TEST_URL names, or one that is started here. */
async function startServer() {
  const given = process.env.LITE2PG_TEST_URL;
  if (given !== undefined) return { url: given, stop: async () => {} };
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=source', 'scripts/test-server.mjs'], {
    cwd: root,
    // Ctrl-C reaches it by the end of its input.
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const url = await Promise.race([once(createInterface(child.stdout), 'line'), ended]).then(([line]) => line);
  if (typeof url !== 'string') throw new Error('the test server did not start; its error stands above');
  return {
    url,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
