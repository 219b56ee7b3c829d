import { readFileSync } from 'node:fs';
import { Lite2pgError } from '@lite2pg/spec';
import { rawSql } from '@lite2pg/sqlite';
import * as assert from 'uvu/assert';
import { toBigInt } from '../src/format/integers.js';
import { openSource } from '../src/open-source.js';
import type { Source, SourceTable } from '../src/source/source.js';
import { splitTable } from '../src/walk/split-table.js';
import { isDamage } from '../src/format/damaged.js';
import { tableRows } from '../src/walk/table-rows.js';
import type { Damage } from '../src/model/target-column.js';
import { readBothWays, type Reading, readOneWay } from './both-ways.js';
import { carve, describeCell } from './carve.js';
import { writeDamaged } from './fuzz-files.js';
import type { Victim } from './fuzz-victims.js';
import { compareLongProfile, compareLongRows } from './long-rows.js';
import { profileBothWays } from './profile-both-ways.js';

/** What became of the files and their tables: every one is one of these, or a failure. */
export interface FuzzCounts {
  files: number;
  /** Files refused on opening. */
  unopened: number;
  /** Tables read exactly as the library reads them. */
  same: number;
  /** Tables that ended in an error naming them. */
  damaged: number;
  /** Tables whose names the driver cannot even ask for. */
  unnamed: number;
  /** Rows that salvage still read of damaged tables. */
  salvaged: number;
}

/** The most that one file may take of the processor: the clock would count what others take of it. */
const PATIENCE_MS = 5000;

/** Damage that SQLite's integrity_check does not look for: in records, and in the content of pages that are not there. */
const BEYOND_STRUCTURE = [
  'the file ends before',
  'serial type',
  'of a row are not as long',
  'longer than the row',
  'longer than its row',
];

/**
 * Reads damaged files of the seeds from `seed` on, each whole, in chunks and salvaged, and by SQLite's library. Gives what
 * came of them, and the failures, each with its seed: other rows than the library's, an error that is none of
 * 'damaged', a file that takes too long, salvaged rows that the file does not have.
 */
export async function fuzzPages(
  victims: readonly Victim[],
  path: string,
  options: { seed: number; count: number; onFailure: (failure: string) => void },
): Promise<FuzzCounts> {
  const counts: FuzzCounts = { files: 0, unopened: 0, same: 0, damaged: 0, unnamed: 0, salvaged: 0 };
  let next = options.seed;
  // A few at once: each mostly waits for the threads of the library.
  const lane = async (own: string): Promise<void> => {
    while (next < options.seed + options.count) {
      const seed = next++;
      const name = writeDamaged(victims, seed, own);
      const started = process.cpuUsage();
      counts.files++;
      const fail = (failure: string): void => {
        options.onFailure(`seed ${seed} (${name}): ${failure}`);
      };
      await readCase(own, { seed, counts, fail }).catch((error: unknown) => {
        fail(String(error instanceof Error ? error.stack : error));
      });
      const { user, system } = process.cpuUsage(started);
      if ((user + system) / 1000 > PATIENCE_MS) fail(`it took ${(user + system) / 1000} ms`);
    }
  };
  await Promise.all([1, 2, 3, 4].map((number) => lane(`${path}.${number}`)));
  return counts;
}

async function readCase(
  path: string,
  { seed, counts, fail }: { seed: number; counts: FuzzCounts; fail: (failure: string) => void },
): Promise<void> {
  const source = await openSource(path, { busyTimeoutMs: 100 }).catch((error: unknown) => {
    if (!(error instanceof Lite2pgError)) throw error;
    counts.unopened++;
  });
  if (!source) return;
  try {
    let held: Set<string> | undefined;
    for (const table of source.tables) {
      if (isUnnamed(table)) {
        counts.unnamed++;
        continue;
      }
      await readLongRows(source, table, seed);
      const pages = await readOrRefuse(() => readOneWay(source, table.name, 'pages'));
      if (typeof pages === 'string') {
        counts.damaged++;
        held ??= carve(source.file);
        counts.salvaged += salvage(source, table, held);
        if (!BEYOND_STRUCTURE.some((words) => pages.includes(words)) && (await isSound(source))) {
          fail(`nothing is wrong with it, but: ${pages}`);
        }
        continue;
      }
      counts.same++;
      const library = await readOrRefuse(() => readOneWay(source, table.name, 'library'));
      if (typeof library === 'string') {
        if (await claimsVacuum(path, source)) continue;
        fail(`${table.name} is read, but not by the library: ${library}`);
      } else if (pages.digest !== library.digest)
        fail(`${table.name}: ${pages.rows} rows, the library: ${library.rows}`);
      await readChunks(source, table, pages);
      await readAsTargets(source, table, seed);
    }
  } finally {
    await source.close();
  }
}

