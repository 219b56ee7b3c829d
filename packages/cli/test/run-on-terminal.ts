import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { CLI_ARGS, ROOT } from './run-cli.js';

/** Python's pty module opens the terminal: Node has none of its own. */
const ON_TERMINAL = `
import fcntl, os, pty, struct, sys, termios
process, terminal = pty.fork()
if process == 0:
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack('HHHH', 24, int(sys.argv[1]), 0, 0))
    os.execvp(sys.argv[2], sys.argv[2:])
while True:
    try:
        data = os.read(terminal, 65536)
    except OSError:
        break
    if not data:
        break
    os.write(1, data)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))
`;

/** Whether this machine can open a terminal: it has a Python with the module pty. */
export function hasTerminal(): boolean {
  return spawnSync('python3', ['-c', 'import pty, os; os.waitstatus_to_exitcode']).status === 0;
}

/** Runs `lite2pg` on a terminal of that many columns; gives all that the terminal was sent, escapes included. */
export async function runOnTerminal(
  columns: number,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ readonly status: number | null; readonly screen: string }> {
  const child = spawn('python3', ['-c', ON_TERMINAL, String(columns), process.execPath, ...CLI_ARGS, ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: process.env['TMPDIR'], ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let screen = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (screen += text));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, screen };
}
