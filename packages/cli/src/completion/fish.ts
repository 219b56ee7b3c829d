import type { CompletedFlag, Completion, Value } from './completion.js';

/** The completion for fish. */
export function fishCompletion({ program, flags, commands }: Completion): string {
  const line = (...parts: readonly string[]): string => `complete -c ${program} ${parts.join(' ')}`;
  const none = `-n ${quote('__fish_use_subcommand')}`;
  const lines = commands.flatMap(({ name, flags: own, value }) => {
    const within = `-n ${quote(`__fish_seen_subcommand_from ${name}`)}`;
    return [
      ...own.map((flag) => line(within, ...flagParts(flag))),
      ...(value === undefined || value.kind === 'unknown' ? [] : [line(within, ...valueParts(value))]),
    ];
  });
  return `# fish completion for ${program}; for this shell: ${program} completion fish | source
${line('-f')}
${flags.map((flag) => line(none, ...flagParts(flag))).join('\n')}
${commands.map(({ name, summary }) => line(none, '-a', name, '-d', quote(summary))).join('\n')}
${lines.join('\n')}
`;
}

function flagParts({ names, summary, value }: CompletedFlag): readonly string[] {
  const spelt = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const follows = value === undefined ? [] : ['-r', ...(value.kind === 'unknown' ? [] : valueParts(value))];
  return [...spelt, ...follows, '-d', quote(summary)];
}

function valueParts(value: Exclude<Value, { readonly kind: 'unknown' }>): readonly string[] {
  switch (value.kind) {
    case 'file':
      return ['-F'];
    case 'folder':
      return ['-a', quote('(__fish_complete_directories (commandline -ct))')];
    case 'words':
      return ['-a', quote(value.words.map(({ word }) => word).join(' '))];
  }
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
