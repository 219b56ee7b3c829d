import type { CompletedFlag, Completion, Described, Value } from './completion.js';

/** The completion for zsh, to be sourced or to be put into a folder of `fpath` as `_` and the program's name. */
export function zshCompletion({ program, flags, commands }: Completion): string {
  const name = `_${program}`;
  const branches = commands.map(({ name: word, flags: own, value }) => {
    const specs = [...own.map(flagSpec), ...(value === undefined ? [] : [quote(`*:${valueSpec(value)}`)])];
    return `        ${word}) _arguments -s ${specs.join(' ')} ;;`;
  });
  return `#compdef ${program}
# zsh completion for ${program}; for this shell: source <(${program} completion zsh)
${name}() {
  local context state state_descr line
  local -A opt_args
  _arguments -C ${flags.map(flagSpec).join(' ')} ${quote('1:command:->command')} ${quote('*::argument:->argument')}
  case $state in
    command)
      local -a commands=(${commands.map(({ name: word, summary }) => quote(described({ word, summary }))).join(' ')})
      _describe command commands
      ;;
    argument)
      case $words[1] in
${branches.join('\n')}
      esac
      ;;
  esac
}
if [ "$funcstack[1]" = ${name} ]; then
  ${name} "$@"
else
  compdef ${name} ${program}
fi
`;
}

/** `(-o --output)'{-o,--output}'[write to this file]:file:_files`, as _arguments takes it. */
function flagSpec({ names, summary, value }: CompletedFlag): string {
  const text = `[${summary.replaceAll(/[[\]\\]/g, '\\$&')}]`;
  const rest = value === undefined ? text : `${text}:${valueSpec(value)}`;
  // With the sign, --flag=value is completed as well as --flag value.
  const spelt = names.map((name) => (value !== undefined && name.startsWith('--') ? `${name}=` : name));
  if (names.length === 1) return quote(spelt.join('') + rest);
  return `${quote(`(${names.join(' ')})`)}{${spelt.join(',')}}${quote(rest)}`;
}

function valueSpec(value: Value): string {
  switch (value.kind) {
    case 'file':
      return 'file:_files';
    case 'folder':
      return 'folder:_files -/';
    case 'words':
      return `value:((${value.words.map((word) => described(word).replaceAll(/[\s"'()\\]/g, '\\$&')).join(' ')}))`;
    case 'unknown':
      return `${value.what}: `;
  }
}

function described({ word, summary }: Described): string {
  return summary === '' ? word : `${word}:${summary.replaceAll(':', '\\:')}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
