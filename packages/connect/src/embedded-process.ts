import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Lite2pgError, quoteIdentifier } from '@lite2pg/spec';
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
  const logPath = join(folder, LOG);
  const log = openSync(logPath, 'w', 0o600);
  const child = spawn('/bin/sh', ['-c', SUPERVISOR, 'lite2pg', stopSignal, removedAtEnd, command, ...args], {
    ...surroundings(folder, account),
    // Out of the terminal's process group: Ctrl-C is for this process, which may still need the server.
    detached: true,
    stdio: ['pipe', log, log],
  });
  closeSync(log);
  const life = { over: false };
  const end = ending(child).finally(() => {
    life.over = true;
  });
  // The log goes with the folder when the server ends early.
  let said = '';
  while (!life.over && !(await isReady(data))) {
    said = await readFile(logPath, 'utf8').catch(() => said);
    await sleep(POLL_MS);
  }
  if (life.over) throw startError('postgres', folder, said);
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

function startError(program: string, folder: string, output: string): Lite2pgError {
  const busy = output.includes('lock file "postmaster.pid" already exists');
  const last = output.trim().split('\n').slice(-3).join('; ');
  return new Lite2pgError(busy ? 'target-busy' : 'no-server', {
    message: `start the embedded server in ${quoteIdentifier(folder)}: ${busy ? 'another server runs there; stop it first' : `${program} said: ${last}`}`,
    subject: folder,
  });
}
