import type { Command } from 'commander';
import { bashCompletion } from '../completion/bash.js';
import { completionOf, type Completion } from '../completion/completion.js';
import { fishCompletion } from '../completion/fish.js';
import type { Shell } from '../completion/shell.js';
import { zshCompletion } from '../completion/zsh.js';
import { writeResult } from '../output/output.js';
import type { ExitStatus } from '../output/exit-status.js';

const SCRIPT: Readonly<Record<Shell, (completion: Completion) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** `lite2pg completion`: the script that makes a shell complete the commands of `program`; to stdout. */
export async function completion(shell: Shell, program: Command): Promise<ExitStatus> {
  await writeResult(SCRIPT[shell](completionOf(program)));
  return 0;
}
