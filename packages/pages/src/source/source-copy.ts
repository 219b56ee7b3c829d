import { constants } from 'node:fs';
import { chmod, copyFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Lite2pgError, quoteIdentifier } from '@lite2pg/spec';
import { detachSuperJournal } from './super-journal.js';
import { isOutOfRoom, makeTemporaryFolder, temporaryError } from './temporary-folder.js';

/** A copy of a database with its journals, for SQLite to recover and to hold. */
export interface SourceCopy {
  readonly path: string;
  /** Removes the copy. */
  readonly remove: () => void;
}

const SUFFIXES = ['', '-journal', '-wal'];
const ATTEMPTS = 10;

/**
 * Copies a database, its rollback journal and its write-ahead log to a temporary folder. Throws 'locked' where they keep
 * changing while they are copied.
 */
export async function copySource(path: string): Promise<SourceCopy> {
  const folder = makeTemporaryFolder('copy');
  const copy = { path: join(folder.path, basename(path)), remove: folder.remove };
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const before = await fingerprint(path);
      for (const suffix of SUFFIXES) await copyOver(path + suffix, copy.path + suffix);
      if ((await fingerprint(path)) !== before) continue;
      await detachSuperJournal(`${copy.path}-journal`);
      return copy;
    }
    throw new Lite2pgError('locked', {
      message: `copy ${quoteIdentifier(path)}: it is written to all the time; try again later`,
      subject: path,
    });
  } catch (error) {
    copy.remove();
    throw error;
  }
}

async function copyOver(from: string, to: string): Promise<void> {
  await rm(to, { force: true });
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    // SQLite gives what it makes beside it the same mode; a source may be readable by all, or by nobody writable.
    await chmod(to, 0o600);
  } catch (error) {
    if (isMissing(error)) return;
    throw isOutOfRoom(error) ? temporaryError(error) : error;
  }
}

/** Sizes and times of the files: what any write changes. */
async function fingerprint(path: string): Promise<string> {
  const stats = await Promise.all(
    SUFFIXES.map((suffix) => stat(path + suffix, { bigint: true }).catch(() => undefined)),
  );
  return stats.map((found) => (found ? `${found.ino} ${found.size} ${found.mtimeNs}` : '-')).join('\n');
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
