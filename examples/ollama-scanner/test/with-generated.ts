import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite, type SqliteDatabase } from '@lite2pg/connect';
import { generateDatabase, type Generated } from '../src/index.js';

/** A generated database in a folder of its own, which is removed when `fn` is done. */
export interface GeneratedDatabase {
  readonly db: SqliteDatabase;
  readonly path: string;
  readonly generated: Generated;
}

/** Runs `fn` on a freshly generated database. */
export async function withGenerated<T>(
  rows: number,
  seed: number,
  fn: (database: GeneratedDatabase) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ollama-scanner-'));
  try {
    const path = join(folder, 'app.db');
    const generated = await generateDatabase({ path, rows, seed });
    const db = await openSqlite(path, { readOnly: false });
    try {
      return await fn({ db, path, generated });
    } finally {
      await db.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}
