import { closeSync, openSync, writeSync } from 'node:fs';
import { openSqlite } from '@lite2pg/sqlite';

/** Makes an empty database with bytes reserved at the end of its pages, for which SQLite has no statement. */
export async function reserveBytes(path: string, pageSize: number, reserved: number): Promise<void> {
  const empty = await openSqlite(path, { readOnly: false, create: true });
  await empty.exec(`PRAGMA page_size = ${pageSize}; PRAGMA user_version = 1`);
  await empty.close();
  const contentStart = pageSize - reserved;
  const fd = openSync(path, 'r+');
  writeSync(fd, Uint8Array.from([reserved]), 0, 1, 20);
  writeSync(fd, Uint8Array.from([(contentStart >>> 8) & 255, contentStart & 255]), 0, 2, 105);
  closeSync(fd);
}
