import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The output of a command and how it ended. */
export interface CliResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** As it is built: `npm test` builds first. From the sources each start would take seconds. */
const MAIN = fileURLToPath(new URL('../bin/lite2pg.mjs', import.meta.url));
/** Where Node finds what they name. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The arguments with which Node runs `lite2pg`. */
export const CLI_ARGS: readonly string[] = [MAIN];

/** Runs `lite2pg` as a process of its own, without a terminal and without settings of this machine; `stdin` is piped in. */
export async function runCli(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  stdin?: string,
): Promise<CliResult> {
  const child = spawn(process.execPath, [...CLI_ARGS, ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: process.env['TMPDIR'], ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => undefined).end(stdin);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stdout, stderr };
}
