import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { openSqlite } from '@lite2pg/sqlite';

/** Copies file and journal in the middle of a transaction that has spilled to the file: what a crash leaves. */
export async function make(path: string, script: string): Promise<void> {
  const db = await openSqlite(path, { readOnly: false, create: true });
  await db.exec(script);
  await db.exec(`PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN;
    UPDATE t SET v = 'not committed';
    INSERT INTO t SELECT value, hex(zeroblob(3000)) FROM (WITH RECURSIVE n (value) AS (SELECT 10 UNION ALL SELECT value + 1 FROM n WHERE value < 60) SELECT value FROM n);`);
  copyFileSync(path, `${path}.copy`);
  copyFileSync(`${path}-journal`, `${path}.copy-journal`);
  await db.close();
  for (const suffix of ['', '-journal']) rmSync(path + suffix, { force: true });
  renameSync(`${path}.copy`, path);
  renameSync(`${path}.copy-journal`, `${path}-journal`);
}
