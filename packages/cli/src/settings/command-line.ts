import type { Command } from 'commander';

/** Words that no shell takes apart. */
const PLAIN = /^[\w./:=@%+,-]+$/;

/** A command with its arguments and the flags that its command line gave, but for these; to be pasted into a shell. */
export function commandLine(command: Command, except: readonly string[]): string {
  const flags = command.options.flatMap((option) => {
    const name = option.attributeName();
    if (except.includes(name) || command.getOptionValueSource(name) !== 'cli') return [];
    const value: unknown = command.getOptionValue(name);
    if (typeof value === 'boolean') return value === option.negate ? [] : [option.long ?? ''];
    // A flag and its opposite share their value.
    return option.negate ? [] : [option.long ?? '', String(value)];
  });
  return [command.name(), ...command.args, ...flags].map(quote).join(' ');
}

function quote(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
