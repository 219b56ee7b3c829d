import { dirname, join } from 'node:path';
import { isPostgresUrl, schemaOfUrl } from '@lite2pg/postgres';
import { Lite2pgError, parseConfig, parseLock, type Config, type Lock } from '@lite2pg/spec';
import type { Command } from 'commander';
import { commandLine } from './command-line.js';
import { applyEnvironment, applyFlags, isTargetSchema, originOf } from './flags.js';
import { NULLS_FIRST } from './nulls-first.js';
import { inputFiles, type InputFile } from './input-files.js';
import { parseJson } from '../input/parse-json.js';
import { readTextFile, requireTextFile } from '../input/read-file.js';
import { refuseOutput, refuseStdout } from './refuse-output.js';
import { refuseUrlsInConfig } from './refuse-urls.js';

const DEFAULT_CONFIG = 'lite2pg.config.json';
const DEFAULT_LOCK = 'lite2pg.lock.json';

/** The settings of a command: from flags, else the environment, else the config file, else the defaults. */
export interface Settings {
  readonly config: Config;
  /** Undefined without a lock file, and with --no-lock or --declared. */
  readonly lock: Lock | undefined;
  /** Where the lock is, or would be. */
  readonly lockPath: string;
  /** The files that the command reads: nothing is written to them. */
  readonly inputs: readonly InputFile[];
  /** Whether it was given, or has a default. */
  given(name: string): boolean;
  /** Where a flag was given, as messages call it: the flag, its variable, the config. */
  origin(name: string): string;
  /** The command with its arguments and flags as they were given, but for these flags: to be run again. */
  commandLine(except: readonly string[]): string;
  flag(name: string): boolean;
  /** False with --no-color. */
  readonly color: boolean;
  text(name: string): string | undefined;
  number(name: string): number | undefined;
}

/**
 * Gathers the settings of a command; throws what is wrong with the config, the environment or a flag, and `bad-option` if
 * the command would write over what it reads.
 */
export function readSettings(command: Command): Settings {
  const value = (name: string): unknown => command.getOptionValue(name);
  const configOption = command.options.find((option) => option.long === '--config');
  if (configOption) applyEnvironment(command, configOption);
  const config = readConfig(value('config'));
  applyFlags(command, config.flags ?? {});
  const schema =
    (isTargetSchema(command) ? textOf(value('schema')) : undefined) ?? config.schema ?? schemaOfTarget(command);
  if (schema !== undefined) checkSchema(schema);
  const lockPath = pathOfLock(value);
  const inputs = inputFiles(command, [DEFAULT_CONFIG, lockPath]);
  // Said before the work, and looked at again when it is done.
  for (const path of outputPaths(value)) refuseOutput(path, inputs);
  refuseStdout(inputs);
  const hasLock = command.options.some((option) => option.long === '--lock') && value('declared') !== true;
  return {
    inputs,
    lock: hasLock && value('lock') !== false ? readLock(lockPath, typeof value('lock') === 'string') : undefined,
    lockPath,
    config: {
      ...config,
      ...(schema === undefined ? {} : { schema }),
      ...(value('unloggedLoad') === true ? { unlogged: true } : {}),
      ...nullsFirstOf(value('nullsFirst')),
    },
    given: (name) => value(name) !== undefined,
    origin: (name) => originOf(command, name),
    commandLine: (except) => commandLine(command, except),
    flag: (name) => value(name) === true,
    color: value('color') !== false,
    text: (name) => textOf(value(name)),
    number: (name) => {
      const found = value(name);
      return typeof found === 'number' ? found : undefined;
    },
  };
}

/** The files that are written; those of --check are compared only. */
function outputPaths(value: (name: string) => unknown): string[] {
  if (value('check') !== undefined) return [];
  return [textOf(value('output')), textOf(value('compat'))].flatMap((path) => path ?? []);
}

/** The option has checked the word. */
function nullsFirstOf(value: unknown): Pick<Config, 'nullsFirst'> {
  const word = NULLS_FIRST.find((known) => known === value);
  return word === undefined ? {} : { nullsFirst: word };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The schema in the target's URL, as Prisma writes it there. */
function schemaOfTarget(command: Command): string | undefined {
  if (!command.options.some((option) => option.long === '--to')) return undefined;
  const url = textOf(command.getOptionValue('to')) ?? process.env['DATABASE_URL'] ?? '';
  return isPostgresUrl(url) ? schemaOfUrl(url) : undefined;
}

function readConfig(given: unknown): Config {
  const path = typeof given === 'string' ? given : DEFAULT_CONFIG;
  const text = typeof given === 'string' ? requireTextFile(given, 'config') : readTextFile(DEFAULT_CONFIG, 'config');
  if (text === undefined) return {};
  const config = parseConfig(parseJson(text, path), path);
  refuseUrlsInConfig(config, path);
  return config;
}

/** The lock file's path; the file that --pin names is also the one that is read. */
function pathOfLock(value: (name: string) => unknown): string {
  const given = textOf(value('pin')) ?? textOf(value('lock'));
  if (given !== undefined) return given;
  const config = value('config');
  return typeof config === 'string' ? join(dirname(config), DEFAULT_LOCK) : DEFAULT_LOCK;
}

function readLock(path: string, isNamed: boolean): Lock | undefined {
  const text = isNamed ? requireTextFile(path, 'lock') : readTextFile(path, 'lock');
  return text === undefined ? undefined : parseLock(parseJson(text, path), path);
}

/** Throws `bad-option` for a schema that is PostgreSQL's own or the ledger's. */
function checkSchema(name: string): void {
  const taken = name === 'lite2pg' || name === 'information_schema' || name.startsWith('pg_');
  if (name !== '' && !taken) return;
  const why = name === '' ? 'the name is empty' : name === 'lite2pg' ? "it is the ledger's" : "it is PostgreSQL's own";
  throw new Lite2pgError('bad-option', {
    message: `create tables in schema "${name}": ${why}; give another one`,
    subject: name,
  });
}
