import { run } from '../src/run.js';
import type { CliResult } from './run-cli.js';

/** The output of a command that ran within this process. */
export interface HereResult extends CliResult {
  /** The title that the list of processes would show. */
  readonly title: string;
}

/** Where and with what a command runs. */
export interface Surroundings {
  /** The working folder; temporary files go there, too. */
  readonly folder: string;
  /** All that the environment has, beside PATH. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Runs `lite2pg` in this process, one at a time: many commands that are refused at once cost nothing then. The title is what it
 * gave itself, else its arguments as the system has them.
 */
export async function runHere(args: readonly string[], { folder, env }: Surroundings): Promise<HereResult> {
  const before = { cwd: process.cwd(), env: { ...process.env }, title: process.title };
  const { stdout, stderr } = process;
  const original = { stdout: stdout.write.bind(stdout), stderr: stderr.write.bind(stderr) };
  const said = { stdout: '', stderr: '' };
  const capture =
    (name: 'stdout' | 'stderr') =>
    (chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
      said[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      const done = rest.at(-1);
      if (isCallback(done)) queueMicrotask(done);
      return true;
    };
  const setEnvironment = (variables: Readonly<Record<string, string | undefined>>): void => {
    for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, variables);
  };
  try {
    setEnvironment({ PATH: before.env['PATH'], TMPDIR: folder, NO_COLOR: '1', ...env });
    process.chdir(folder);
    process.title = 'as it was';
    stdout.write = capture('stdout');
    stderr.write = capture('stderr');
    const status = await run(args);
    const title = process.title === 'as it was' ? args.join(' ') : process.title;
    return { status, ...said, title };
  } finally {
    Object.assign(stdout, { write: original.stdout });
    Object.assign(stderr, { write: original.stderr });
    process.title = before.title;
    process.chdir(before.cwd);
    setEnvironment(before.env);
  }
}

function isCallback(value: unknown): value is () => void {
  return typeof value === 'function';
}
