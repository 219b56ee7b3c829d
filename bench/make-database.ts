import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openSqlite } from '@lite2pg/sqlite';
import { indexes, sqliteTable } from './bench-table.js';
import type { Dataset } from './dataset.js';

/** A dataset on disk. */
export interface SourceFile {
  readonly dataset: Dataset;
  readonly path: string;
  readonly bytes: number;
}

/** Makes the dataset's SQLite file in `folder`. */
export async function makeDatabase(dataset: Dataset, folder: string): Promise<SourceFile> {
  const path = join(folder, `${dataset.name.replaceAll(' ', '-').replaceAll(',', '')}.db`);
  const db = await openSqlite(path, { readOnly: false, create: true });
  try {
    await db.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF');
    await db.tx(async () => {
      await db.exec(dataset.tables.map(sqliteTable).join('\n'));
      await db.exec(dataset.fill);
      await db.exec(dataset.tables.map(indexes).join('\n'));
    });
  } finally {
    await db.close();
  }
  return { dataset, path, bytes: (await stat(path)).size };
}
