import { realpath, stat } from 'node:fs/promises';
import { openSqlite, rawSql, type SqliteDatabase, type SqliteOptions } from '@lite2pg/sqlite';
import { Lite2pgError, quoteIdentifier } from '@lite2pg/spec';
import { readChanges } from './source/assert-unchanged.js';
import { parseFileHeader } from './format/file-header.js';
import { LONG_ROW, lockPageOf, type PageFile, type PageLog, readPages } from './format/page-file.js';
import { shareDescriptor, type SharedDescriptor } from './format/shared-descriptor.js';
import type { Source } from './source/source.js';
import { copySource } from './source/source-copy.js';
import { isOutOfRoom, removeLeftoversOnce, temporaryError } from './source/temporary-folder.js';
import { readSourceTables } from './source/source-tables.js';
import { shouldUseThreads } from './threads/should-use-threads.js';
import { startRowsThread } from './threads/start-rows-thread.js';
import { createThreadQueue, type ThreadQueue } from './source/thread-queue.js';
import { takeWalSnapshot } from './wal/wal-snapshot.js';

/** How a source is opened. */
export interface SourceOptions {
  /** How long a lock of another process is waited for. 5,000 unless given. */
  readonly busyTimeoutMs?: number | undefined;
  /** 'copy': read a copy, whatever is possible. Unless given, a copy is made only where nothing else is. */
  readonly how?: 'copy' | undefined;
  /** Worker threads to start at once where the file is large: they are ready when it is open. None unless given. */
  readonly threads?: number | undefined;
  /** Opens a damaged file, too, with what can be read of it: see `SqliteOptions`. */
  readonly salvage?: boolean | undefined;
}

const BUSY_TIMEOUT_MS = 5000;

/** A state that is held: the connection, its transaction, and what must be let go of after them. */
interface Held {
  readonly db: SqliteDatabase;
  readonly file: PageFile;
  readonly how: Source['how'];
  readonly closing: readonly (() => unknown)[];
}

/**
 * Opens a SQLite file and holds one committed state of it until it is closed. The file, its journal and its log are
 * never written. Throws 'no-such-file', 'not-a-database', 'encrypted', 'no-permission', 'locked', 'damaged' or
 * 'unreadable-schema'.
 */
export async function openSource(path: string, options: SourceOptions = {}): Promise<Source> {
  removeLeftoversOnce();
  const file = await realpath(path).catch(() => path);
  const { threads: wanted = 0 } = options;
  const threads = createThreadQueue(startRowsThread, wanted > 0 && (await isLarge(file)) ? wanted : 0);
  try {
    return await openWith(path, file, threads, options);
  } catch (error) {
    await threads.close();
    throw error;
  }
}

async function isLarge(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found !== undefined && shouldUseThreads(found.size);
}

async function openWith(path: string, file: string, threads: ThreadQueue, options: SourceOptions): Promise<Source> {
  const held = options.how === 'copy' ? await holdCopy(file, options) : await holdFile(file, options);
  try {
    threads.read(held.file);
    const tables = await readSourceTables(held.db, held.file.encoding);
    const close = async (): Promise<void> => {
      await threads.close();
      await letGo(held);
    };
    let closed: Promise<void> | undefined;
    return {
      path,
      bytes: held.file.pageCount * held.file.pageSize,
      pageSize: held.file.pageSize,
      encoding: held.file.encoding,
      db: held.db,
      tables,
      how: held.how,
      file: held.file,
      threads,
      close: () => (closed ??= close()),
    };
  } catch (error) {
    await letGo(held).catch(() => undefined);
    throw error;
  }
}

async function holdFile(path: string, options: SourceOptions): Promise<Held> {
  let db: SqliteDatabase;
  try {
    db = await openSqlite(path, sqliteOptions(options));
  } catch (error) {
    if (!needsWriting(error)) throw error;
    // A hot journal, or a log without its shared memory: only a writer could put that right.
    if (await hasJournals(path)) return holdCopy(path, options);
    return (await hold(path, await openSqlite(path, { ...sqliteOptions(options), immutable: true }), 'immutable'))!;
  }
  return (await hold(path, db, 'locked')) ?? holdCopy(path, options);
}

function sqliteOptions({ busyTimeoutMs = BUSY_TIMEOUT_MS, salvage = false }: SourceOptions): SqliteOptions {
  return { busyTimeoutMs, salvage };
}

