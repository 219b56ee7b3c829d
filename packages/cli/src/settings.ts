import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Lite2pgError, parseConfig, type Config } from '@lite2pg/spec';
import type { Command, Option } from 'commander';

const DEFAULT_CONFIG = 'lite2pg.config.json';

/** What a command runs with: flags, else the environment, else the config file, else the defaults. */
export interface Settings {
  readonly config: Config;
  flag(name: string): boolean;
  text(name: string): string | undefined;
  number(name: string): number | undefined;
}

/** Gathers the settings of a command; throws `bad-document` or `no-such-file` for the config it was given. */
export function readSettings(command: Command): Settings {
  const config = readConfig(command.getOptionValue('config'));
  for (const [name, value] of Object.entries(config.flags ?? {})) applyFlag(command, name, value);
  const value = (name: string): unknown => command.getOptionValue(name);
  const schema = value('schema');
  return {
    config: {
      ...config,
      ...(typeof schema === 'string' ? { schema } : {}),
      ...(value('unloggedLoad') === true ? { unlogged: true } : {}),
    },
    flag: (name) => value(name) === true,
    text: (name) => {
      const found = value(name);
      return typeof found === 'string' && found !== '' ? found : undefined;
    },
    number: (name) => {
      const found = value(name);
      return typeof found === 'number' ? found : undefined;
    },
  };
}

/** How much is done at the same time: --jobs, else as many as there are cores, at most eight. */
export function defaultJobs(settings: Settings): number {
  return settings.number('jobs') ?? Math.min(8, availableParallelism());
}

/** The URL of the target: --to, else DATABASE_URL. */
export function targetOf(settings: Settings): string | undefined {
  const url = settings.text('to') ?? process.env['DATABASE_URL'];
  return url === '' ? undefined : url;
}

function readConfig(given: unknown): Config {
  const path = typeof given === 'string' ? given : DEFAULT_CONFIG;
  if (!existsSync(path)) {
    if (typeof given !== 'string') return {};
    throw new Lite2pgError('no-such-file', { message: `read config ${path}: no such file`, subject: path });
  }
  return parseConfig(parseJson(readFileSync(path, 'utf8'), path), path);
}

/** A JSON document; throws `bad-document` that says where it stops being one. */
export function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Lite2pgError('bad-document', { message: `read ${path}: not JSON: ${why}`, subject: path, cause });
  }
}

/** A flag of the config counts where the command has it and neither argv nor the environment gave it. */
function applyFlag(command: Command, name: string, value: string | number | boolean): void {
  const option = command.options.find((candidate) => isNamed(candidate, name));
  if (!option) {
    refuseUnknownFlag(command, name);
    return;
  }
  const key = option.attributeName();
  const source = command.getOptionValueSource(key);
  if (source === 'cli' || source === 'env') return;
  const negated = option.negate && option.long === `--${name}`;
  command.setOptionValueWithSource(key, negated ? value !== true : value, 'config');
}

function isNamed(option: Option, name: string): boolean {
  return option.long === `--${name}` || (option.negate && option.long === `--no-${name}`);
}

/** A flag of another command is none of this one's business; one that no command has is a mistake. */
function refuseUnknownFlag(command: Command, name: string): void {
  const options = command.parent?.commands.flatMap((other) => other.options) ?? [];
  if (options.some((option) => isNamed(option, name))) return;
  const known = [...new Set(options.map((option) => option.long?.slice(2) ?? ''))].sort();
  throw new Lite2pgError('bad-option', {
    message: `read the config: /flags: no command has a flag "--${name}"; there are ${known.join(', ')}`,
    subject: name,
  });
}
