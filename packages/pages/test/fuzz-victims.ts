import { readFileSync, rmSync } from 'node:fs';
import { openSqlite } from '@lite2pg/sqlite';
import { reserveBytes } from './reserve-bytes.js';

/** A database as its files are, before anything is changed in it. */
export interface Victim {
  readonly name: string;
  readonly file: Buffer;
  /** The write-ahead log or the rollback journal of a process that crashed. */
  readonly log: Buffer | undefined;
  readonly suffix: '-wal' | '-journal' | undefined;
}

const N = (rows: number): string => `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})`;

const rowids = (rows: number): string => `CREATE TABLE t (id INTEGER PRIMARY KEY, a, b TEXT, c REAL);
  ${N(rows)} INSERT INTO t SELECT i * 3, i, hex(zeroblob(i % 30)), i / 3.0 FROM n; DELETE FROM t WHERE id % 33 = 0;`;
const ROWID = rowids(90);
const KEYED = `CREATE TABLE w (v, b INT, a TEXT COLLATE NOCASE, PRIMARY KEY (a DESC, b)) WITHOUT ROWID;
  ${N(90)} INSERT INTO w SELECT hex(zeroblob(i % 20)), i, 'key' || (i * 7919 % 50) || CASE WHEN i % 25 = 0 THEN hex(zeroblob(200)) ELSE '' END FROM n;`;
const CHAINS = `CREATE TABLE o (x BLOB, y TEXT);
  ${N(14)} INSERT INTO o SELECT zeroblob(i * 211), hex(zeroblob(i * 30)) FROM n; ${N(6)} INSERT INTO o SELECT replace(hex(zeroblob(700 + i)), '00', char(64 + i)), '' FROM n;`;
const ALTERED = `CREATE TABLE g (a INT, s TEXT AS (a || 'x') STORED, r REAL);
  ${N(60)} INSERT INTO g (a, r) SELECT i * 1000003, i FROM n; INSERT INTO g VALUES ('odd', 1.5);
  ALTER TABLE g ADD COLUMN t TEXT DEFAULT 'dé😀'; ALTER TABLE g ADD COLUMN n INT DEFAULT '12';
  INSERT INTO g (a, r, t) VALUES (1, -0.0, CAST(x'00d8ff' AS TEXT)); CREATE INDEX i ON g (r);`;
const CHANGES = `UPDATE t SET b = 'changed' WHERE id % 5 = 0; INSERT INTO o VALUES (zeroblob(900), 'x'); DELETE FROM w WHERE b > 60;
  UPDATE t SET a = -a WHERE id > 200; CREATE TABLE later (x); INSERT INTO later SELECT b FROM t LIMIT 9;`;

const SMALL = 'PRAGMA page_size = 512';

/** Databases of some dozen small pages with every kind of tree; made anew they are the same but for the salts of the log. */
export async function makeVictims(path: string): Promise<Victim[]> {
  const plain = [
    // Three pages deep.
    ['rowids', `${SMALL}; ${rowids(900)}`],
    ['keys', `${SMALL}; ${KEYED}`],
    ['chains', `${SMALL}; ${CHAINS}`],
    ['utf8', `${SMALL}; ${ALTERED} ${KEYED}`],
    ['utf16le', `${SMALL}; PRAGMA encoding = 'UTF-16le'; ${ALTERED} ${KEYED}`],
    ['utf16be', `PRAGMA page_size = 1024; PRAGMA encoding = 'UTF-16be'; ${ALTERED}`],
    ['auto-vacuum', `${SMALL}; PRAGMA auto_vacuum = full; ${CHAINS} ${ROWID} DELETE FROM o WHERE rowid % 3 = 0`],
    [
      'freelist',
      `${SMALL}; PRAGMA auto_vacuum = incremental; ${ROWID} ${CHAINS} DELETE FROM t WHERE id > 100; DELETE FROM o WHERE rowid < 9`,
    ],
    ['large-pages', `PRAGMA page_size = 8192; ${CHAINS} ${KEYED} ${ROWID}`],
  ] as const;
  const victims: Victim[] = [];
  for (const [name, setup] of plain) victims.push(await make(path, name, setup));
  victims.push(await make(path, 'reserved', `${ROWID} ${CHAINS}`, () => reserveBytes(path, 512, 20)));
  victims.push(
    await make(
      path,
      'log',
      `${SMALL}; ${ROWID} ${KEYED} ${CHAINS} PRAGMA journal_mode = wal; PRAGMA wal_autocheckpoint = 0; ${CHANGES}`,
    ),
  );
  victims.push(
    await make(
      path,
      'journal',
      `${SMALL}; ${ROWID} ${KEYED} ${CHAINS} PRAGMA cache_size = 5; PRAGMA cache_spill = 5; BEGIN; ${CHANGES}`,
    ),
  );
  return victims;
}

async function make(path: string, name: string, setup: string, before?: () => Promise<void>): Promise<Victim> {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
  await before?.();
  const db = await openSqlite(path, { readOnly: false, create: true });
  try {
    await db.exec(`PRAGMA synchronous = OFF; ${setup}`);
    const suffix = name === 'log' ? '-wal' : name === 'journal' ? '-journal' : undefined;
    const log = suffix === undefined ? undefined : readFileSync(path + suffix);
    return { name, file: readFileSync(path), log, suffix };
  } finally {
    await db.close();
  }
}
