import { readFileSync, writeFileSync } from 'node:fs';
import { openSqlite } from '@lite2pg/sqlite';

const PAGE = 4096;
const RESERVED = 32;

/** Makes an empty file, reserves bytes in its header as SQLITE_FCNTL_RESERVE_BYTES would, and fills it. */
export async function make(path: string, script: string): Promise<void> {
  const empty = await openSqlite(path, { readOnly: false, create: true });
  await empty.exec(`PRAGMA page_size = ${PAGE}; PRAGMA user_version = 1`);
  await empty.close();
  const bytes = readFileSync(path);
  bytes[20] = RESERVED;
  // The schema's page has no cells: their area begins where the usable bytes end.
  bytes.writeUInt16BE(PAGE - RESERVED, 105);
  writeFileSync(path, bytes);
  const db = await openSqlite(path, { readOnly: false, create: false });
  await db.exec(script);
  await db.close();
}
