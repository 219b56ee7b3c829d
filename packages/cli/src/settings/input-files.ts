import { fstatSync, statSync, type BigIntStats } from 'node:fs';
import type { Command } from 'commander';

/** A file that a command reads, and what sets it apart whatever it is called: device and inode. */
export interface InputFile {
  readonly path: string;
  /** Undefined if there is no such file. */
  readonly identity: string | undefined;
}

const STDIN = '-';
/** Options that name a file to be written. */
const OUTPUTS: ReadonlySet<string | undefined> = new Set(['--output', '--compat']);

/**
 * The files that a command reads: its arguments called `file`, what its options that take a `<file>` name (but --output and --compat), the
 * config and the lock, and stdin if that is a file.
 */
export function inputFiles(command: Command, documents: readonly string[]): InputFile[] {
  const paths = [
    ...command.registeredArguments.flatMap((argument, at) =>
      argument.name() === 'file' ? [command.processedArgs[at] as unknown].flat() : [],
    ),
    ...command.options
      .filter((option) => option.flags.endsWith('<file>') && !OUTPUTS.has(option.long))
      .map((option) => command.getOptionValue(option.attributeName()) as unknown),
    ...documents,
  ];
  const files = paths.flatMap((path) => (typeof path === 'string' && path !== STDIN ? [inputFile(path)] : []));
  const stdin = regularFile(() => fstatSync(0, { bigint: true }));
  return stdin === undefined ? files : [...files, { path: 'stdin', identity: stdin }];
}

function inputFile(path: string): InputFile {
  return { path, identity: fileIdentity(path) };
}

/** The identity of the file at a path, links followed; undefined if there is no such file. */
export function fileIdentity(path: string): string | undefined {
  return regularFile(() => statSync(path, { bigint: true }));
}

/** The same for what stdout was sent to; undefined unless that is a file. */
export function stdoutIdentity(): string | undefined {
  return regularFile(() => fstatSync(1, { bigint: true }));
}

function regularFile(stat: () => BigIntStats): string | undefined {
  try {
    const found = stat();
    return found.isFile() ? `${found.dev}:${found.ino}` : undefined;
  } catch {
    return undefined;
  }
}
