import { lstatSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Lite2pgError, quoteIdentifier } from '@lite2pg/spec';

/** A folder in the temporary one, for its owner only. */
export interface TemporaryFolder {
  readonly path: string;
  /** Removes it with what is in it; a second call does nothing. */
  readonly remove: () => void;
}

/** The kind of files kept there: copies of databases, or rejects. */
type Purpose = 'copy' | 'rejects';

/** Its name says whose it is: the namespace that the number of the process counts in, and that number. */
const NAME = /^lite2pg-(?:copy|rejects)-(\d+)-(\d+)-\w+$/;

/** The system's codes, and ours for SQLite's. */
const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG', 'out-of-space'];

const made = new Set<string>();
let looked = false;

/** A new folder; it is gone when the process ends, but for a kill: then the next run removes it. Throws what `temporaryError` gives. */
export function makeTemporaryFolder(purpose: Purpose): TemporaryFolder {
  if (made.size === 0) process.once('exit', removeTemporaryFolders);
  let path: string;
  try {
    path = mkdtempSync(join(tmpdir(), `lite2pg-${purpose}-${processNamespace()}-${process.pid}-`));
  } catch (cause) {
    throw temporaryError(cause);
  }
  made.add(path);
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
      made.delete(path);
    },
  };
}

/** Removes all that this process has made: for its end by a signal. */
export function removeTemporaryFolders(): void {
  for (const path of made) rmSync(path, { recursive: true, force: true });
  made.clear();
  process.removeListener('exit', removeTemporaryFolders);
}

/** `removeLeftovers`, once in the life of this process. */
export function removeLeftoversOnce(): void {
  if (looked) return;
  looked = true;
  removeLeftovers();
}

/** Removes what processes of this user left that were killed. What cannot be removed stays. */
export function removeLeftovers(): void {
  for (const name of entriesOf(tmpdir())) {
    const [, namespace, pid] = NAME.exec(name) ?? [];
    const path = join(tmpdir(), name);
    if (namespace !== processNamespace() || made.has(path) || !isOver(Number(pid)) || !isOwn(path)) continue;
    try {
      rmSync(path, { recursive: true, force: true });
    } catch {
      // Another run may be at it.
    }
  }
}

/** Whether there was no room to write. */
export function isOutOfRoom(error: unknown): boolean {
  return error instanceof Error && 'code' in error && FULL.includes(String(error.code));
}

/** The error for what could not be written to the temporary folder: it is another disk than that of the source. */
export function temporaryError(cause: unknown): Lite2pgError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const isFull = isOutOfRoom(cause);
  const found = isFull ? 'it is full; make room there' : `it cannot be written (${code}); make it writable`;
  return new Lite2pgError(isFull ? 'out-of-space' : 'no-permission', {
    message: `write to the temporary folder ${quoteIdentifier(tmpdir())}: ${found}, or set TMPDIR to another folder`,
    subject: tmpdir(),
    cause,
  });
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Containers that share a temporary folder count their processes each on their own. */
function processNamespace(): string {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
  } catch {
    return '0';
  }
}

/** A process of the same number as this one is an earlier one: what this one made is known. */
function isOver(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/** A link that somebody else put there is not followed, nor is a folder of theirs looked into. */
function isOwn(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  const user = process.getuid?.();
  return found?.isDirectory() === true && (user === undefined || found.uid === user);
}
