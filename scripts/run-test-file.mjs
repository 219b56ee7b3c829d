// Runs one test file in a process of its own and says what became of it.
import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long what a test left behind may take to end by itself. */
const LEFT_BEHIND_MS = 2000;
const POLL_MS = 50;
const COUNT_ASSERTIONS = new URL('./count-assertions.mjs', import.meta.url).href;

const running = new Set();

/** Ends every test process that is still running, with what it started. */
export function endAll() {
  for (const child of running) signalGroup(child, 'SIGKILL');
}

/**
 * `{ path, passed, failed, skipped, seconds, output, problem }`: at least one is failed if the file did not run to a summary of
 * at least one test and exit status 0, printed nothing for `limitMs` (a busy machine makes every test slower, one that hangs
 * prints nothing), or left processes behind. A test that makes no assertion fails.
 */
export async function runTestFile(path, { root, env, limitMs }) {
  const start = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--import', COUNT_ASSERTIONS, '--conditions=source', path],
    {
      cwd: root,
      env,
      // A group of its own, so that what it started can be ended with it.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  running.add(child);
  let output = '';
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    signalGroup(child, 'SIGKILL');
  }, limitMs);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      // uvu prints a dot after each test.
      if (!timedOut) timer.refresh();
    });
  }
  const closed = new Promise((resolve) => child.once('close', resolve));
  const [status, signal] = await new Promise((resolve) => {
    child.once('exit', (...ending) => resolve(ending));
    child.once('error', (error) => resolve([error.message, null]));
  });
  clearTimeout(timer);
  const left = await endLeftovers(child);
  await Promise.race([closed, sleep(LEFT_BEHIND_MS)]);
  running.delete(child);

  const counts = summaryOf(output);
  const problem = timedOut
    ? `killed: no test ended for ${limitMs / 1000} s`
    : signal !== null
      ? `ended by ${signal}`
      : counts === undefined
        ? 'printed no summary'
        : counts.passed + counts.failed + counts.skipped === 0
          ? 'ran no test'
          : status !== 0
            ? `exit status ${status}`
            : left
              ? 'left processes running'
              : undefined;
  const { passed, failed, skipped } = counts ?? { passed: 0, failed: 0, skipped: 0 };
  return {
    path,
    passed,
    failed: problem === undefined ? failed : Math.max(failed, 1),
    skipped,
    seconds: (performance.now() - start) / 1000,
    output,
    problem: problem ?? (failed > 0 ? `${failed} failed` : undefined),
  };
}

/** The counts of uvu's summary, the last one printed; nothing if there is none. */
export function summaryOf(output) {
  // eslint-disable-next-line no-control-regex
  const plain = output.replace(/\u001b\[[0-9;]*m/g, '');
  const found = [...plain.matchAll(/^ {2}Total: +(\d+)\n {2}Passed: +(\d+)\n {2}Skipped: +(\d+)$/gm)].at(-1);
  if (found === undefined) return undefined;
  const [total, passed, skipped] = found.slice(1).map(Number);
  return { passed, failed: total - passed, skipped };
}

/** True if the test's group still had processes after a while; they are ended. */
async function endLeftovers(child) {
  const deadline = performance.now() + LEFT_BEHIND_MS;
  while (signalGroup(child, 0)) {
    if (performance.now() > deadline) {
      signalGroup(child, 'SIGKILL');
      return true;
    }
    await sleep(POLL_MS);
  }
  return false;
}

function signalGroup(child, signal) {
  if (child.pid === undefined) return false;
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}
