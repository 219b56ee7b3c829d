/** SQLite's primary result codes: https://www.sqlite.org/rescode.html */
const NAMES: Readonly<Record<number, string>> = {
  1: 'SQLITE_ERROR',
  2: 'SQLITE_INTERNAL',
  3: 'SQLITE_PERM',
  4: 'SQLITE_ABORT',
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  7: 'SQLITE_NOMEM',
  8: 'SQLITE_READONLY',
  9: 'SQLITE_INTERRUPT',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  12: 'SQLITE_NOTFOUND',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  15: 'SQLITE_PROTOCOL',
  16: 'SQLITE_EMPTY',
  17: 'SQLITE_SCHEMA',
  18: 'SQLITE_TOOBIG',
  19: 'SQLITE_CONSTRAINT',
  20: 'SQLITE_MISMATCH',
  21: 'SQLITE_MISUSE',
  22: 'SQLITE_NOLFS',
  23: 'SQLITE_AUTH',
  24: 'SQLITE_FORMAT',
  25: 'SQLITE_RANGE',
  26: 'SQLITE_NOTADB',
};

/** The low byte of an extended result code. */
const PRIMARY = 0xff;

/** An error of node:sqlite in the form of node-sqlite3: `code` is the name of SQLite's primary result code. */
export class SqliteResultError extends Error {
  readonly code: string;
  readonly errno: number | undefined;

  constructor(said: string, resultCode: number | undefined) {
    const code = NAMES[(resultCode ?? 1) & PRIMARY] ?? 'SQLITE_ERROR';
    super(`${code}: ${said}`);
    this.name = 'SqliteResultError';
    this.code = code;
    this.errno = resultCode;
  }
}
