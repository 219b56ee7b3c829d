import { closeSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { Lite2pgError } from '@lite2pg/spec';
import { inheritedDescriptor } from '../input/inherited-descriptor.js';
import { fileIdentity, stdoutIdentity, type InputFile } from './input-files.js';

const JOURNALS = ['-journal', '-wal', '-shm'];
const SQLITE_MAGIC = Buffer.from('SQLite format 3\0');
/** Bytes at the start of a file that are looked at to tell a text from other things. */
const HEAD_BYTES = 8192;

/**
 * Throws `bad-option` if writing a result to `path` would destroy something: a file that the command reads, by whatever name, a
 * database or a journal of one, or anything else that is not a text.
 */
export function refuseOutput(path: string, inputs: readonly InputFile[]): void {
  if (path === '') refuse('the output', 'the path is empty; give the path of a file');
  if (inheritedDescriptor(path) !== undefined) return;
  const identity = fileIdentity(path);
  const input = identity === undefined ? undefined : inputs.find((file) => file.identity === identity);
  if (input) {
    const found =
      input.path === path ? 'this command reads that file' : `it is ${input.path}, which this command reads`;
    refuse(path, `${found}; give another path`);
  }
  const database = databaseOfJournal(path, inputs) ?? databaseOfJournal(realPath(path), inputs);
  if (database !== undefined) refuse(path, `SQLite keeps changes to ${database} there; give another path`);
  if (identity === undefined) return;
  if (isDatabase(path) || hasJournal(path)) refuse(path, 'a SQLite database is there; give another path');
  if (readHead(path).includes(0)) {
    refuse(
      path,
      'the file there is not a text, perhaps an encrypted database; give another path or move it away first',
    );
  }
}

/** Throws `bad-option` if stdout was sent to a file that the command reads. */
export function refuseStdout(inputs: readonly InputFile[]): void {
  const identity = stdoutIdentity();
  const input = identity === undefined ? undefined : inputs.find((file) => file.identity === identity);
  if (input) refuse('stdout', `it was sent to ${input.path}, which this command reads; send it to another file`);
}

function refuse(subject: string, found: string): never {
  throw new Lite2pgError('bad-option', { message: `write ${subject}: ${found}`, subject });
}

/** The database whose journal, log or shared memory a path is the place of, whether or not there is one now. */
function databaseOfJournal(path: string, inputs: readonly InputFile[]): string | undefined {
  const suffix = JOURNALS.find((ending) => path.endsWith(ending));
  if (suffix === undefined) return undefined;
  const base = path.slice(0, -suffix.length);
  const identity = fileIdentity(base);
  if (identity === undefined) return undefined;
  // A file that is read may be locked by this process: its lock would fall if it were opened and closed.
  return inputs.some((file) => file.identity === identity) || isDatabase(base) ? base : undefined;
}

function isDatabase(path: string): boolean {
  return readHead(path).subarray(0, SQLITE_MAGIC.length).equals(SQLITE_MAGIC);
}

/** A database of which nothing but the journal has reached the disk. */
function hasJournal(path: string): boolean {
  return ['-journal', '-wal'].some((suffix) => (statSync(path + suffix, { throwIfNoEntry: false })?.size ?? 0) > 0);
}

/** The first bytes of a file; none of one that cannot be read: what its owner keeps from us is not reported. */
function readHead(path: string): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return head.subarray(0, 0);
  }
  try {
    return head.subarray(0, readSync(file, head, 0, HEAD_BYTES, 0));
  } finally {
    closeSync(file);
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
