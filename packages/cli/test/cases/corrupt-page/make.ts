import { readFileSync, writeFileSync } from 'node:fs';
import { openSqlite } from '@lite2pg/sqlite';

/** Writes zeros over a leaf of the second table. */
export async function make(path: string, script: string): Promise<void> {
  const db = await openSqlite(path, { readOnly: false, create: true });
  await db.exec(script);
  await db.close();
  const bytes = readFileSync(path);
  bytes.fill(0, 9 * 1024, 10 * 1024);
  writeFileSync(path, bytes);
}
