import { Lite2pgError, quoteIdentifier, type ErrorCode } from '@lite2pg/spec';
import { firstLine } from '@lite2pg/spec';

interface Meaning {
  readonly code: ErrorCode;
  readonly found: string;
}

const MEANINGS: Readonly<Record<string, Meaning>> = {
  SQLITE_NOTADB: { code: 'not-a-database', found: 'not a SQLite database, or encrypted; decrypt it first' },
  SQLITE_CORRUPT: {
    code: 'damaged',
    found: 'the file is damaged; restore it from a backup, or move what is readable with --salvage',
  },
  SQLITE_IOERR: {
    code: 'read-failed',
    found:
      'the system could not read it, or not write the temporary files of SQLite; check the disk and its free space',
  },
  SQLITE_PROTOCOL: {
    code: 'locked',
    found: 'it cannot be locked, as on a file system without locks; read a copy of it',
  },
  SQLITE_SCHEMA: { code: 'source-changed', found: 'its schema was changed meanwhile; run it again' },
  SQLITE_BUSY: { code: 'locked', found: 'another process holds its lock; try again when it is done' },
  SQLITE_LOCKED: { code: 'locked', found: 'another connection holds its lock; try again when it is done' },
  SQLITE_PERM: { code: 'no-permission', found: 'permission denied; run as a user that may read it' },
  SQLITE_READONLY: { code: 'no-permission', found: 'it was opened for reading only' },
  SQLITE_FULL: { code: 'out-of-space', found: 'the disk is full; make room and run it again' },
};

/** SQLite writes before it reads where a crashed process left a journal, and makes a -shm to read in WAL mode. */
const NEEDS_WRITING: Meaning = {
  code: 'no-permission',
  found:
    'it cannot be read without writing beside it (a crashed process left a -journal to roll back, or it is in WAL mode and its folder is not writable); open it once as a user that may write, or work on a copy of it and of its -journal or -wal',
};
const MEANINGS_ON_OPENING: Readonly<Record<string, Meaning>> = {
  SQLITE_READONLY: NEEDS_WRITING,
  SQLITE_CANTOPEN: NEEDS_WRITING,
};

/** The error of the driver as ours. `act` says what was being done: `open`, or the statement's first line. */
export function sqliteError(cause: unknown, path: string, act: string): Lite2pgError {
  if (cause instanceof Lite2pgError) return cause;
  const engineCode = cause instanceof Error && 'code' in cause ? String(cause.code) : 'SQLITE_ERROR';
  const said = saidBySqlite(cause);
  const opening = act === 'open' ? MEANINGS_ON_OPENING[engineCode] : undefined;
  const { code, found } = opening ?? MEANINGS[engineCode] ?? { code: 'sql-failed' as const, found: said };
  return new Lite2pgError(code, {
    message: `${act} ${quoteIdentifier(path)}: ${found}`,
    subject: path,
    engineCode,
    cause,
  });
}

/** SQLite's own words in an error of the driver. */
export function saidBySqlite(cause: unknown): string {
  return cause instanceof Error ? cause.message.replace(/^SQLITE_[A-Z]+: /, '') : String(cause);
}

/** The act of running `text`, for messages. */
export function runAct(text: string): string {
  return `running ${firstLine(text)} on`;
}
