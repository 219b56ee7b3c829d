import { createRequire } from 'node:module';

/** What is used of a node-sqlite3 connection. */
export interface SqliteConnection {
  all(text: string, values: readonly unknown[], done: (error: Error | null, rows: object[]) => void): void;
  exec(script: string, done: (error: Error | null) => void): void;
  close(done: (error: Error | null) => void): void;
  configure(option: 'busyTimeout', milliseconds: number): void;
}

interface SqliteDriver {
  readonly OPEN_READONLY: number;
  readonly OPEN_READWRITE: number;
  readonly OPEN_CREATE: number;
  readonly OPEN_URI: number;
  readonly Database: new (name: string, flags: number, done: (error: Error | null) => void) => SqliteConnection;
}

let loaded: SqliteDriver | undefined;

/**
 * node-sqlite3, the very copy that @databases/sqlite brings. That wrapper is passed by where it falls short: an error on
 * opening is thrown past every handler, a script of many statements stops after the first, a failed ROLLBACK hides
 * the error that caused it.
 */
export function sqliteDriver(): SqliteDriver {
  const own = createRequire(import.meta.url);
  loaded ??= createRequire(own.resolve('@databases/sqlite'))('sqlite3') as SqliteDriver;
  return loaded;
}
