import { Option, type Command } from 'commander';
import {
  checkOption,
  configOption,
  declaredOption,
  jobsOption,
  jsonOption,
  nullsFirstOption,
  outputOption,
  quietOption,
  salvageOption,
  schemaOption,
  sourceArgument,
  verboseOption,
} from './options.js';
import type { ExitWith } from './program.js';

/** The commands that look at a SQLite file and say what it would become. */
export function defineSchemaCommands(program: Command, exitWith: ExitWith): void {
  program
    .command('inspect')
    .summary('print the neutral spec of a SQLite file')
    .description('Prints the schema of the file as a neutral JSON spec, and on stderr which types were chosen and why.')
    .addArgument(sourceArgument('the SQLite database; it is only read'))
    .addOption(outputOption('what is printed'))
    .addOption(new Option('--profile', 'print what the values look like instead of the spec').conflicts('decisions'))
    .addOption(new Option('--decisions', 'print which types were chosen and why instead of the spec'))
    .addOption(declaredOption().conflicts(['profile', 'pin']))
    .addOption(
      new Option(
        '--pin [file]',
        'write the decisions made from values to the lock (default: lite2pg.lock.json beside the config)',
      ),
    )
    .addOption(jobsOption())
    .addOption(salvageOption())
    .addOption(configOption())
    .addOption(jsonOption('with --profile and --decisions: print them as JSON'))
    .addOption(quietOption())
    .addOption(verboseOption())
    .addHelpText('after', INSPECT_EXAMPLES)
    .action(async (file: string, _options, command: Command) => {
      exitWith(await (await import('../commands/inspect.js')).inspectFile(file, command));
    });

  program
    .command('generate')
    .summary('print the PostgreSQL DDL of a SQLite file or a spec')
    .description('Prints the DDL that people review: the same bytes for the same schema.')
    .addArgument(sourceArgument('a SQLite database, or a spec (.json)'))
    .addOption(outputOption('the DDL'))
    .addOption(checkOption())
    .addOption(jsonOption('print plan, decisions and findings as JSON instead; with --check the result'))
    .addOption(declaredOption())
    .addOption(new Option('--decisions', 'print on stderr which types were chosen and why'))
    .addOption(
      new Option('--no-notes', 'write no notes for reviewers: foreign keys without an index, flags, tables of tools'),
    )
    .addOption(new Option('--compat <file>', 'write the helper functions to this file instead; it is run first'))
    .addOption(new Option('--transaction', 'wrap what is written in BEGIN and COMMIT'))
    .addOption(nullsFirstOption())
    .addOption(schemaOption())
    .addOption(jobsOption())
    .addOption(salvageOption())
    .addOption(configOption())
    .addOption(quietOption())
    .addOption(verboseOption())
    .addHelpText('after', GENERATE_EXAMPLES)
    .action(async (file: string, _options, command: Command) => {
      exitWith(await (await import('../commands/generate.js')).generateDdl(file, command));
    });
}

const INSPECT_EXAMPLES = `
Examples:
  lite2pg inspect app.db -o spec.json
  lite2pg inspect app.db --decisions
  lite2pg inspect app.db --pin        then commit lite2pg.lock.json
  lite2pg inspect app.db --profile --json | jq '.tables[].columns[].oddities'`;

const GENERATE_EXAMPLES = `
Examples:
  lite2pg generate app.db -o schema.sql
  lite2pg generate app.db -o schema.sql --compat sqlite_compat.sql --transaction
  lite2pg generate spec.json --schema app
  lite2pg generate app.db --check schema.sql     in a pull request: exit status 2 if the committed file is stale`;
