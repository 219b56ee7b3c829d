import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Lite2pgError } from '@lite2pg/spec';
import { openSqlite } from '@lite2pg/connect';
import { openSource } from '../src/open-source.js';
import { findTable, readRows } from '../src/read-rows.js';
import type { Source } from '../src/source.js';
import type { TargetColumn } from '../src/target-column.js';
import { type Reading, readOneWay } from './both-ways.js';

/** What became of the cases: every one is one of these, or the fuzzer throws. */
export interface FuzzCounts {
  /** Refused on opening. */
  unopened: number;
  /** Tables read exactly as the library reads them. */
  same: number;
  /** Tables that ended in an error naming them. */
  damaged: number;
  /** Rows of these that salvage still read. */
  salvaged: number;
}

/** Longest that one file may take. */
const PATIENCE_MS = 20_000;

/** A database of some hundred small pages with every kind of tree. */
export async function makeVictim(path: string): Promise<Buffer> {
  const db = await openSqlite(path, { readOnly: false, create: true });
  await db.exec(`PRAGMA page_size = 512; PRAGMA synchronous = OFF;
    CREATE TABLE t (id INTEGER PRIMARY KEY, a, b TEXT, c REAL);
    CREATE TABLE w (k TEXT PRIMARY KEY, v) WITHOUT ROWID;
    CREATE TABLE o (x BLOB);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 700) INSERT INTO t SELECT i * 3, i, hex(i * 977), i / 3.0 FROM n;
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) INSERT INTO w SELECT 'key' || (i * 7919 % 1000), hex(i * i) FROM n;
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20) INSERT INTO o SELECT zeroblob(i * 211) FROM n;
    DELETE FROM t WHERE id % 11 = 0;`);
  await db.close();
  return readFileSync(path);
}

/**
 * Changes bytes of `victim` by the seed, `count` times, and reads what comes of it both ways: the same rows as SQLite's
 * library, or an error that names a table, in bounded time. Throws for everything else, naming the case's seed.
 */
export async function fuzzPages(
  victim: Buffer,
  path: string,
  options: { seed: number; count: number },
): Promise<FuzzCounts> {
  const counts: FuzzCounts = { unopened: 0, same: 0, damaged: 0, salvaged: 0 };
  for (let i = 0; i < options.count; i++) {
    const seed = options.seed + i;
    writeFileSync(path, mutate(victim, seed));
    const started = Date.now();
    await readCase(path, seed, counts);
    if (Date.now() - started > PATIENCE_MS) throw new Error(`seed ${seed}: it took ${Date.now() - started} ms`);
  }
  return counts;
}

async function readCase(path: string, seed: number, counts: FuzzCounts): Promise<void> {
  const source = await openSource(path).catch((error: unknown) => {
    if (!(error instanceof Lite2pgError)) throw error;
    counts.unopened++;
  });
  if (!source) return;
  try {
    for (const { name } of source.tables) {
      const pages = await readOrRefuse(seed, name, () => readOneWay(source, name, 'pages'));
      if (pages === undefined) {
        counts.damaged++;
        counts.salvaged += await salvage(source, name);
      } else {
        const library = await readOneWay(source, name, 'library');
        if (pages.digest !== library.digest) throw new Error(`seed ${seed}: ${name} is not what the library reads`);
        counts.same++;
      }
    }
  } finally {
    await source.close();
  }
}

async function readOrRefuse(seed: number, name: string, read: () => Promise<Reading>): Promise<Reading | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Lite2pgError && error.code === 'damaged') return undefined;
    throw new Error(`seed ${seed}: ${name}: ${String(error)}`, { cause: error });
  }
}

/** Reads past the damage; how many rows there were. */
async function salvage(source: Source, table: string): Promise<number> {
  const damages: string[] = [];
  const columns = findTable(source, table).columns.map((column): TargetColumn => ({
    source: column.name,
    type: { kind: 'bytes' },
    stored: { as: 'mixed' },
  }));
  let rows = 0;
  for await (const batch of readRows({ source, table, columns, onDamage: ({ message }) => damages.push(message) })) {
    rows += batch.rows;
  }
  if (damages.length === 0) throw new Error(`${table}: damage was not told`);
  return rows;
}

/** A database in WAL mode with some hundred frames in its log: file and log as a crash would leave them. */
export async function makeLogVictim(path: string): Promise<{ file: Buffer; log: Buffer }> {
  await makeVictim(path);
  const db = await openSqlite(path, { readOnly: false });
  await db.exec(`PRAGMA journal_mode = wal; PRAGMA wal_autocheckpoint = 0; PRAGMA synchronous = OFF;
    UPDATE t SET b = 'changed' WHERE id % 5 = 0; INSERT INTO o VALUES (zeroblob(3000)); DELETE FROM w WHERE v > 'A';
    UPDATE t SET a = -a; CREATE TABLE later (x); INSERT INTO later SELECT b FROM t;`);
  const victim = { file: readFileSync(path), log: readFileSync(`${path}-wal`) };
  await db.close();
  return victim;
}

/** The same as `fuzzPages` with the bytes of the log changed: only commits before the first change may be seen. */
export async function fuzzLog(
  victim: { readonly file: Buffer; readonly log: Buffer },
  path: string,
  options: { seed: number; count: number },
): Promise<FuzzCounts> {
  const counts: FuzzCounts = { unopened: 0, same: 0, damaged: 0, salvaged: 0 };
  for (let seed = options.seed; seed < options.seed + options.count; seed++) {
    const random = generator(seed);
    const log = Buffer.from(victim.log);
    if (random() % 3 > 0) log[random() % (random() % 2 === 0 ? 60 : log.length)]! ^= 1 << (random() % 8);
    rmSync(`${path}-shm`, { force: true });
    writeFileSync(path, victim.file);
    writeFileSync(`${path}-wal`, random() % 2 === 0 ? log.subarray(0, random() % log.length) : log);
    await readCase(path, seed, counts);
  }
  return counts;
}

/** A copy with a few bytes changed; half of them where the format has its pointers. */
function mutate(victim: Buffer, seed: number): Buffer {
  const random = generator(seed);
  const bytes = Buffer.from(victim);
  const pages = bytes.length / 512;
  for (let left = 1 + (random() % 6); left > 0; left--) {
    const page = random() % pages;
    const inHeader = random() % 2 === 0;
    const at = page * 512 + (inHeader ? random() % 40 : random() % 512);
    switch (random() % 4) {
      case 0:
        bytes[at] = random() & 255;
        break;
      case 1:
        bytes[at]! ^= 1 << (random() % 8);
        break;
      case 2:
        // A pointer to another page, where one may stand.
        bytes.writeUInt32BE(random() % (pages + 2), Math.min(at, bytes.length - 4));
        break;
      default:
        // Part of another page over this one.
        bytes.copy(bytes, at, (random() % pages) * 512, (random() % pages) * 512 + (random() % 64));
    }
  }
  return random() % 20 === 0 ? bytes.subarray(0, random() % bytes.length) : bytes;
}

/** xorshift32: the same numbers for the same seed everywhere. */
function generator(seed: number): () => number {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>>= 0);
  };
}
