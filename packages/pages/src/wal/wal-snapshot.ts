import { setTimeout as sleep } from 'node:timers/promises';
import type { Snapshot, SqliteDatabase } from '@lite2pg/sqlite';
import { Lite2pgError, quoteIdentifier } from '@lite2pg/spec';
import type { PageLog } from '../format/page-file.js';
import { shareDescriptor, type SharedDescriptor } from '../format/shared-descriptor.js';
import { readWalFrames } from './wal-frames.js';
import { readWalIndexHeader, type WalIndexHeader } from './wal-index.js';

/** A read transaction of the library, and the very frames that it sees. */
export interface WalSnapshot {
  readonly snapshot: Snapshot;
  /** Undefined where the database file itself is the state. */
  readonly log: PageLog | undefined;
  /** Pages of the state; 0 where the log says nothing of it. */
  readonly pageCount: number;
  /** To be released after the connection is closed. */
  readonly descriptors: readonly SharedDescriptor[];
}

const PATIENCE_MS = 20_000;

/**
 * Begins a read transaction of which it is sure what it sees: the header of the shared memory is the same before and
 * after the beginning, so it is the one that the transaction took (readers take exactly what it says, and every commit
 * changes it). Where all committed frames are in the database file, that file is the state: nobody can write to it while
 * the transaction lasts, and the log may be begun anew. Else the transaction keeps the log from being begun anew.
 */
export async function takeWalSnapshot(
  db: SqliteDatabase,
  path: string,
  pageSize: number,
): Promise<WalSnapshot | undefined> {
  const shared = tryShare(`${path}-shm`);
  if (shared === undefined) return undefined;
  const deadline = Date.now() + PATIENCE_MS;
  let unreadable = 0;
  for (let attempt = 0; Date.now() < deadline; attempt++) {
    const before = readWalIndexHeader(shared.fd);
    const snapshot = await db.snapshot();
    const after = readWalIndexHeader(shared.fd);
    if (after !== undefined && before?.bytes.equals(after.bytes) === true) {
      const found = stateOf(path, after, pageSize);
      if (found) return { snapshot, ...found, pageCount: after.pageCount, descriptors: [shared, ...found.descriptors] };
      unreadable += 1;
    }
    await snapshot.release();
    if (unreadable > 3) break;
    // Now and then at an odd moment, so as not to keep step with a writer.
    await sleep(attempt % 7);
  }
  shared.release();
  if (unreadable > 3) {
    throw new Lite2pgError('damaged', {
      message: `read ${quoteIdentifier(path)}: its write-ahead log does not match its index; restore the file from a backup`,
      subject: path,
    });
  }
  throw new Lite2pgError('locked', {
    message: `read ${quoteIdentifier(path)}: could not get a consistent snapshot, because it is written to all the time; try again later`,
    subject: path,
  });
}

function stateOf(
  path: string,
  header: WalIndexHeader,
  pageSize: number,
): { readonly log: PageLog | undefined; readonly descriptors: readonly SharedDescriptor[] } | undefined {
  if (header.backfilled >= header.lastFrame) return { log: undefined, descriptors: [] };
  const descriptor = tryShare(`${path}-wal`);
  if (descriptor === undefined) return undefined;
  const log = readWalFrames(descriptor.fd, { lastFrame: header.lastFrame, salts: header.salts, pageSize });
  if (log) return { log, descriptors: [descriptor] };
  descriptor.release();
  return undefined;
}

function tryShare(path: string): SharedDescriptor | undefined {
  try {
    return shareDescriptor(path);
  } catch {
    return undefined;
  }
}
