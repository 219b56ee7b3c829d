import { CommanderError, type Command } from 'commander';
import type { ExitStatus } from './output/exit-status.js';
import { hideArguments } from './hide-arguments.js';
import { NO_COLOR } from './program/options.js';
import { createProgram } from './program/program.js';
import { redactStream } from './redact-stream.js';
import { readDotEnv } from './settings/dot-env.js';
import { isSwitchedOnByEnvironment, misspeltVariables } from './settings/flags.js';
import { refuseUrlsInArguments } from './settings/refuse-urls.js';
import { describeError, errorDocument } from './render/error.js';
import { styleFor } from './render/style.js';

/** Runs `lite2pg` with these arguments and gives its exit status; what goes wrong is worded on stderr. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  watchStreams();
  redactStream(process.stderr);
  hideArguments(args);
  const wrong = readDotEnv();
  if (wrong !== undefined) process.stderr.write(`warning: ${wrong}\n`);
  const program = createProgram((result) => {
    status = result;
  });
  for (const [found, meant] of misspeltVariables(program)) {
    process.stderr.write(`warning: no command reads the variable ${found}; did you mean ${meant}?\n`);
  }
  try {
    refuseUrlsInArguments(args);
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    // Commander has worded it already; it throws for --help and --version too, with exit code 0.
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const style = styleFor(process.stderr, { color: isColorWanted(program, args) });
    if (!(error instanceof CommanderError)) process.stderr.write(describeError(error, style));
    if (args.includes('--json')) process.stdout.write(`${JSON.stringify(errorDocument(error))}\n`);
    return 1;
  }
}

/** Whether errors may have colours: an error can come before the settings of its command are read. */
function isColorWanted(program: Command, args: readonly string[]): boolean {
  if (args.includes(NO_COLOR) || isSwitchedOnByEnvironment(NO_COLOR)) return false;
  return program.commands.every((command) => command.getOptionValue('color') !== false);
}

/** A reader that goes away (`| head`) ends the output, not the run; stderr that is closed is nobody's loss. */
function watchStreams(): void {
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', () => undefined);
}
