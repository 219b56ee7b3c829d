import { Argument, type Command } from 'commander';
import { SHELLS, type Shell } from '../completion/shell.js';
import type { ExitWith } from './program.js';

/** The command that prints the completion of a shell: of everything that `program` has when it runs. */
export function defineCompletionCommand(program: Command, exitWith: ExitWith): void {
  program
    .command('completion')
    .summary('print the completion script for a shell')
    .description('Prints a script that makes the Tab key complete the commands, flags and files of lite2pg.')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .addHelpText('after', COMPLETION_EXAMPLES)
    .action(async (shell: Shell) => {
      exitWith(await (await import('../commands/completion.js')).completion(shell, program));
    });
}

const COMPLETION_EXAMPLES = `
Examples:
  source <(lite2pg completion bash)                                    in ~/.bashrc
  source <(lite2pg completion zsh)                                     in ~/.zshrc, below compinit
  lite2pg completion fish > ~/.config/fish/completions/lite2pg.fish`;
