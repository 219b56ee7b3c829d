import { closeSync, fstatSync, openSync, readSync, statSync, type BigIntStats } from 'node:fs';
import { groupDigits, Lite2pgError, type ErrorCode } from '@lite2pg/spec';
import { inheritedDescriptor } from './inherited-descriptor.js';
import { size } from '../render/numbers.js';
import { describeSystemError, systemCode } from '../render/system-error.js';

/** The use of a text file; messages call the file by it. */
export type TextKind = 'config' | 'lock' | 'spec' | 'SQL';

/** How long it may be: what is read whole must fit in memory, and a path that was meant for another file must be noticed. */
export const MOST_BYTES: Readonly<Record<TextKind, number>> = { config: 8e6, lock: 64e6, spec: 64e6, SQL: 256e6 };

const PIECE_BYTES = 1 << 20;
const WAIT_MS = 10;
/** Node 20 looks modules up wrongly after it looked at a pipe in the other way: its realpath reads what that left behind. */
const BIGINT = { bigint: true } as const;

/**
 * A text file; undefined if there is none. It may be a pipe that the shell opened, like /dev/stdin; a named pipe and a device could
 * keep the command for ever. Throws `bad-option` for them and for a folder, `bad-document` for a file that is too long,
 * `no-permission` for one that cannot be read.
 */
export function readTextFile(path: string, kind: TextKind): string | undefined {
  const inherited = inheritedDescriptor(path);
  let file = inherited;
  try {
    if (inherited === undefined) {
      refuseOthers(path, kind, statSync(path, BIGINT));
      file = openSync(path, 'r');
    }
    return readText(file ?? 0, path, kind);
  } catch (cause) {
    if (cause instanceof Lite2pgError) throw cause;
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(cause) ?? '')) return undefined;
    throw readError('no-permission', path, kind, { found: describeSystemError(cause), cause });
  } finally {
    if (file !== undefined && inherited === undefined) closeSync(file);
  }
}

/** A text file that must be there. Throws `no-such-file`, and what `readTextFile` throws. */
export function requireTextFile(path: string, kind: TextKind): string {
  const text = readTextFile(path, kind);
  if (text !== undefined) return text;
  throw readError('no-such-file', path, kind, { found: 'no such file; check the path' });
}

/** The error for a text that is longer than one of its kind may be. */
export function tooLong(from: string, kind: TextKind): Lite2pgError {
  const most = `${size(MOST_BYTES[kind])} (${groupDigits(MOST_BYTES[kind])} bytes)`;
  return readError('bad-document', from, kind, {
    found: `it is larger than the ${most} that are read; check the path`,
  });
}

function refuseOthers(path: string, kind: TextKind, found: BigIntStats): void {
  if (found.isFile()) return;
  const what = found.isDirectory() ? 'a folder' : found.isFIFO() ? 'a named pipe' : 'a device or a socket';
  throw readError('bad-option', path, kind, { found: `${what}; give the path of a file` });
}

function readText(file: number, path: string, kind: TextKind): string {
  const most = MOST_BYTES[kind];
  if (fstatSync(file, BIGINT).size > most) throw tooLong(path, kind);
  const pieces: Buffer[] = [];
  let bytes = 0;
  for (;;) {
    const piece = Buffer.allocUnsafe(PIECE_BYTES);
    const read = readSome(file, piece);
    if (read === 0) return Buffer.concat(pieces, bytes).toString('utf8');
    bytes += read;
    if (bytes > most) throw tooLong(path, kind);
    pieces.push(piece.subarray(0, read));
  }
}

/** Waits if whoever made the pipe set it to answer at once. */
function readSome(file: number, into: Buffer): number {
  for (;;) {
    try {
      return readSync(file, into);
    } catch (error) {
      if (systemCode(error) !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS);
    }
  }
}

function readError(
  code: ErrorCode,
  path: string,
  kind: TextKind,
  { found, cause }: { readonly found: string; readonly cause?: unknown },
): Lite2pgError {
  return new Lite2pgError(code, { message: `read ${kind} ${path}: ${found}`, subject: path, cause });
}
