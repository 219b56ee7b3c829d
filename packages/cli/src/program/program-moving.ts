import { DEFAULT_DATA_FOLDER } from '@lite2pg/spec';
import { Option, type Command } from 'commander';
import {
  configOption,
  count,
  dataOption,
  jobsOption,
  jsonOption,
  nullsFirstOption,
  port,
  quietOption,
  salvageOption,
  schemaOption,
  sourceArgument,
  targetOption,
  verboseOption,
} from './options.js';
import type { ExitWith } from './program.js';

/** The commands that move rows, or look at where they went. */
export function defineMovingCommands(program: Command, exitWith: ExitWith): void {
  program
    .command('migrate')
    .summary('move a SQLite file to PostgreSQL and verify it')
    .description(
      'Inspects the file, creates its schema on PostgreSQL, moves every row, builds keys and indexes, and compares every value. ' +
        'It can be stopped at any time and run again.',
    )
    .addArgument(sourceArgument('the SQLite database; it is only read'))
    .addOption(targetOption('the target (default: DATABASE_URL, else an embedded PostgreSQL in --data)'))
    .addOption(dataOption())
    .addOption(schemaOption())
    .addOption(jobsOption())
    .addOption(
      new Option(
        '--chunk-mb <n>',
        'megabytes to move in one transaction, roughly (default: 4096 with up to two jobs, else 64)',
      ).argParser(count),
    )
    .addOption(new Option('--dry-run', 'print what would be done, and write nothing to the target'))
    .addOption(new Option('--no-verify', 'do not compare the rows afterwards'))
    .addOption(new Option('--unlogged-load', 'load into unlogged tables and make them logged afterwards'))
    .addOption(nullsFirstOption())
    .addOption(salvageOption())
    .addOption(configOption())
    .addOption(jsonOption('print the report as JSON'))
    .addOption(quietOption())
    .addOption(verboseOption())
    .addHelpText('after', MIGRATE_EXAMPLES)
    .action(async (file: string, _options, command: Command) => {
      exitWith(await (await import('../commands/migrate.js')).migrateFile(file, command));
    });

  program
    .command('verify')
    .summary('compare every row of a SQLite file with PostgreSQL')
    .description('Reads every value back from PostgreSQL and compares it with SQLite; reports which rows differ.')
    .addArgument(sourceArgument('the SQLite database; it is only read'))
    .addOption(targetOption('the target (default: DATABASE_URL)'))
    .addOption(schemaOption())
    .addOption(jobsOption())
    .addOption(salvageOption())
    .addOption(configOption())
    .addOption(jsonOption('print the report as JSON'))
    .addOption(quietOption())
    .addOption(verboseOption())
    .addHelpText('after', VERIFY_EXAMPLES)
    .action(async (file: string, _options, command: Command) => {
      exitWith(await (await import('../commands/verify.js')).verifyTarget(file, command));
    });

  program
    .command('postgres')
    .summary('run the embedded PostgreSQL in the foreground')
    .description('Starts the PostgreSQL that `migrate` used without --to, prints its URL, and stops it at Ctrl-C.')
    .addOption(dataOption())
    .addOption(new Option('--port <n>', 'the port on 127.0.0.1 (default: a free one)').argParser(port))
    .addHelpText('after', POSTGRES_EXAMPLES)
    .action(async (_options, command: Command) => {
      exitWith(await (await import('../commands/postgres.js')).postgres(command));
    });
}

const MIGRATE_EXAMPLES = `
Examples:
  lite2pg migrate app.db
  lite2pg migrate app.db --to postgresql://me@db.example/app --dry-run
  lite2pg migrate app.db --to postgresql://me:secret@db.example/app --jobs 4
  DATABASE_URL=postgresql://… lite2pg migrate app.db --json > report.json
  lite2pg migrate damaged.db --to postgresql://… --salvage`;

const VERIFY_EXAMPLES = `
Examples:
  lite2pg verify app.db --to postgresql://me@host/db
  DATABASE_URL=postgresql://… lite2pg verify app.db --json | jq .findings`;

const POSTGRES_EXAMPLES = `
Examples:
  lite2pg postgres
  lite2pg postgres --data ${DEFAULT_DATA_FOLDER} --port 5433`;
