import { Option, type Command } from 'commander';
import {
  checkOption,
  configOption,
  jobsOption,
  jsonOption,
  outputOption,
  quietOption,
  salvageOption,
} from './options.js';
import type { ExitWith } from './program.js';

/** The commands about the SQL that an application itself runs. */
export function defineSqlCommands(program: Command, exitWith: ExitWith): void {
  program
    .command('translate')
    .summary("translate an application's SQLite statements for PostgreSQL")
    .description(
      'Prints statements written for SQLite in the words of PostgreSQL: the same rows, or a refusal that says why and what to ' +
        'write instead. Parameters become $1, $2, …; where that is not the order of the question marks, a comment says which is which. ' +
        'Tables that the statements of one file make are there for that file only.',
    )
    .argument('[file...]', 'files with statements; without any, or with -, standard input')
    .addOption(new Option('--sql <statements>', 'the statements themselves'))
    .addOption(sourceOption())
    .addOption(outputOption('the translation'))
    .addOption(jobsOption())
    .addOption(salvageOption())
    .addOption(configOption())
    .addOption(jsonOption('print an array: for each statement sql (null if refused), params, compat, findings'))
    .addOption(quietOption())
    .addHelpText('after', TRANSLATE_EXAMPLES)
    .action(async (files: string[], _options, command: Command) => {
      exitWith(await (await import('../commands/translate.js')).translate(files, command));
    });

  program
    .command('compat')
    .summary('print the helper functions that translated statements need')
    .description(
      'Prints the SQL of the schema sqlite_compat: functions that do exactly what SQLite does, for what ' +
        'PostgreSQL lacks. It can be run again. `migrate` installs those that the schema itself needs.',
    )
    .argument('[names...]', 'only these, and what they call (default: all of them)')
    .addOption(new Option('--for <file>', 'only those that the statements in this file need (- for standard input)'))
    .addOption(sourceOption())
    .addOption(outputOption('the SQL'))
    .addOption(checkOption())
    .addOption(jsonOption('with --check: print the result as JSON'))
    .addOption(jobsOption())
    .addOption(salvageOption())
    .addOption(configOption())
    .addOption(quietOption())
    .addHelpText('after', COMPAT_EXAMPLES)
    .action(async (names: string[], _options, command: Command) => {
      exitWith(await (await import('../commands/compat.js')).compat(names, command));
    });
}

/** Here the schema is that of the statements; see HERE_ONLY in flags.ts. */
function sourceOption(): Option {
  return new Option('--schema <file>', 'the database of the statements: a SQLite file, or a spec (.json)');
}

const TRANSLATE_EXAMPLES = `
Examples:
  lite2pg translate --schema app.db queries.sql -o queries.postgres.sql
  lite2pg translate --schema app.db queries/*.sql --json
  lite2pg translate --schema spec.json --sql "SELECT name FROM users WHERE id = ?"
  cat queries.sql | lite2pg translate --schema app.db --json -

--schema stands on the command line only: in the environment and the config that name is the target's schema.`;

const COMPAT_EXAMPLES = `
Examples:
  lite2pg compat | psql postgresql://me@host/db
  lite2pg compat substr strftime -o compat.sql
  lite2pg compat --for queries.sql --schema app.db`;
