import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bashCompletion } from '../src/completion/bash.js';
import { completionOf } from '../src/completion/completion.js';
import { fishCompletion } from '../src/completion/fish.js';
import { zshCompletion } from '../src/completion/zsh.js';
import { createProgram } from '../src/program/program.js';
import { runCli } from './run-cli.js';
import { hasTerminal } from './run-on-terminal.js';

const COMPLETION = completionOf(createProgram(() => undefined));
const COMMANDS = COMPLETION.commands.map(({ name }) => name);

/** Runs `run` in a folder with a few files; they are found by what is typed. */
function inFolder<T>(run: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'lite2pg-completion-'));
  try {
    writeFileSync(join(folder, 'my app.db'), '');
    writeFileSync(join(folder, 'mystery.sql'), '');
    mkdirSync(join(folder, 'data'));
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The output of a shell for a script. */
function shell(program: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  assert.is(status, 0, stderr);
  assert.is(stderr, '');
  return stdout;
}

function has(program: string): boolean {
  const isThere = spawnSync(program, ['--version']).status === 0;
  if (!isThere) console.log(`completion.test.ts: skipped what needs ${program}, which is not installed`);
  return isThere;
}

/** Words that readline may add by itself, and that bash has to choose from, when these are typed, the last of them begun. */
function inBash(...words: readonly string[]): string {
  // Bash itself takes words apart at equals signs.
  const taken = words.flatMap((word) => (word.startsWith('--') ? word.split(/(=)/).filter(Boolean) : [word]));
  const script = `${bashCompletion(COMPLETION)}
    readline=files; compopt() { [[ "$*" == *dirnames* ]] && readline=folders || readline=nothing; }
    COMP_WORDS=(lite2pg "$@"); COMP_CWORD=$#
    _lite2pg; echo "$readline" "\${COMPREPLY[@]}"`;
  return shell('bash', ['--norc', '-c', script, 'bash', ...taken], '/').trim();
}

test('bash completes commands, the flags of each, and what follows a flag', () => {
  assert.is(inBash(''), `nothing ${COMMANDS.join(' ')}`);
  assert.is(inBash('m'), 'nothing migrate');
  assert.is(inBash('--v'), 'nothing --version');
  assert.is(inBash('migrate', '--no-'), 'nothing --no-verify --no-lock --no-color');
  assert.is(inBash('verify', 'app.db', '--sal'), 'nothing --salvage');
  assert.is(inBash('completion', ''), 'nothing bash zsh fish');
  assert.is(inBash('help', 'tr'), 'nothing translate');
  assert.is(inBash('migrate', 'my'), 'files');
  assert.is(inBash('migrate', '--config', 'my'), 'files');
  assert.is(inBash('migrate', '--config=my'), 'files');
  assert.is(inBash('generate', '-o', ''), 'files');
  assert.is(inBash('migrate', '--data', ''), 'folders');
  assert.is(inBash('migrate', '--jobs', ''), 'nothing');
  assert.is(inBash('postgres', ''), 'nothing');
});

test('every command and every flag of the help is completed, in each shell', () => {
  const scripts = [bashCompletion(COMPLETION), zshCompletion(COMPLETION), fishCompletion(COMPLETION)];
  assert.ok(COMMANDS.includes('migrate') && COMMANDS.includes('completion'));
  for (const { name, flags } of COMPLETION.commands) {
    for (const flag of flags.flatMap(({ names }) => names)) {
      for (const script of scripts) {
        const [spelt, fish] = [flag, flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`];
        assert.ok(script.includes(spelt) || script.includes(fish), `${name} ${flag}`);
      }
    }
  }
});

/** Types lines into a shell on a terminal of Python's; prints what each line gave to a lite2pg that shows its arguments. */
const TYPING = `
import os, pty, sys, time
process, terminal = pty.fork()
if process == 0:
    os.environ['PS1'] = '$ '
    os.environ['TERM'] = 'dumb'
    os.execvp(sys.argv[1], sys.argv[1:3])
def read_until(text):
    shown = ''
    end = time.time() + 20
    while text not in shown and time.time() < end:
        shown += os.read(terminal, 65536).decode()
    return shown
os.write(terminal, b'lite2pg() { printf "<%s>" "$@"; echo; }; ' + sys.argv[3].encode() + b'; echo re""ady\\n')
read_until('ready\\r\\n')
for line in sys.argv[4:]:
    os.write(terminal, line.encode() + b'\\n')
    shown = read_until('>\\r\\n')
    print(shown[shown.index('\\n<') + 1:].strip().splitlines()[0])
os.write(terminal, b'exit\\n')
os.waitpid(process, 0)
`;

const TYPED = ['lite2pg mig\t --unl\t --data da\t my\\ a\t', 'lite2pg verify my\\ a\t --conf\t mys\t'];
const COMPLETED = [
  '<migrate><--unlogged-load><--data><data/><my app.db>',
  '<verify><my app.db><--config><mystery.sql>',
];

/** The arguments that lite2pg is called with when these lines are typed into a shell that has read `script`. */
function type(program: string, flags: string, script: string, lines: readonly string[]): string[] {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'script'), script);
    const begin = program === 'zsh' ? 'autoload -U compinit; compinit -u -D; source ./script' : 'source ./script';
    return shell('python3', ['-c', TYPING, program, flags, begin, ...lines], folder)
      .trim()
      .split('\n');
  });
}

if (hasTerminal()) {
  test('Tab in bash completes a command, a flag, a folder, and a file with a blank in its name', () => {
    assert.equal(type('bash', '--norc', bashCompletion(COMPLETION), TYPED), COMPLETED);
  });

  if (has('zsh')) {
    test('Tab in zsh does the same', () => {
      // It takes the slash away again when a blank follows.
      const completed = COMPLETED.map((line) => line.replace('data/', 'data'));
      assert.equal(type('zsh', '-f', zshCompletion(COMPLETION), TYPED), completed);
    });
  }
}

if (has('fish')) {
  test('fish completes commands, flags, files and folders', () => {
    inFolder((folder) => {
      writeFileSync(join(folder, 'lite2pg.fish'), fishCompletion(COMPLETION));
      const inFish = (typed: string): string[] =>
        shell('fish', ['--no-config', '-c', `source lite2pg.fish; complete -C '${typed}'`], folder)
          .trim()
          .split('\n')
          .map((line) => line.split('\t')[0] ?? '');
      assert.equal(inFish('lite2pg m'), ['migrate']);
      assert.equal(inFish('lite2pg '), [...COMMANDS].sort());
      assert.equal(inFish('lite2pg verify --sal'), ['--salvage']);
      assert.equal(inFish('lite2pg completion z'), ['zsh']);
      assert.equal(inFish('lite2pg migrate my').sort(), ['my app.db', 'mystery.sql']);
      assert.equal(inFish('lite2pg migrate --config mys'), ['mystery.sql']);
      assert.equal(inFish('lite2pg migrate --data da'), ['data/']);
    });
  });
}

test('the command prints the script of a shell, and names the shells that there are', async () => {
  const { status, stdout } = await runCli(['completion', 'fish']);
  assert.equal([status, stdout], [0, fishCompletion(COMPLETION)]);
  const unknown = await runCli(['completion', 'tcsh']);
  assert.is(unknown.status, 1);
  assert.match(unknown.stderr, 'Allowed choices are bash, zsh, fish');
});

test.run();
