import { constants } from 'node:fs';
import { access, open, stat } from 'node:fs/promises';
import { Lite2pgError, quoteIdentifier, type ErrorCode } from '@lite2pg/spec';

const SMALLEST_PAGE = 512;
const SAMPLE_BYTES = 4096;
/** Bits a byte; text and ordinary binary formats stay under 7 in so short a sample, ciphertext comes near 8. */
const CIPHER_ENTROPY = 7.2;

/**
 * Resolves when `path` is a file that may be read. It is not opened: closing it again would drop every lock that this
 * process holds on it by way of SQLite. Throws `no-such-file`, `no-permission` or `not-a-database` for what is no file.
 */
export async function checkSqliteFile(path: string): Promise<void> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw fileError('not-a-database', path, 'a folder; give the path of a SQLite file');
    if (!found.isFile()) throw fileError('not-a-database', path, 'no regular file; give the path of a SQLite file');
    await access(path, constants.R_OK);
  } catch (error) {
    throw systemError(error, path);
  }
}

/** The error for a file that SQLite says is none of its own: by its bytes, `encrypted` or `not-a-database`. */
export async function foreignFileError(path: string, cause: unknown): Promise<Lite2pgError> {
  const { head, size } = await readHead(path);
  const looksEncrypted = size % SMALLEST_PAGE === 0 && entropy(head) > CIPHER_ENTROPY;
  return looksEncrypted
    ? fileError(
        'encrypted',
        path,
        'not a SQLite database, or encrypted (its bytes look random); decrypt it first',
        cause,
      )
    : fileError('not-a-database', path, 'not a SQLite database, or encrypted; give the path of a SQLite file', cause);
}

async function readHead(path: string): Promise<{ head: Buffer; size: number }> {
  const { size } = await stat(path);
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    return { head: buffer.subarray(0, bytesRead), size };
  } finally {
    await file.close();
  }
}

function systemError(cause: unknown, path: string): Lite2pgError {
  if (cause instanceof Lite2pgError) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return fileError('no-such-file', path, 'no such file; check the path', cause);
    case 'EACCES':
    case 'EPERM':
      return fileError('no-permission', path, 'permission denied; run as a user that may read it', cause);
    default:
      return fileError('damaged', path, `it cannot be read (${code}); check the disk`, cause);
  }
}

function fileError(code: ErrorCode, path: string, found: string, cause?: unknown): Lite2pgError {
  return new Lite2pgError(code, { message: `open ${quoteIdentifier(path)}: ${found}`, subject: path, cause });
}

/** Shannon's, in bits a byte. */
function entropy(bytes: Buffer): number {
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte]! += 1;
  let bits = 0;
  for (const count of counts) if (count > 0) bits -= (count / bytes.length) * Math.log2(count / bytes.length);
  return bits;
}