async function holdCopy(path: string, options: SourceOptions): Promise<Held> {
  const copy = await copySource(path);
  try {
    const db = await openSqlite(copy.path, { ...sqliteOptions(options), readOnly: false });
    const held = await hold(copy.path, db, 'copy');
    if (held) return { ...held, closing: [...held.closing, copy.remove] };
  } catch (error) {
    copy.remove();
    // The copy is in the temporary folder, and SQLite rolls its journal back there.
    throw isOutOfRoom(error) ? temporaryError(error) : error;
  }
  copy.remove();
  throw new Lite2pgError('no-permission', {
    message: `read ${quoteIdentifier(path)}: could not get a consistent snapshot, not even from a copy; check the temporary folder`,
    subject: path,
  });
}

/** Begins the transaction. Undefined, the connection closed, where the state cannot be known: a log without shared memory. */
async function hold(path: string, db: SqliteDatabase, how: Source['how']): Promise<Held | undefined> {
  const closing: (() => unknown)[] = [() => db.close()];
  try {
    const snapshot = await db.snapshot();
    // Within the transaction: before it another process may still change the mode and the size of pages.
    const [row] = await db.query<{ readonly size: number; readonly mode: string }>(rawSql(STATE));
    const pageSize = row?.size ?? 4096;
    const main = shareDescriptor(path);
    closing.push(main.release);
    if (row?.mode !== 'wal' || how === 'immutable') {
      const file = await pageFileOf(path, main, pageSize, undefined, 0);
      return { db, file: { ...file, changes: readChanges(main.fd) }, how, closing };
    }
    // From here on the mode stays: a connection in WAL mode keeps the lock that leaving it needs.
    await snapshot.release();
    const wal = await takeWalSnapshot(db, path, pageSize);
    if (wal === undefined) {
      await letGo({ closing });
      return undefined;
    }
    for (const { release } of wal.descriptors) closing.push(release);
    const file = await pageFileOf(path, main, pageSize, wal.log, wal.pageCount);
    return { db, file, how: how === 'copy' ? how : 'wal', closing };
  } catch (error) {
    await letGo({ closing }).catch(() => undefined);
    throw error;
  }
}

const STATE =
  'SELECT (SELECT page_size FROM pragma_page_size) AS size, (SELECT journal_mode FROM pragma_journal_mode) AS mode';

async function pageFileOf(
  path: string,
  main: SharedDescriptor,
  pageSize: number,
  log: PageLog | undefined,
  pagesInLog: number,
): Promise<PageFile> {
  const { size } = await stat(path);
  // A page that the end of the file cuts counts, as in pager.c.
  const pagesInFile = Math.ceil(size / pageSize);
  const pageCount = pagesInLog > 0 ? Math.min(pagesInLog, lastPage(log, pagesInFile)) : pagesInFile;
  const empty = {
    fd: main.fd,
    pageSize,
    usableSize: pageSize,
    pageCount,
    wholePages: Math.floor(size / pageSize),
    lockPage: lockPageOf(pageSize),
    encoding: 'utf8' as const,
    log,
    changes: undefined,
    longRow: LONG_ROW,
  };
  if (pageCount === 0) return empty;
  const first = new Uint8Array(pageSize);
  readPages(empty, 1, 1, first);
  const header = parseFileHeader(first, path);
  return {
    ...empty,
    usableSize: pageSize - header.reserved,
    pageCount: header.pageCount > 0 ? Math.min(header.pageCount, pageCount) : pageCount,
    encoding: header.encoding,
  };
}

/** The last page that there is a version of, in the file or in the log: a size beyond it is a lie. */
function lastPage(log: PageLog | undefined, pagesInFile: number): number {
  let last = pagesInFile;
  for (const page of log?.offsets.keys() ?? []) last = Math.max(last, page);
  return last;
}

/** In this order: the transaction and the connection first, then the descriptors, then the files. */
async function letGo(held: Pick<Held, 'closing'>): Promise<void> {
  for (const close of held.closing) await close();
}

function needsWriting(error: unknown): boolean {
  const code = error instanceof Lite2pgError ? error.engineCode : undefined;
  return code === 'SQLITE_CANTOPEN' || code === 'SQLITE_READONLY';
}

async function hasJournals(path: string): Promise<boolean> {
  const sizes = await Promise.all(
    ['-journal', '-wal'].map((suffix) =>
      stat(path + suffix).then(
        (found) => found.size,
        () => 0,
      ),
    ),
  );
  return sizes.some((size) => size > 0);
}
