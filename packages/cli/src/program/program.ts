import { Command, CommanderError, Option } from 'commander';
import { lockOptions, noColorOption } from './options.js';
import { defineCompletionCommand } from './program-completion.js';
import { defineMovingCommands } from './program-moving.js';
import { defineSchemaCommands } from './program-schema.js';
import { defineSqlCommands } from './program-sql.js';
import type { ExitStatus } from '../output/exit-status.js';
import { VERSION } from './version.js';

/** Told how a command ended. */
export type ExitWith = (status: ExitStatus) => void;

/** Every command and its flags. Commands are loaded when they run, so that --help answers at once. */
export function createProgram(exitWith: ExitWith): Command {
  const program = new Command('lite2pg')
    .description('Takes an application from SQLite to PostgreSQL: its schema and every row, verified.')
    .version(VERSION, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError('(run with --help for usage)')
    .configureHelp({ showGlobalOptions: false })
    .addHelpText('after', EXAMPLES);
  defineMovingCommands(program, exitWith);
  defineSchemaCommands(program, exitWith);
  defineSqlCommands(program, exitWith);
  for (const command of program.commands) {
    if (command.options.some(({ long }) => long === '--config'))
      for (const option of lockOptions()) command.addOption(option);
    command.addOption(noColorOption());
  }
  defineCompletionCommand(program, exitWith);
  defineHelp(program);
  defineCapitalVersion(program);
  return program;
}

/** `-V`, which is Commander's own letter for --version. */
function defineCapitalVersion(program: Command): void {
  program.addOption(new Option('-V').hideHelp()).on('option:V', () => {
    program.configureOutput().writeOut?.(`${VERSION}\n`);
    throw new CommanderError(0, 'commander.version', VERSION);
  });
}

/** Of its own, as Commander's does not say that there is no such command. */
function defineHelp(program: Command): void {
  program
    .command('help')
    .summary('print help for a command')
    .description('Prints help for a command, or for all of them.')
    .argument('[command]', 'the command')
    .action((name: string | undefined) => {
      const command = name === undefined ? program : program.commands.find((known) => known.name() === name);
      if (!command) program.error(`error: unknown command '${name}'`, { code: 'commander.unknownCommand' });
      command.help();
    });
}

const EXAMPLES = `
Examples:
  lite2pg migrate app.db                               into an embedded PostgreSQL, to see the result
  lite2pg migrate app.db --to postgresql://me@host/db  into yours
  lite2pg generate app.db -o schema.sql                the DDL, for review
  lite2pg inspect app.db --profile                     what the values look like, and what they force
  lite2pg translate --schema app.db queries.sql        the application's own statements

Exit status: 0 done or nothing to do, 1 it failed, 2 it finished and a person must look.
Every flag can be set in lite2pg.config.json ("flags") and in the environment (LITE2PG_JOBS=4, LITE2PG_NO_VERIFY=1).`;
