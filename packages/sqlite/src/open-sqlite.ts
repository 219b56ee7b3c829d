import { stat } from 'node:fs/promises';
import { Lite2pgError } from '@lite2pg/spec';
import { sqliteDatabase, type SqliteDatabase } from './sqlite-database.js';
import { openingError } from './opening-error.js';
import { MEMORY, type OpenMode, type SqliteConnection } from './driver/sqlite-connection.js';
import { openConnection } from './driver/sqlite-driver.js';
import { sqliteError } from './driver/sqlite-errors.js';
import { checkSqliteFile } from './sqlite-file.js';

/** How a SQLite file is opened. */
export interface SqliteOptions {
  /** True unless said otherwise: nothing is written to the file. Ignored in memory. */
  readonly readOnly?: boolean;
  /** The file cannot change while it is open: no locks, no -wal, no -shm. Wrong answers where it does change. */
  readonly immutable?: boolean;
  /** Makes the file where there is none; needs `readOnly: false`. Without it a missing file is an error. */
  readonly create?: boolean;
  /** How long a lock of another process is waited for, 5,000 unless given; then the error is `locked`. */
  readonly busyTimeoutMs?: number;
  /**
   * Opens a damaged file, too: one that is cut, with the pages that are there, and one of whose schema not all can be read, without
   * the tables, indexes and views that cannot be. Nothing is different for other files.
   */
  readonly salvage?: boolean;
}

const BUSY_TIMEOUT_MS = 5000;

/**
 * An open SQLite database: a file's path, or `:memory:`. Throws `no-such-file`, `not-a-database`, `encrypted`, `damaged`,
 * `unreadable-schema`, `locked` or `no-permission`, before anything was written.
 */
export async function openSqlite(path: string, options: SqliteOptions = {}): Promise<SqliteDatabase> {
  const busyTimeoutMs = options.busyTimeoutMs ?? BUSY_TIMEOUT_MS;
  if (path === MEMORY) {
    const connection = await openConnection(path, { write: true, create: true, immutable: false, busyTimeoutMs });
    return sqliteDatabase(connection, path, connection.close);
  }
  const { readOnly = true, immutable = false, create = false } = options;
  if (!create) await checkSqliteFile(path);
  const hadWal = (await walSize(path)) !== undefined;
  const mode = { write: !readOnly, create, immutable, busyTimeoutMs };
  const connection = await openAndRead(path, mode, options.salvage ?? false);
  return sqliteDatabase(connection, path, async () => {
    await connection.close();
    if (readOnly && !immutable && !hadWal) await removeEmptyWal(path);
  });
}

/** A lock, a journal that must be rolled back, a header that lies, a schema that is none: they show when the file is first read. */
async function openAndRead(path: string, mode: OpenMode, salvage: boolean): Promise<SqliteConnection> {
  const connection = await openConnection(path, mode);
  try {
    await connection.all(FIRST_READ);
    return connection;
  } catch (error) {
    await connection.close().catch(() => undefined);
    const cause = error instanceof Lite2pgError ? error.cause : error;
    const tolerant = isDamage(sqliteError(cause, path, 'open')) ? await openTolerant(path, mode) : undefined;
    if (tolerant && salvage) return tolerant;
    await tolerant?.close();
    throw await openingError(cause, path, { canSalvage: tolerant !== undefined });
  }
}

const FIRST_READ = 'SELECT 1 FROM sqlite_schema LIMIT 1';

/** Of a schema without one nothing could be moved. */
const WHOLE_ENTRY = `SELECT 1 FROM sqlite_schema WHERE type IN ('table', 'view') AND name IS NOT NULL LIMIT 1`;

function isDamage({ engineCode }: Lite2pgError): boolean {
  return engineCode === 'SQLITE_CORRUPT' || engineCode === 'SQLITE_ERROR';
}

/**
 * Undefined if not even so a schema is found. Where schemas may be written, SQLite takes a file that is shorter than its header
 * says, and leaves out what it cannot parse: the statement that finds that fails, the next one sees the rest.
 */
async function openTolerant(path: string, mode: OpenMode): Promise<SqliteConnection | undefined> {
  const connection = await openConnection(path, mode);
  try {
    await connection.exec('PRAGMA writable_schema = ON');
    await connection.all(FIRST_READ).catch(() => undefined);
    const rows = await connection.all(WHOLE_ENTRY);
    if (rows.length > 0) return connection;
    await connection.close();
    return undefined;
  } catch {
    await connection.close().catch(() => undefined);
    return undefined;
  }
}

/**
 * To read a file in WAL mode SQLite makes -wal and -shm beside it, and a connection that only reads leaves them there. One that
 * may write, when it is the last, takes them away; with nothing in the -wal it has nothing else to write.
 */
async function removeEmptyWal(path: string): Promise<void> {
  if ((await walSize(path)) !== 0) return;
  try {
    const connection = await openConnection(path, { write: true, create: false, immutable: false, busyTimeoutMs: 0 });
    await connection.all('PRAGMA schema_version').finally(connection.close);
  } catch {
    // They are in use, or not ours to remove; they are harmless.
  }
}

async function walSize(path: string): Promise<number | undefined> {
  return stat(`${path}-wal`).then(
    ({ size }) => size,
    () => undefined,
  );
}
