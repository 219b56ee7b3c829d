import type { Argument, Command, Option } from 'commander';

/** A kind of value that can stand at a place of the command line. */
export type Value =
  /** Any file, or any folder: the shell completes it. */
  | { readonly kind: 'file' | 'folder' }
  | { readonly kind: 'words'; readonly words: readonly Described[] }
  /** Something that nobody can know: a number, a URL. */
  | { readonly kind: 'unknown'; readonly what: string };

/** A word with what it is for. */
export interface Described {
  readonly word: string;
  readonly summary: string;
}

/** A flag with all its spellings. */
export interface CompletedFlag {
  readonly names: readonly string[];
  readonly summary: string;
  /** The value after it; undefined for a switch. */
  readonly value: Value | undefined;
}

/** A command as a shell completes it. */
export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly CompletedFlag[];
  /** The argument that is not a flag; undefined if the command takes no argument. */
  readonly value: Value | undefined;
}

/** A program as a shell completes it, read off what commander has. */
export interface Completion {
  readonly program: string;
  readonly flags: readonly CompletedFlag[];
  readonly commands: readonly CompletedCommand[];
}

/** Everything that can be typed after the name of a program. */
export function completionOf(program: Command): Completion {
  const commands = program.commands.map((command) => ({ word: command.name(), summary: command.summary() }));
  return {
    program: program.name(),
    flags: flagsOf(program),
    commands: program.commands.map((command) => {
      const [argument] = command.registeredArguments;
      return {
        name: command.name(),
        summary: command.summary(),
        flags: flagsOf(command),
        value: argument && valueOfArgument(argument, commands),
      };
    }),
  };
}

function flagsOf(command: Command): readonly CompletedFlag[] {
  return command.createHelp().visibleOptions(command).map(flagOf);
}

function flagOf(option: Option): CompletedFlag {
  const { long, short, description, argChoices } = option;
  const placeholder = /[<[](\w+)/.exec(option.flags)?.[1];
  const names = [short, long].filter((name) => name !== undefined);
  return {
    names,
    summary: description,
    value: placeholder === undefined ? undefined : valueOf(placeholder, argChoices),
  };
}

function valueOfArgument(argument: Argument, commands: readonly Described[]): Value {
  if (argument.name() === 'command') return { kind: 'words', words: commands };
  return valueOf(argument.name(), argument.argChoices);
}

/** By the words that say in the help what is wanted. */
function valueOf(placeholder: string, choices: readonly string[] | undefined): Value {
  if (choices) return { kind: 'words', words: choices.map((word) => ({ word, summary: '' })) };
  if (placeholder === 'file' || placeholder === 'folder') return { kind: placeholder };
  return { kind: 'unknown', what: placeholder };
}