/**
 * The file says that it keeps pointers to parents (header, offset 52: its greatest root page), and its pages are none of such a
 * file: SQLite looks there for chains and finds it malformed; the pages themselves are as they were.
 */
async function claimsVacuum(path: string, { db }: Source): Promise<boolean> {
  const [roots] = await db.query<{ greatest: number }>(rawSql('SELECT max(rootpage) AS greatest FROM sqlite_schema'));
  const claimed = readFileSync(path).readUInt32BE(52);
  return claimed > 0 && claimed !== roots?.greatest;
}

/** A name that is no UTF-8 any more, or a collation that there is not: the driver cannot ask for these. */
function isUnnamed(table: SourceTable): boolean {
  const names = [table.name, ...table.columns.map(({ name }) => name)];
  const isOwnOrder = table.withoutRowid && table.keyParts === undefined;
  return isOwnOrder || names.some((name) => /[\ufffd\0]/.test(name));
}

async function readOrRefuse(read: () => Promise<Reading>): Promise<Reading | string> {
  try {
    return await read();
  } catch (error) {
    if (isDamage(error)) return error.message;
    throw error;
  }
}

/** The same rows in chunks of a few leaves. */
async function readChunks(source: Source, table: SourceTable, whole: Reading): Promise<void> {
  const chunks = splitTable(source, table, { targetRows: 5 });
  const read = await readOneWay(source, table.name, 'pages', chunks);
  if (read.digest !== whole.digest) throw new Error(`${table.name}: ${whole.rows} rows, in chunks ${read.rows}`);
}

/** With long rows the same as without, in one way of several. */
async function readLongRows(source: Source, table: SourceTable, seed: number): Promise<void> {
  if (table.columns.some(({ kept }) => kept === 'computed')) return;
  const turn = Math.floor(seed / 13);
  const longRow = [64, 200, 700, 2500][(turn >>> 2) % 4]!;
  const first = turn >>> 4;
  if (turn % 4 === 0) await compareLongRows(source, table, { longRow });
  else if (turn % 4 === 1) await compareLongRows(source, table, { longRow, salvages: true });
  else if (turn % 4 === 2) await compareLongRows(source, table, { longRow, first, salvages: true });
  else await compareLongProfile(source, table, { longRow, first });
}

/** The tables of every fourth file as other types and in the profile. */
async function readAsTargets(source: Source, table: SourceTable, seed: number): Promise<void> {
  const turn = Math.floor(seed / 13);
  if (turn % 4 > 0 || table.columns.some(({ kept }) => kept === 'computed')) return;
  const targets = await readBothWays(source, table.name, turn / 4);
  assert.equal(targets.pages, targets.library);
  const { pages, library } = await profileBothWays(source, table, turn / 4);
  assert.equal(pages, library);
}

/** Reads past the damage; how many rows there were. */
function salvage(source: Source, table: SourceTable, held: ReadonlySet<string>): number {
  const damages: Damage[] = [];
  const { walk, next } = tableRows(source.file, table, undefined, (damage) => damages.push(damage));
  let last: bigint | undefined;
  let rows = 0;
  for (; next(); rows++) {
    const key = table.withoutRowid ? 0n : toBigInt(walk.keyHigh, walk.keyLow);
    if (!table.withoutRowid && last !== undefined && key <= last) throw new Error(`rowid ${key} after ${last}`);
    last = key;
    const cell = describeCell(key, walk.bytes.subarray(walk.start, walk.start + walk.size));
    if (!held.has(cell)) throw new Error(`${table.name}: the row ${key} is not in the file`);
  }
  for (const { page, key, from, to, lost } of damages) {
    const isRange = table.withoutRowid || from === null || to === null || BigInt(from) <= BigInt(to);
    if (!(page >= 1) || !isRange || (lost === 'pages' && key !== undefined)) {
      throw new Error(`${table.name}: odd damage ${JSON.stringify({ page, key, from, to, lost })}`);
    }
  }
  return rows;
}

async function isSound(source: Source): Promise<boolean> {
  const query = rawSql('PRAGMA integrity_check(1)');
  const rows = await source.db.query<{ integrity_check: string }>(query).catch(() => []);
  return rows[0]?.integrity_check === 'ok';
}
