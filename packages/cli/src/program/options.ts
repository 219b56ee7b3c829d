import { DEFAULT_DATA_FOLDER } from '@lite2pg/spec';
import { Argument, InvalidArgumentError, Option } from 'commander';
import { NULLS_FIRST } from '../settings/nulls-first.js';

/** The file that a command reads; it may be left out if SQLITE_PATH names it. */
export function sourceArgument(description: string): Argument {
  const path = process.env['SQLITE_PATH'];
  if (path === undefined || path === '') return new Argument('<file>', description);
  return new Argument('[file]', description).default(path, 'SQLITE_PATH');
}

/** `--to`: the target's URL. */
export function targetOption(description: string): Option {
  return new Option('--to <url>', description);
}

/** `--schema`, the target's. */
export function schemaOption(): Option {
  return new Option('--schema <name>', 'the PostgreSQL schema to create the tables in (default: public)');
}

/** `--jobs`. */
export function jobsOption(): Option {
  return new Option('--jobs <n>', 'jobs that run at the same time (default: by cores, at most 8)').argParser(count);
}

/** `--salvage`. */
export function salvageOption(): Option {
  return new Option('--salvage', 'for a damaged file: move what can be read, report what cannot (exit status 2)');
}

/** `--data`: where the embedded PostgreSQL is. */
export function dataOption(): Option {
  return new Option('--data <folder>', 'where the embedded PostgreSQL keeps its data').default(DEFAULT_DATA_FOLDER);
}

/** `--config`. */
export function configOption(): Option {
  return new Option('--config <file>', 'the config (default: lite2pg.config.json, if it exists)');
}

/** `--lock` and `--no-lock`. */
export function lockOptions(): Option[] {
  return [
    new Option('--lock <file>', 'the pinned decisions (default: lite2pg.lock.json beside the config, if it exists)'),
    new Option('--no-lock', 'ignore pinned decisions, decide by the values'),
  ];
}

/** `--declared`. */
export function declaredOption(): Option {
  return new Option('--declared', 'decide by the declared types alone, without reading the rows and the lock');
}

/** `--json`. */
export function jsonOption(description: string): Option {
  return new Option('--json', description);
}

/** `--quiet`. */
export function quietOption(): Option {
  return new Option('-q, --quiet', 'show no progress and no notes');
}

/** `--verbose`. */
export function verboseOption(): Option {
  return new Option('--verbose', 'show every finding and decision, not only the first of each kind');
}

/** The flag that takes colours away. */
export const NO_COLOR = '--no-color';

/** `--no-color`. */
export function noColorOption(): Option {
  return new Option(NO_COLOR, 'no colours, as with NO_COLOR=1 (FORCE_COLOR=1: colours in a file or a pipe, too)');
}

/** `--output`. */
export function outputOption(what: string): Option {
  return new Option('-o, --output <file>', `write ${what} to this file`);
}

/** `--nulls-first`. */
export function nullsFirstOption(): Option {
  const what = 'which indexes have NULLs where SQLite sorts them (default: always)';
  return new Option('--nulls-first <which>', what).choices(NULLS_FIRST);
}

/** `--check`: compare instead of writing. */
export function checkOption(): Option {
  return new Option(
    '--check <file>',
    'write nothing; exit with status 2 if this file differs from the output',
  ).conflicts('output');
}

/** A whole number above 0; for options that count. */
export function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError(`${JSON.stringify(text)} is not a whole number above 0`);
  return value;
}

/** A port number. */
export function port(text: string): number {
  const value = count(text);
  if (value > 65535) throw new InvalidArgumentError(`${text} is not a port; ports go up to 65535`);
  return value;
}
