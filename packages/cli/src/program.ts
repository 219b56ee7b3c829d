import { Command, InvalidArgumentError, Option } from 'commander';
import type { ExitStatus } from './run.js';
import { VERSION } from './version.js';

/** Every command and its flags. Commands are loaded when they run, so that --help answers at once. */
export function createProgram(exitWith: (status: ExitStatus) => void): Command {
  const program = new Command('lite2pg')
    .description('Takes an application from SQLite to PostgreSQL: its schema, every row of it, proven.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError('(--help shows what there is)')
    .configureHelp({ showGlobalOptions: false })
    .addHelpText('after', EXAMPLES);

  program
    .command('migrate')
    .summary('move a SQLite file to PostgreSQL, and prove it')
    .description(
      'Inspects the file, makes its schema on PostgreSQL, moves every row, builds keys and indexes, and compares every value. ' +
        'It can be stopped anywhere and run again.',
    )
    .argument('<file>', 'the SQLite database; it is only read')
    .addOption(targetOption('the target; without it and DATABASE_URL, a PostgreSQL of its own in --data'))
    .addOption(new Option('--data <folder>', 'where the embedded PostgreSQL keeps its data').default('lite2pg-data'))
    .addOption(schemaOption())
    .addOption(jobsOption())
    .addOption(new Option('--chunk-mb <n>', 'about how much is moved in one transaction').default(64).argParser(count))
    .addOption(new Option('--no-verify', 'do not compare the rows afterwards'))
    .addOption(new Option('--unlogged-load', 'load into unlogged tables and make them logged afterwards'))
    .addOption(configOption())
    .addOption(jsonOption('print the report as JSON'))
    .addOption(quietOption())
    .addHelpText('after', MIGRATE_EXAMPLES)
    .action(async (file: string, _options, command: Command) => {
      exitWith(await (await import('./commands/migrate.js')).migrate(file, command));
    });

  program
    .command('inspect')
    .summary('print the neutral spec of a SQLite file')
    .description('Prints what the file means as a neutral JSON spec, and on stderr which types were chosen and why.')
    .argument('<file>', 'the SQLite database; it is only read')
    .addOption(new Option('-o, --output <file>', 'write the spec to this file'))
    .addOption(new Option('--profile', 'print what the values look like instead of the spec'))
    .addOption(new Option('--declared', 'by the declared types alone, without reading the rows'))
    .addOption(schemaOption())
    .addOption(configOption())
    .addOption(jsonOption('with --profile: print it as JSON'))
    .addOption(quietOption())
    .action(async (file: string, _options, command: Command) => {
      exitWith(await (await import('./commands/inspect.js')).inspect(file, command));
    });

  program
    .command('generate')
    .summary('print the PostgreSQL DDL of a SQLite file or a spec')
    .description('Prints the DDL that people review: the same bytes for the same schema.')
    .argument('<file>', 'a SQLite database, or a spec (.json)')
    .addOption(new Option('-o, --output <file>', 'write the DDL to this file'))
    .addOption(new Option('--check <file>', 'exit with 2 where this file is not what would be generated'))
    .addOption(schemaOption())
    .addOption(configOption())
    .addOption(quietOption())
    .action(async (file: string, _options, command: Command) => {
      exitWith(await (await import('./commands/generate.js')).generateDdl(file, command));
    });

  program
    .command('verify')
    .summary('compare every row of a SQLite file with PostgreSQL')
    .description(
      'Reads every value back from PostgreSQL and compares it with what SQLite holds; says which rows differ.',
    )
    .argument('<file>', 'the SQLite database; it is only read')
    .addOption(targetOption('the target; without it DATABASE_URL'))
    .addOption(schemaOption())
    .addOption(jobsOption())
    .addOption(configOption())
    .addOption(jsonOption('print the report as JSON'))
    .addOption(quietOption())
    .action(async (file: string, _options, command: Command) => {
      exitWith(await (await import('./commands/verify.js')).verifyTarget(file, command));
    });

  program
    .command('postgres')
    .summary('run the embedded PostgreSQL in the foreground')
    .description('Starts the PostgreSQL that `migrate` used without --to, prints its URL, and stops it at Ctrl-C.')
    .addOption(new Option('--data <folder>', 'where it keeps its data').default('lite2pg-data'))
    .addOption(new Option('--port <n>', 'the port on 127.0.0.1 (default: a free one)').argParser(count))
    .action(async (_options, command: Command) => {
      exitWith(await (await import('./commands/postgres.js')).postgres(command));
    });

  return program;
}

function targetOption(description: string): Option {
  return new Option('--to <url>', description);
}

function schemaOption(): Option {
  return new Option('--schema <name>', 'the PostgreSQL schema the tables are made in (default: public)');
}

function jobsOption(): Option {
  return new Option('--jobs <n>', 'how much is done at the same time (default: by cores)').argParser(count);
}

function configOption(): Option {
  return new Option('--config <file>', 'what the project decides (default: lite2pg.config.json, if there is one)');
}

function jsonOption(description: string): Option {
  return new Option('--json', description);
}

function quietOption(): Option {
  return new Option('-q, --quiet', 'no progress and no notes');
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError(`${JSON.stringify(text)} is not a whole number above 0.`);
  return value;
}

const EXAMPLES = `
Examples:
  lite2pg migrate app.db                              into a PostgreSQL of its own, to see what comes out
  lite2pg migrate app.db --to postgresql://me@host/db into yours
  lite2pg generate app.db -o schema.sql               the DDL, for review
  lite2pg inspect app.db --profile                    what the values look like, and what they force

Exit status: 0 done or nothing to do, 1 it failed, 2 it finished and something needs a look.
Every flag can stand in lite2pg.config.json ("flags") and in the environment (LITE2PG_JOBS=4, LITE2PG_NO_VERIFY=1).`;

const MIGRATE_EXAMPLES = `
Examples:
  lite2pg migrate app.db
  lite2pg migrate app.db --to postgresql://me:secret@db.example/app --jobs 4
  DATABASE_URL=postgresql://… lite2pg migrate app.db --json > report.json`;
