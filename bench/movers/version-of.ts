import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The first line that `program --version` says; undefined if there is no such program or it fails. */
export async function versionOf(program: string, args: readonly string[] = ['--version']): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(program, [...args]);
    return stdout.trim().split('\n', 1)[0];
  } catch {
    return undefined;
  }
}
