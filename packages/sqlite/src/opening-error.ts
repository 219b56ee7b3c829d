import { open, stat } from 'node:fs/promises';
import { Lite2pgError, groupDigits, quoteIdentifier, type ErrorCode } from '@lite2pg/spec';
import { MEMORY } from './driver/sqlite-connection.js';
import { openConnection } from './driver/sqlite-driver.js';
import { saidBySqlite, sqliteError } from './driver/sqlite-errors.js';

const MAGIC = 'SQLite format 3\0';
const SMALLEST_PAGE = 512;
const HEADER_BYTES = 100;
const SAMPLE_BYTES = 4096;
/** Bits a byte; text and ordinary binary formats stay under 7 in so short a sample, ciphertext comes near 8. */
const CIPHER_ENTROPY = 7.2;
/** The newest file format there is (fileformat2, 1.3.3); SQLite reads none that is newer. */
const NEWEST_FORMAT = 2;
const HIGHEST_FORMAT = 9;
/** The newest schema format (fileformat2, 1.3.9), and what SQLite says of a newer one. */
const NEWEST_SCHEMA = 4;
const TOO_NEW = 'unsupported file format';

/** The facts that tell why a file cannot be read: its first bytes and its length. */
interface Head {
  readonly bytes: Buffer;
  readonly size: number;
}

/**
 * The error for a file whose first read failed: SQLite's words are few, and its codes mean several things. The connection must be
 * closed: the file is looked at, and closing it again drops every lock that this process holds on it. `canSalvage`: part of its schema
 * can be read.
 */
export async function openingError(
  cause: unknown,
  path: string,
  { canSalvage }: { readonly canSalvage: boolean },
): Promise<Lite2pgError> {
  const failure = sqliteError(cause, path, 'open');
  const said = saidBySqlite(cause);
  const fail = (code: ErrorCode, found: string): Lite2pgError =>
    new Lite2pgError(code, {
      message: `open ${quoteIdentifier(path)}: ${found}`,
      subject: path,
      ...(failure.engineCode === undefined ? {} : { engineCode: failure.engineCode }),
      cause,
    });
  const isSchema = said.startsWith('malformed database schema') || said === TOO_NEW;
  if (!isSchema && failure.engineCode !== 'SQLITE_NOTADB' && failure.engineCode !== 'SQLITE_CORRUPT') return failure;
  const head = await readHead(path).catch(() => undefined);
  if (head === undefined) return failure;
  if (isSchema) return fail('unreadable-schema', await describeSchema(head, said, canSalvage));
  return fail(
    ...(head.bytes.toString('latin1', 0, MAGIC.length) === MAGIC
      ? describeOwn(head, canSalvage)
      : describeForeign(head)),
  );
}

async function readHead(path: string): Promise<Head> {
  const { size } = await stat(path);
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    return { bytes: buffer.subarray(0, bytesRead), size };
  } finally {
    await file.close();
  }
}

/** A schema that this SQLite does not understand: of a newer one, edited, or damaged. */
async function describeSchema({ bytes }: Head, said: string, canSalvage: boolean): Promise<string> {
  const own = await libraryVersion();
  if (said === TOO_NEW) {
    return `it has schema format ${bytes.readUInt32BE(44)}, and SQLite ${own} reads up to ${NEWEST_SCHEMA}; read it with a newer one (a newer Node)`;
  }
  const writer = bytes.length >= HEADER_BYTES ? versionWords(bytes.readUInt32BE(96)) : undefined;
  const wrote = writer === undefined ? 'it is not known which SQLite wrote it' : `SQLite ${writer} wrote it last`;
  const isNewer = writer !== undefined && isLater(writer, own);
  const mend = isNewer
    ? `read it with SQLite ${writer} or later (a newer Node)`
    : 'repair it (sqlite3 with PRAGMA writable_schema = ON)';
  const advice = canSalvage ? `${mend}, or move everything else with --salvage` : mend;
  return `SQLite ${own} cannot read its schema: ${said}; ${wrote}; ${advice}`;
}

/** 3045001 is 3.45.1 (fileformat2, 1.3.16); undefined for what is no version. */
function versionWords(version: number): string | undefined {
  if (version < 3_000_000 || version >= 4_000_000) return undefined;
  return `${Math.floor(version / 1e6)}.${Math.floor(version / 1000) % 1000}.${version % 1000}`;
}

function isLater(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) > 0;
}

async function libraryVersion(): Promise<string> {
  const connection = await openConnection(MEMORY, { write: true, create: true, immutable: false, busyTimeoutMs: 0 });
  const [row] = await connection.all('SELECT sqlite_version() AS version').finally(connection.close);
  return row !== undefined && 'version' in row ? String(row.version) : '';
}

/** A file that begins as SQLite's do. */
function describeOwn({ bytes, size }: Head, canSalvage: boolean): [ErrorCode, string] {
  if (bytes.length < HEADER_BYTES) return ['damaged', `it ends within its header; ${RESTORE}`];
  const format = bytes[19]!;
  if (format > NEWEST_FORMAT && format <= HIGHEST_FORMAT) {
    return [
      'unreadable-schema',
      `it is of file format ${format}, newer than this SQLite reads; read it with a newer one`,
    ];
  }
  if (size % SMALLEST_PAGE === 0 && entropy(bytes.subarray(HEADER_BYTES)) > CIPHER_ENTROPY) {
    return ['encrypted', 'it is encrypted (behind its header its bytes look random), or damaged; decrypt it first'];
  }
  const stored = bytes.readUInt16BE(16);
  const pageSize = stored === 1 ? 65536 : stored;
  const isPower = pageSize >= SMALLEST_PAGE && (pageSize & (pageSize - 1)) === 0;
  if (!isPower || bytes[21] !== 64 || bytes[22] !== 32 || bytes[23] !== 32) {
    return ['damaged', `its header is damaged; ${RESTORE}`];
  }
  // The count holds only where the writer that set it also made the last change.
  const pages = bytes.readUInt32BE(24) === bytes.readUInt32BE(92) ? bytes.readUInt32BE(28) : 0;
  const whole = pages * pageSize;
  const found =
    whole > size
      ? `the file is truncated: ${groupDigits(size)} of ${groupDigits(whole)} bytes are left`
      : 'the file is damaged';
  return ['damaged', canSalvage ? `${found}; ${SALVAGE}` : `${found}, its schema too; ${RESTORE}`];
}

const RESTORE = 'restore it from a backup, or recover it with sqlite3 .recover';
const SALVAGE = 'restore it from a backup, or move what is readable with --salvage';

function describeForeign({ bytes, size }: Head): [ErrorCode, string] {
  return size % SMALLEST_PAGE === 0 && entropy(bytes) > CIPHER_ENTROPY
    ? ['encrypted', 'not a SQLite database, or encrypted (its bytes look random); decrypt it first']
    : ['not-a-database', 'not a SQLite database, or encrypted; give the path of a SQLite file'];
}

/** Shannon's, in bits a byte. */
function entropy(bytes: Buffer): number {
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte]! += 1;
  let bits = 0;
  for (const count of counts) if (count > 0) bits -= (count / bytes.length) * Math.log2(count / bytes.length);
  return bits;
}
