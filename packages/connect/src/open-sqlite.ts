import { pathToFileURL } from 'node:url';
import type { Database, Queryable } from './database.js';
import type { SQLQuery } from './sql.js';
import { sqliteDriver, type SqliteConnection } from './sqlite-driver.js';
import { runAct, sqliteError } from './sqlite-errors.js';
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
}

/** A read transaction that all queries of its connection run in, until it is released. */
export interface Snapshot {
  release(): Promise<void>;
}

/**
 * One connection to a SQLite file. Integers beyond 2^53 come rounded (the driver's doing): select them CAST AS TEXT.
 * Blobs are Buffers. A bigint given as a value is bound exactly.
 */
export interface SqliteDatabase extends Database {
  readonly engine: 'sqlite';
  /** Runs all statements of `script`; their rows are dropped. */
  exec(script: string): Promise<void>;
  /** From here on every query sees one committed state of the file, whatever other processes commit. Not to be nested. */
  snapshot(): Promise<Snapshot>;
}

const MEMORY = ':memory:';
const BUSY_TIMEOUT_MS = 5000;

/**
 * An open SQLite database: a file's path, or `:memory:`. Throws `no-such-file`, `not-a-database`, `encrypted`, `damaged`,
 * `locked` or `no-permission`, before anything was written.
 */
export async function openSqlite(path: string, options: SqliteOptions = {}): Promise<SqliteDatabase> {
  const inMemory = path === MEMORY;
  if (!inMemory && options.create !== true) await checkSqliteFile(path);
  const connection = await openConnection(path, options);
  connection.configure('busyTimeout', options.busyTimeoutMs ?? BUSY_TIMEOUT_MS);
  const database = sqliteDatabase(connection, path);
  try {
    // The file is read for the first time here: a lock, a hot journal or a wrong header shows now, as ours.
    await queryConnection(connection, path, 'PRAGMA schema_version', []);
  } catch (error) {
    await database.close().catch(() => undefined);
    throw sqliteError(error instanceof Error && error.cause ? error.cause : error, path, 'open');
  }
  return database;
}

function openConnection(path: string, options: SqliteOptions): Promise<SqliteConnection> {
  const driver = sqliteDriver();
  const writable = path === MEMORY || options.readOnly === false;
  let flags = writable ? driver.OPEN_READWRITE : driver.OPEN_READONLY;
  if (path === MEMORY || options.create === true) flags |= driver.OPEN_CREATE;
  let name = path;
  if (options.immutable === true && path !== MEMORY) {
    flags |= driver.OPEN_URI;
    name = `${pathToFileURL(path).href}?immutable=1`;
  }
  return new Promise((resolve, reject) => {
    const connection = new driver.Database(name, flags, (error) => {
      if (error) reject(sqliteError(error, path, 'open'));
      else resolve(connection);
    });
  });
}

function sqliteDatabase(connection: SqliteConnection, path: string): SqliteDatabase {
  let depth = 0;
  let last: Promise<unknown> = Promise.resolve();
  const execute = (script: string) => execConnection(connection, path, script);
  const queryable: Queryable = {
    query: <Row extends object>(query: SQLQuery) => {
      const { text, values } = query.format(FORMAT);
      return queryConnection(connection, path, text, values) as Promise<Row[]>;
    },
  };

  /** In a snapshot a transaction is a savepoint of it. */
  async function transact<T>(fn: (db: Queryable) => Promise<T>): Promise<T> {
    const nested = depth > 0;
    await execute(nested ? 'SAVEPOINT lite2pg' : 'BEGIN');
    depth += 1;
    try {
      const result = await fn(queryable);
      await execute(nested ? 'RELEASE lite2pg' : 'COMMIT');
      return result;
    } catch (error) {
      // SQLite may have rolled back already; the first error is the one to tell.
      await execute(nested ? 'ROLLBACK TO lite2pg; RELEASE lite2pg' : 'ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      depth -= 1;
    }
  }

  return {
    engine: 'sqlite',
    subject: path,
    ...queryable,
    exec: execute,
    tx: (fn) => {
      const turn = last.then(() => transact(fn));
      last = turn.catch(() => undefined);
      return turn;
    },
    snapshot: async () => {
      await execute('BEGIN');
      depth += 1;
      await queryConnection(connection, path, 'SELECT 1 FROM sqlite_master LIMIT 1', []);
      return {
        release: async () => {
          depth -= 1;
          await execute('COMMIT');
        },
      };
    },
    close: () =>
      new Promise((resolve, reject) => {
        connection.close((error) => {
          if (error) reject(sqliteError(error, path, 'close'));
          else resolve();
        });
      }),
  };
}

const FORMAT = {
  escapeIdentifier: (name: string) => `"${name.replaceAll('"', '""')}"`,
  formatValue: (value: unknown) =>
    // The driver would bind a bigint as text.
    typeof value === 'bigint'
      ? { placeholder: 'CAST(? AS INTEGER)', value: String(value) }
      : { placeholder: '?', value },
};

function queryConnection(
  connection: SqliteConnection,
  path: string,
  text: string,
  values: readonly unknown[],
): Promise<object[]> {
  return new Promise((resolve, reject) => {
    connection.all(text, values, (error, rows) => {
      if (error) reject(sqliteError(error, path, runAct(text)));
      else resolve(rows);
    });
  });
}

function execConnection(connection: SqliteConnection, path: string, script: string): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.exec(script, (error) => {
      if (error) reject(sqliteError(error, path, runAct(script)));
      else resolve();
    });
  });
}
