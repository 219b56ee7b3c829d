import { didYouMean, Lite2pgError, nearNames } from '@lite2pg/spec';
import type { Command, Option } from 'commander';
import { variableName } from './dot-env.js';
import { refuseUrlOfFlag } from './refuse-urls.js';

const YES = new Set(['1', 'true', 'yes', 'on']);
const NO = new Set(['0', 'false', 'no', 'off']);

/**
 * Flags that mean something else in these commands than in all others: they stand on the command line only. The schema of
 * `migrate` is the target's, that of `translate` a file.
 */
const HERE_ONLY: ReadonlySet<string> = new Set(['translate --schema', 'compat --schema']);

/** Whether --schema of this command is the schema of the target. */
export function isTargetSchema(command: Command): boolean {
  return !HERE_ONLY.has(`${command.name()} --schema`);
}

/** The environment variable that a flag can stand in: LITE2PG_ and its long name. */
export function environmentName(option: Pick<Option, 'long'>): string {
  return `LITE2PG_${(option.long ?? '').slice(2).toUpperCase().replaceAll('-', '_')}`;
}

/**
 * Sets the flags that argv did not give: from the environment, else from the "flags" of the config. An empty variable
 * counts as not given. Throws `bad-option` for a value the flag does not take, and for a name that no command has.
 */
export function applyFlags(command: Command, flags: Readonly<Record<string, unknown>>): void {
  const options = command.options.filter((option) => !HERE_ONLY.has(`${command.name()} ${option.long ?? ''}`));
  for (const option of options) applyEnvironment(command, option);
  for (const [name, value] of Object.entries(flags)) {
    const option = options.find((candidate) => isNamed(candidate, name));
    if (!option) refuseUnknownFlag(command, name);
    else if (!isGiven(command, option)) setFlag(command, option, value, `the config's /flags/${name}`, 'config');
  }
}

/** Sets one flag from the environment, if it stands there and argv does not give it. */
export function applyEnvironment(command: Command, option: Option): void {
  const name = environmentName(option);
  const value = process.env[name];
  if (value === undefined || value === '' || isGiven(command, option)) return;
  setFlag(command, option, value, name, 'env');
}

/** Whether the environment asks for a switch; for what is said before, or without, a command's settings. */
export function isSwitchedOnByEnvironment(flag: string): boolean {
  return YES.has((process.env[environmentName({ long: flag })] ?? '').toLowerCase());
}

/** Where a flag was given, as messages call it: the flag itself, its variable, or the config. */
export function originOf(command: Command, name: string): string {
  const option = command.options.find((candidate) => candidate.attributeName() === name);
  const flag = option?.long ?? name;
  const source = command.getOptionValueSource(name);
  if (option && source === 'env') return variableName(environmentName(option));
  return source === 'config' ? `the config's /flags/${flag.slice(2)}` : flag;
}

/** Variables that are named nearly like one that some command reads, each with that one. */
export function misspeltVariables(program: Command): readonly (readonly [found: string, meant: string])[] {
  const known = program.commands.flatMap(({ options }) => options.map(environmentName));
  return Object.keys(process.env).flatMap((name) => {
    if (!name.startsWith('LITE2PG_') || known.includes(name)) return [];
    const [meant] = nearNames(name.slice('LITE2PG_'.length), [
      ...new Set(known.map((full) => full.slice('LITE2PG_'.length))),
    ]);
    return meant === undefined ? [] : [[name, `LITE2PG_${meant}`] as const];
  });
}

function isGiven(command: Command, option: Option): boolean {
  const source = command.getOptionValueSource(option.attributeName());
  return source === 'cli' || source === 'env';
}

function setFlag(command: Command, option: Option, value: unknown, from: string, source: string): void {
  refuseUrlOfFlag(option.long ?? '', value, from);
  const takesValue = option.required || option.optional;
  const isSwitch = !takesValue || (option.optional && YES.has(String(value).toLowerCase()));
  const set = isSwitch ? readSwitch(value, from) !== option.negate : parseValue(option, value, from);
  command.setOptionValueWithSource(option.attributeName(), set, source);
}

function parseValue(option: Option, value: unknown, from: string): unknown {
  const text = String(value);
  if (!option.parseArg) return text;
  try {
    return option.parseArg<unknown>(text, undefined);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Lite2pgError('bad-option', { message: `read ${from}: ${why}`, subject: from, cause });
  }
}

function readSwitch(value: unknown, from: string): boolean {
  const word = String(value).toLowerCase();
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  throw new Lite2pgError('bad-option', {
    message: `read ${from}: ${JSON.stringify(value)} is neither yes nor no; give 1 or 0`,
    subject: from,
  });
}

function isNamed(option: Option, name: string): boolean {
  return option.long === `--${name}`;
}

/** A flag of another command does not concern this one; one that no command has is a mistake. */
function refuseUnknownFlag(command: Command, name: string): void {
  const options = command.parent?.commands.flatMap((other) => other.options) ?? [];
  if (options.some((option) => isNamed(option, name))) return;
  const known = [...new Set(options.map((option) => option.long?.slice(2) ?? ''))].sort();
  throw new Lite2pgError('bad-option', {
    message: `read the config: /flags: no command has a flag "--${name}"; ${didYouMean(name, known)}`,
    subject: name,
  });
}
