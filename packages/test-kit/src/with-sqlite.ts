import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite, type SqliteDatabase } from '@lite2pg/sqlite';

/** A SQLite file for one test. */
export interface TestFile {
  readonly path: string;
  /** Open for writing. */
  readonly db: SqliteDatabase;
}

/**
 * Calls `test` with a file that `setup` made: a script of statements, or a function that is given the path and makes the file
 * itself. The file, what SQLite put beside it, and what else was put into its folder are removed afterwards.
 */
export async function withSqlite<T>(
  setup: string | ((path: string) => unknown),
  test: (file: TestFile) => Promise<T> | T,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lite2pg-test-'));
  const path = join(folder, 'app.db');
  try {
    if (typeof setup === 'function') await setup(path);
    const db = await openSqlite(path, { readOnly: false, create: true });
    try {
      if (typeof setup === 'string') await db.exec(setup);
      return await test({ path, db });
    } finally {
      await db.close().catch(() => undefined);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
