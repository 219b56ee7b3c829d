import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program to run, as it would be typed. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

/** Time, memory and end of a command that was run. */
export interface Measured {
  readonly seconds: number;
  /** The most memory that the process and its children held, each at its own peak; undefined if it cannot be measured. */
  readonly peakBytes: number | undefined;
  /** undefined: killed, or it could not be started. */
  readonly exitStatus: number | undefined;
  /** The end of what it said. */
  readonly output: string;
}

const SAMPLE_MS = 50;
const TIMEOUT_MS = 60 * 60 * 1000;
const OUTPUT_END = 2000;

/** This process's, without further certificates of the machine's: Node reads them at every start, for 40 ms. */
function environment(): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _, ...rest } = process.env;
  return { ...rest, TZ: 'UTC' };
}

/**
 * Runs the command to its end; its output goes to a file in `folder`. Memory is read from /proc (VmHWM, the kernel's own peak
 * of each process) while it runs: unlike the maximum of wait4, which is of one process, it counts a whole pipeline.
 */
export async function measure(command: Command, folder: string): Promise<Measured> {
  const logPath = join(folder, 'mover.log');
  const log = await open(logPath, 'w');
  try {
    const start = performance.now();
    const child = spawn(command.program, command.args, {
      stdio: ['ignore', log.fd, log.fd],
      // Unlike `timeout`, it keeps no timer running when the program could not be started.
      signal: AbortSignal.timeout(TIMEOUT_MS),
      env: environment(),
    });
    const ended = new Promise<number | undefined>((resolve) => {
      child.once('error', () => {
        resolve(undefined);
      });
      child.once('exit', (code) => {
        resolve(code ?? undefined);
      });
    });
    const sampling = new AbortController();
    const peaks = child.pid === undefined ? undefined : samplePeaks(child.pid, sampling.signal);
    const exitStatus = await ended;
    const seconds = (performance.now() - start) / 1000;
    sampling.abort();
    return {
      seconds,
      peakBytes: await peaks,
      exitStatus,
      output: (await readFile(logPath, 'utf8')).slice(-OUTPUT_END),
    };
  } finally {
    await log.close();
  }
}

/** The sum over the tree of processes of each one's peak, last seen before it ended. */
async function samplePeaks(root: number, signal: AbortSignal): Promise<number | undefined> {
  const peaks = new Map<number, number>();
  while (!signal.aborted) {
    await samplePeak(root, peaks);
    await sleep(SAMPLE_MS, undefined, { signal }).catch(() => undefined);
  }
  return peaks.size === 0 ? undefined : [...peaks.values()].reduce((sum, peak) => sum + peak, 0);
}

async function samplePeak(pid: number, peaks: Map<number, number>): Promise<void> {
  // A process that ended meanwhile, or a system without /proc.
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const line = status.split('\n').find((text) => text.startsWith('VmHWM:'));
  if (line !== undefined) peaks.set(pid, Number.parseInt(line.slice('VmHWM:'.length), 10) * 1024);
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  for (const child of children.split(' ').filter((text) => text !== '')) await samplePeak(Number(child), peaks);
}
