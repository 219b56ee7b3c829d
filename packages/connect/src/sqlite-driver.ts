import { createRequire } from 'node:module';
import { runAct, sqliteError } from './sqlite-errors.js';

/** A connection of node-sqlite3, in promises, with errors that are ours. */
export interface SqliteConnection {
  /** The rows of the first statement of `text`. */
  readonly all: (text: string, values?: readonly unknown[]) => Promise<object[]>;
  /** Runs all statements of `script`. */
  readonly exec: (script: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** How the driver is to open a file. */
export interface OpenMode {
  readonly write: boolean;
  readonly create: boolean;
  /** The name is a file: URL. */
  readonly uri: boolean;
  readonly busyTimeoutMs: number;
}

type Done<T extends unknown[] = []> = (error: Error | null, ...result: T) => void;

/** What is used of node-sqlite3. */
interface Driver {
  readonly OPEN_READONLY: number;
  readonly OPEN_READWRITE: number;
  readonly OPEN_CREATE: number;
  readonly OPEN_URI: number;
  readonly Database: new (name: string, flags: number, done: Done) => DriverConnection;
}

interface DriverConnection {
  all(text: string, values: readonly unknown[], done: Done<[object[]]>): void;
  exec(script: string, done: Done): void;
  close(done: Done): void;
  configure(option: 'busyTimeout', milliseconds: number): void;
}

let loaded: Driver | undefined;

/**
 * node-sqlite3, the very copy that @databases/sqlite brings. That wrapper is passed by where it falls short: an error on
 * opening is thrown past every handler, a script stops after its first statement, a failed ROLLBACK hides the error that
 * caused it.
 */
function driver(): Driver {
  const own = createRequire(import.meta.url);
  loaded ??= createRequire(own.resolve('@databases/sqlite'))('sqlite3') as Driver;
  return loaded;
}

/** An open connection; `name` is what SQLite opens, `path` what errors call it. Nothing is read from the file yet. */
export async function openConnection(name: string, path: string, mode: OpenMode): Promise<SqliteConnection> {
  const { OPEN_READONLY, OPEN_READWRITE, OPEN_CREATE, OPEN_URI, Database } = driver();
  const flags =
    (mode.write ? OPEN_READWRITE : OPEN_READONLY) | (mode.create ? OPEN_CREATE : 0) | (mode.uri ? OPEN_URI : 0);
  const connection = await new Promise<DriverConnection>((resolve, reject) => {
    const opening = new Database(name, flags, (error) => {
      if (error) reject(sqliteError(error, path, 'open'));
      else resolve(opening);
    });
  });
  connection.configure('busyTimeout', mode.busyTimeoutMs);
  const settled = (act: string, start: (done: Done) => void) =>
    new Promise<void>((resolve, reject) => {
      start((error) => {
        if (error) reject(sqliteError(error, path, act));
        else resolve();
      });
    });
  return {
    all: (text, values = []) =>
      new Promise((resolve, reject) => {
        connection.all(text, values, (error, rows) => {
          if (error) reject(sqliteError(error, path, runAct(text)));
          else resolve(rows);
        });
      }),
    exec: (script) =>
      settled(runAct(script), (done) => {
        connection.exec(script, done);
      }),
    close: () =>
      settled('close', (done) => {
        connection.close(done);
      }),
  };
}
