import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { Lite2pgError, quoteIdentifier, type ErrorCode } from '@lite2pg/spec';

/**
 * Resolves when `path` is a file that may be read. It is not opened: closing it again would drop every lock that this
 * process holds on it by way of SQLite. Throws `no-such-file`, `no-permission` or `not-a-database` for what is no file, and where
 * its journal, its log or its shared memory is none.
 */
export async function checkSqliteFile(path: string): Promise<void> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw fileError('not-a-database', path, 'a folder; give the path of a SQLite file');
    if (!found.isFile())
      throw fileError('not-a-database', path, 'it is not a regular file; give the path of a SQLite file');
    await access(path, constants.R_OK);
    await checkBeside(path);
  } catch (error) {
    throw systemError(error, path);
  }
}

/** SQLite opens what is beside the file, too: a named pipe there would keep it for ever. */
async function checkBeside(path: string): Promise<void> {
  const file = await realpath(path);
  for (const suffix of ['-journal', '-wal', '-shm']) {
    const found = await stat(file + suffix).catch(() => undefined);
    if (found === undefined || found.isFile()) continue;
    const what = found.isDirectory() ? 'a folder' : found.isFIFO() ? 'a named pipe' : 'a device or a socket';
    throw fileError('not-a-database', path, `its ${suffix} is ${what}; remove it, or read a copy of the file alone`);
  }
}

function systemError(cause: unknown, path: string): Lite2pgError {
  if (cause instanceof Lite2pgError) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return fileError('no-such-file', path, 'no such file; check the path', cause);
    case 'ELOOP':
      return fileError('no-such-file', path, 'its links form a loop; check the path', cause);
    case 'ENAMETOOLONG':
      return fileError('no-such-file', path, 'the path is longer than the system allows; check the path', cause);
    case 'ERR_INVALID_ARG_VALUE':
      return fileError('no-such-file', path, 'a path cannot contain a NUL; check the path', cause);
    case 'EACCES':
    case 'EPERM':
      return fileError('no-permission', path, 'permission denied; run as a user that may read it', cause);
    default:
      return fileError('no-permission', path, `it cannot be read (${code}); check the disk`, cause);
  }
}

function fileError(code: ErrorCode, path: string, found: string, cause?: unknown): Lite2pgError {
  return new Lite2pgError(code, { message: `open ${quoteIdentifier(path)}: ${found}`, subject: path, cause });
}
