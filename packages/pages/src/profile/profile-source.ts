import { setImmediate as pause } from 'node:timers/promises';
import type { Profile, Table, TableProfile } from '@lite2pg/spec';
import { addCounts } from './add-counts.js';
import type { Chunk } from '../walk/chunk.js';
import { type ColumnCounts, createColumnCounts } from './column-counts.js';
import { putRecord } from '../library/library-record.js';
import { profileChunk } from './profile-chunk.js';
import { countProfiledFields, createRowProfiler } from './profile-rows.js';
import { createRecordFields } from '../format/record.js';
import { findTable } from '../rows/read-rows.js';
import { renderTableProfile } from './render-profile.js';
import { createRowWalk } from '../walk/row-walk.js';
import { salvagedPages } from '../library/salvaged-values.js';
import type { Source, SourceTable } from '../source/source.js';
import { splitTable } from '../walk/split-table.js';
import type { Damage } from '../encode/target-column.js';
import { valuePages } from '../library/value-pages.js';
import { createRowPool, type RowPool } from '../threads/worker-pool.js';

/** What is profiled, and how. */
export interface ProfileOptions {
  readonly source: Source;
  /** The tables of the spec that are wanted; each is in the source. */
  readonly tables: readonly Table[];
  /** Worker threads; 1, unless given, is this thread, which then answers between chunks only. */
  readonly jobs?: number | undefined;
  /** Is told after every chunk. */
  readonly onProgress?: ((progress: ProfileProgress) => void) | undefined;
  /** Salvage: is given what is damaged; without it damage is thrown. */
  readonly onDamage?: ((damage: Damage) => void) | undefined;
  /** Ends the pass between two chunks; its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
}

/** How far a profile is. */
export interface ProfileProgress {
  /** The table that the last chunk was of. */
  readonly table: string;
  /** Rows done, of all tables. */
  readonly rows: number;
  /** About how many there are, guessed from a few pages of each table; undefined where nothing tells it of one. */
  readonly estimatedRows: number | undefined;
}

/** Small enough that no thread waits long for the last one. */
const CHUNK_BYTES = 8 << 20;

/** A table that will be read, and in which parts. */
interface Part {
  readonly declared: Table;
  readonly table: SourceTable;
  readonly chunks: readonly Chunk[];
}

/** What the values of these tables look like, from one pass over them. Throws 'damaged' naming table and page. */
export async function profileSource(options: ProfileOptions): Promise<Profile> {
  const { source, jobs = 1 } = options;
  const pool = jobs > 1 ? createRowPool(source, { jobs }) : undefined;
  const parts = options.tables.map((declared): Part => {
    const table = findTable(source, declared.name);
    return { declared, table, chunks: splitTable(source, table, { targetBytes: CHUNK_BYTES }) };
  });
  const guesses = parts.flatMap(({ chunks }) => chunks.map((chunk) => chunk.estimatedRows));
  const estimatedRows = guesses.includes(0) ? undefined : guesses.reduce((rows, guess) => rows + guess, 0);
  let done = 0;
  const progress = (table: string, rows: number): void => {
    done += rows;
    options.onProgress?.({ table, rows: done, estimatedRows });
  };
  const profileTable = async (part: Part): Promise<TableProfile> => {
    const computed = part.table.columns.some((column) => column.kept === 'computed');
    return computed ? profileByLibrary(options, part, progress) : profileByPages(options, part, pool, progress);
  };
  const profiles: TableProfile[] = [];
  if (pool) profiles.push(...(await Promise.all(parts.map(profileTable))));
  else for (const part of parts) profiles.push(await profileTable(part));
  return { profileVersion: 1, tables: profiles.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)) };
}

type Progress = (table: string, rows: number) => void;

async function profileByPages(
  options: ProfileOptions,
  { table, declared, chunks }: Part,
  pool: RowPool | undefined,
  progress: Progress,
): Promise<TableProfile> {
  const { source, onDamage, signal } = options;
  const total = declared.columns.map(createColumnCounts);
  const profileOne = async (chunk: Chunk): Promise<{ rows: number; columns: readonly ColumnCounts[] }> => {
    if (pool === undefined) await pause();
    signal?.throwIfAborted();
    const counted = pool
      ? await pool.profile({ table, declared, chunk, onDamage, signal })
      : profileChunk(source.file, { table, declared, chunk, onDamage });
    progress(declared.name, counted.rows);
    return counted;
  };
  let rows = 0;
  // All at once in threads, one after the other here; added up in key order either way.
  const started = pool ? chunks.map(profileOne) : [];
  const all = await Promise.all(started);
  for (let i = 0; i < chunks.length; i++) {
    const counted = all[i] ?? (await profileOne(chunks[i]!));
    rows += counted.rows;
    counted.columns.forEach((counts, c) => {
      addCounts(total[c]!, counts);
    });
  }
  return renderTableProfile(declared, rows, total);
}

/** For tables with columns that are computed when read. */
async function profileByLibrary(
  options: ProfileOptions,
  { table, declared }: Part,
  progress: Progress,
): Promise<TableProfile> {
  const { source, onDamage, signal } = options;
  const columns = table.columns.map((column, index) => ({
    ...column,
    kept: 'record' as const,
    index,
    realAffinity: false,
  }));
  const recordFields = createRecordFields(countProfiledFields({ ...table, columns }));
  const profiler = createRowProfiler({ ...table, columns }, declared, source.encoding, recordFields);
  const walk = createRowWalk(source.file, table.name);
  const pages = onDamage
    ? salvagedPages(source, table, { from: null, to: null, onDamage })
    : valuePages(source, table, null, null);
  for await (const page of pages) {
    signal?.throwIfAborted();
    for (const { key, values } of page) {
      putRecord(walk, values, key);
      profiler.count(walk);
    }
    progress(declared.name, page.length);
  }
  return renderTableProfile(declared, profiler.rows, profiler.columns);
}
