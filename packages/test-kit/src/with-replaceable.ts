import { copyFileSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { withSqlite } from './with-sqlite.js';

const FILE_HEADER_BYTES = 100;
const WHEN = new Date('2024-01-01T00:00:00Z');

/** A SQLite file, closed, and what puts another one in its place. */
export interface ReplaceableFile {
  readonly path: string;
  /** Puts the other file there: in the same inode, with the same file header, size and time of change. */
  readonly replace: () => void;
}

/** Calls `test` with the file of one script, which can be replaced by that of another: two that differ in values alone. */
export async function withReplaceable<T>(
  scripts: { readonly before: string; readonly after: string },
  test: (file: ReplaceableFile) => Promise<T>,
): Promise<T> {
  return withSqlite(scripts.after, ({ path: other, db: otherDb }) =>
    withSqlite(scripts.before, async ({ path, db }) => {
      await Promise.all([db.close(), otherDb.close()]);
      utimesSync(path, WHEN, WHEN);
      const before = outsideOf(path);
      const replace = (): void => {
        copyFileSync(other, path);
        utimesSync(path, WHEN, WHEN);
        if (outsideOf(path) !== before) throw new Error('the files differ in more than their values');
      };
      return test({ path, replace });
    }),
  );
}

/** The state of a file that shows without reading its rows. */
function outsideOf(path: string): string {
  const { ino, size, mtimeMs } = statSync(path);
  const header = readFileSync(path).subarray(0, FILE_HEADER_BYTES).toString('hex');
  return JSON.stringify([ino, size, mtimeMs, header]);
}
