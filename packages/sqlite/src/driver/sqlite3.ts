import { pathToFileURL } from 'node:url';
import { Lite2pgError, quoteIdentifier } from '@lite2pg/spec';
import { MEMORY, type OpenMode, type SqliteConnection } from './sqlite-connection.js';
import { runAct, sqliteError } from './sqlite-errors.js';

type Done<T extends unknown[] = []> = (error: Error | null, ...result: T) => void;

/** The used part of node-sqlite3. */
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

/** A connection of node-sqlite3, which @lite2pg/sqlite-native brings to a Node without SQLite. */
export async function openInSqlite3(path: string, mode: OpenMode): Promise<SqliteConnection> {
  const { OPEN_READONLY, OPEN_READWRITE, OPEN_CREATE, OPEN_URI, Database } = await loadDriver(path);
  const asUrl = mode.immutable && path !== MEMORY;
  const name = asUrl ? `${pathToFileURL(path).href}?immutable=1` : path;
  const flags =
    (mode.write ? OPEN_READWRITE : OPEN_READONLY) | (mode.create ? OPEN_CREATE : 0) | (asUrl ? OPEN_URI : 0);
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

/** An optional dependency: it is absent where it could not be built, and where it was installed for another Node. */
async function loadDriver(path: string): Promise<Driver> {
  try {
    return (await import('@lite2pg/sqlite-native')).sqlite3;
  } catch (cause) {
    throw new Lite2pgError('no-driver', {
      message:
        `open ${quoteIdentifier(path)}: Node ${process.versions.node} has no SQLite, and the package sqlite3 is not installed; ` +
        'use Node 22.13 or later, or install again with this Node',
      subject: path,
      cause,
    });
  }
}
