import * as assert from 'uvu/assert';
import { runCli } from './run-cli.js';

/** Runs a command that must fail with status 1, nothing on stdout and one line on stderr that says all of `parts`. */
export async function fails(
  args: readonly string[],
  parts: readonly string[],
  env: Record<string, string> = {},
): Promise<void> {
  const { status, stdout, stderr } = await runCli(args, env);
  assert.is(status, 1, `${stdout}${stderr}`);
  assert.is(stdout, '');
  for (const part of ['error: ', ...parts]) assert.match(stderr, part);
  assert.not.match(stderr, / {4}at /);
}
