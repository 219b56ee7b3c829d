import type { CompletedFlag, Completion, Value } from './completion.js';

/**
 * The completion for bash, from 3.2 on. Files are left to readline (`-o default`), which knows how to quote them; if they make no
 * sense, that is taken away by a bash that can (`compopt`, from 4.0 on).
 */
export function bashCompletion({ program, flags, commands }: Completion): string {
  const name = `_${program}`;
  const afterFlags = commands.flatMap((command) => branches(command.flags, `${command.name}:`));
  const plain = commands.map(({ name: word, flags: own, value }) =>
    branch(word, [`words=${quote(namesOf(own).join(' '))}`, ...valueLines(value)]),
  );
  return `# bash completion for ${program}; for this shell: source <(${program} completion bash)
${name}() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} command= words= values= files=no i
  # Bash takes --flag=value apart.
  if [ "$current" = = ]; then
    current=
  elif [ "$previous" = = ]; then
    previous=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      -*) ;;
      *) command=\${COMP_WORDS[i]}; break ;;
    esac
  done
  COMPREPLY=()
  case $command:$previous in
${afterFlags.join('\n')}
    *)
      case $command in
${branch("''", [`words=${quote(namesOf(flags).join(' '))}`, `values=${quote(commands.map((command) => command.name).join(' '))}`])}
${plain.join('\n')}
      esac
      ;;
  esac
  [[ $current == -* ]] && values=$words files=no
  if [ $files = folders ]; then
    type compopt > /dev/null 2>&1 && compopt -o dirnames +o default
  elif [ $files = no ]; then
    type compopt > /dev/null 2>&1 && compopt +o default
    COMPREPLY=($(compgen -W "$values" -- "$current"))
  fi
}
complete -o default -F ${name} ${program}
`;
}

/** The branches for flags that take a value: flags that take the same share one branch. */
function branches(flags: readonly CompletedFlag[], prefix: string): readonly string[] {
  return flags.flatMap(({ names, value }) =>
    value === undefined ? [] : [branch(names.map((name) => prefix + name).join(' | '), valueLines(value))],
  );
}

function branch(pattern: string, lines: readonly string[]): string {
  return `    ${pattern})\n${lines.map((line) => `      ${line}\n`).join('')}      ;;`;
}

function valueLines(value: Value | undefined): readonly string[] {
  switch (value?.kind) {
    case 'file':
      return ['files=files'];
    case 'folder':
      return ['files=folders'];
    case 'words':
      return [`values=${quote(value.words.map(({ word }) => word).join(' '))}`];
    default:
      return ['values='];
  }
}

function namesOf(flags: readonly CompletedFlag[]): readonly string[] {
  return flags.flatMap(({ names }) => names);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
