import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { openSqlite } from '@lite2pg/sqlite';

/** Copies file and log as they stand while the writer has them open: what a crash leaves. */
export async function make(path: string, script: string): Promise<void> {
  const db = await openSqlite(path, { readOnly: false, create: true });
  await db.exec(script);
  copyFileSync(path, `${path}.copy`);
  copyFileSync(`${path}-wal`, `${path}.copy-wal`);
  await db.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  renameSync(`${path}.copy`, path);
  renameSync(`${path}.copy-wal`, `${path}-wal`);
}
