import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MEMORY, type OpenMode } from './sqlite-connection.js';

/** The used part of node:sqlite; the types of Node 20 do not have it. */
interface NodeSqlite {
  readonly DatabaseSync: new (name: string, options: object) => DatabaseSync;
}

/** An open database of node:sqlite. */
export interface DatabaseSync {
  prepare(text: string): StatementSync;
  exec(script: string): void;
  close(): void;
}

interface StatementSync {
  setReadBigInts(enabled: boolean): void;
  all(...values: readonly unknown[]): Record<string, unknown>[];
}

/** Settings that node:sqlite changes from SQLite's, set back: a database means the same with either driver. */
const AS_SQLITE = {
  enableForeignKeyConstraints: false,
  enableDoubleQuotedStringLiterals: true,
  defensive: false,
};

/** Opens a file, or `:memory:`, with node:sqlite. */
export function openDatabaseSync(path: string, mode: OpenMode): DatabaseSync {
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite') as unknown as NodeSqlite;
  const db = new DatabaseSync(path === MEMORY ? path : urlOf(path, mode), { ...AS_SQLITE, readOnly: !mode.write });
  db.exec(`PRAGMA busy_timeout = ${mode.busyTimeoutMs}`);
  return db;
}

/** node:sqlite makes the file where there is none, unless its URL says otherwise. */
function urlOf(path: string, { write, create, immutable }: OpenMode): string {
  const url = pathToFileURL(resolve(path));
  url.searchParams.set('mode', !write ? 'ro' : create ? 'rwc' : 'rw');
  if (immutable) url.searchParams.set('immutable', '1');
  return url.href;
}

/** The rows of the first statement of `text`, as node-sqlite3 gives them. */
export function rowsOf(db: DatabaseSync, text: string, values: readonly unknown[]): object[] {
  const statement = db.prepare(text);
  // Else an integer beyond 2^53 would throw.
  statement.setReadBigInts(true);
  const rows = statement.all(...values.map(boundValue));
  for (const row of rows) {
    for (const name of Object.keys(row)) {
      const value = row[name];
      if (typeof value === 'bigint') row[name] = Number(value);
    }
  }
  return rows;
}

/** A number that is a 32-bit integer is bound as an integer, as node-sqlite3 does; node:sqlite would make it a real. */
function boundValue(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'number' && (value | 0) === value) return BigInt(value);
  // Node before 24.16 would end it there.
  if (typeof value === 'string' && value.includes('\0'))
    throw new Error('cannot bind a text with a NUL; bind its bytes');
  return value === undefined ? null : value;
}
