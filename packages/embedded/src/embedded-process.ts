import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Lite2pgError, quoteIdentifier, type ErrorCode } from '@lite2pg/spec';
import type { Account } from './embedded-account.js';

/** A program of the server that runs to its end. */
export interface ToolRun {
  readonly command: string;
  readonly args: readonly string[];
  readonly input?: string;
  readonly folder: string;
  readonly account: Account | undefined;
}

/** Resolves when the program ended with 0; else throws with the last of what it said. */
export async function runTool({ command, args, input, folder, account }: ToolRun): Promise<void> {
  const child = spawn(command, args, { ...surroundings(folder, account), stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  // A program that ends before it read its input is told by its exit status.
  child.stdin.on('error', () => undefined).end(input);
  const status = await ending(child);
  if (status !== 0) throw startError(basename(command), folder, output);
}

/** A server to run under supervision. */
export interface ServerRun extends Omit<ToolRun, 'input'> {
  /** Where the server writes postmaster.pid. */
  readonly data: string;
  readonly stopSignal: 'INT' | 'QUIT';
  readonly removedAtEnd: string;
}

/** A running server. */
export interface Supervised {
  readonly ended: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * Runs the server and waits for a line, or the end, of its own input: a pipe whose other end this process holds, and that the
 * system closes when this process ends, however it ends.
 */
const SUPERVISOR = `
signal=$1 remove=$2
shift 2
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
( read -r _ <&3; kill "-$signal" "$server" ) &
watch=$!
exec 3<&-
wait "$server"
kill "$watch" 2>/dev/null
rm -rf -- "$remove"
`;

const LOG = 'server.log';
const POLL_MS = 20;
const STATUS_LINE = 7;

/** Resolves when the server takes connections. */
export async function startSupervised(run: ServerRun): Promise<Supervised> {
  const { command, args, folder, account, data, stopSignal, removedAtEnd } = run;
  const log = openSync(join(folder, LOG), 'w+', 0o600);
  const child = spawn('/bin/sh', ['-c', SUPERVISOR, 'lite2pg', stopSignal, removedAtEnd, command, ...args], {
    ...surroundings(folder, account),
    // Out of the terminal's process group: Ctrl-C is for this process, which may still need the server.
    detached: true,
    stdio: ['pipe', log, log],
  });
  const life = { over: false };
  const end = ending(child).finally(() => {
    life.over = true;
  });
  try {
    while (!life.over && !(await isReady(data))) await sleep(POLL_MS);
    // The file may be gone with its folder; what is open stays readable.
    if (life.over) throw startError('postgres', folder, contentOf(log));
  } finally {
    closeSync(log);
  }
  child.unref();
  (child.stdin as unknown as { unref(): void }).unref();
  return {
    ended: async () => {
      child.ref();
      await end;
    },
    stop: async () => {
      child.ref();
      child.stdin?.end();
      await end;
    },
  };
}

function contentOf(file: number): string {
  const { size } = fstatSync(file);
  const bytes = Buffer.alloc(size);
  return bytes.toString('utf8', 0, readSync(file, bytes, 0, size, 0));
}

async function isReady(data: string): Promise<boolean> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  return text.split('\n')[STATUS_LINE]?.trim() === 'ready';
}

function surroundings(folder: string, account: Account | undefined): SpawnOptions {
  return {
    cwd: folder,
    env: { PATH: process.env['PATH'], LC_ALL: 'C', HOME: folder },
    ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
  };
}

function ending(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

const TELLING = ['could not bind', 'FATAL:', 'ERROR:', 'error:', 'HINT:'];
const LINE_PREFIX = /^[\d-]+ [\d:.]+ \w+ \[\d+\] /;

/** Explanations of the commonest reasons, by the words of the programs. */
const REASONS: readonly (readonly [string, ErrorCode, string])[] = [
  ['lock file "postmaster.pid" already exists', 'target-busy', 'another server runs there; stop it first'],
  ['Address already in use', 'bad-option', 'its port is in use; give another one, or leave it out to use any free one'],
  ['No space left on device', 'out-of-space', 'the disk is full; make room, or choose another folder'],
  ['Permission denied', 'no-permission', 'the account it runs as may not write there; choose another folder'],
];

function startError(program: string, folder: string, output: string): Lite2pgError {
  const [, code = 'no-server', reason] = REASONS.find(([text]) => output.includes(text)) ?? [];
  const lines = output.trim().split('\n');
  const telling = lines.filter((line) => TELLING.some((word) => line.includes(word)));
  const said = (telling.length > 0 ? telling : lines.slice(-3)).map((line) => line.replace(LINE_PREFIX, '').trim());
  return new Lite2pgError(code, {
    message: `start the embedded server in ${quoteIdentifier(folder)}: ${reason ?? `${program} said: ${said.join('; ')}`}`,
    subject: folder,
  });
}
