import { stat } from 'node:fs/promises';
import { Lite2pgError } from '@lite2pg/spec';
import { sqliteDatabase, type SqliteDatabase } from './sqlite-database.js';
import { MEMORY, type SqliteConnection } from './sqlite-connection.js';
import { openConnection } from './sqlite-driver.js';
import { sqliteError } from './sqlite-errors.js';
import { checkSqliteFile, foreignFileError } from './sqlite-file.js';

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
}

const BUSY_TIMEOUT_MS = 5000;

/**
 * An open SQLite database: a file's path, or `:memory:`. Throws `no-such-file`, `not-a-database`, `encrypted`, `damaged`,
 * `locked` or `no-permission`, before anything was written.
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
  const connection = await openConnection(path, { write: !readOnly, create, immutable, busyTimeoutMs });
  await firstRead(connection, path);
  return sqliteDatabase(connection, path, async () => {
    await connection.close();
    if (readOnly && !immutable && !hadWal) await removeEmptyWal(path);
  });
}

/** A lock, a journal that must be rolled back, a header that lies: they show when the file is first read. */
async function firstRead(connection: SqliteConnection, path: string): Promise<void> {
  try {
    await connection.all('PRAGMA schema_version');
  } catch (error) {
    await connection.close().catch(() => undefined);
    const cause = error instanceof Lite2pgError ? error.cause : error;
    const failure = sqliteError(cause, path, 'open');
    throw failure.engineCode === 'SQLITE_NOTADB' ? await foreignFileError(path, cause) : failure;
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
