import { setImmediate as pause } from 'node:timers/promises';
import type { Profile, Table, TableProfile } from '@lite2pg/spec';
import { addCounts } from './add-counts.js';
import type { Chunk } from './chunk.js';
import { type ColumnCounts, createColumnCounts } from './column-counts.js';
import { putRecord } from './library-record.js';
import { valuePages } from './library-rows.js';
import { profileChunk } from './profile-chunk.js';
import { createRowProfiler } from './profile-rows.js';
import { findTable } from './read-rows.js';
import { renderTableProfile } from './render-profile.js';
import { createRowWalk } from './row-walk.js';
import type { Source, SourceTable } from './source.js';
import { splitTable } from './split-table.js';
import type { Damage } from './target-column.js';
import { createRowPool, type RowPool } from './worker-pool.js';

/** What is profiled, and how. */
export interface ProfileOptions {
  readonly source: Source;
  /** The tables of the spec that are wanted; each is in the source. */
  readonly tables: readonly Table[];
  /** Worker threads; 1, unless given, is this thread, which then answers between chunks only. */
  readonly jobs?: number | undefined;
  /** Is told after every chunk how many rows are done in all. */
  readonly onProgress?: ((progress: { readonly table: string; readonly rows: number }) => void) | undefined;
  /** Salvage: is given what is damaged; without it damage is thrown. */
  readonly onDamage?: ((damage: Damage) => void) | undefined;
}

const CHUNK_BYTES = 32 << 20;

/** What the values of these tables look like, from one pass over them. Throws 'damaged' naming table and page. */
export async function profileSource(options: ProfileOptions): Promise<Profile> {
  const { source, jobs = 1 } = options;
  const pool = jobs > 1 ? createRowPool(source, { jobs }) : undefined;
  let done = 0;
  const progress = (table: string, rows: number): void => {
    done += rows;
    options.onProgress?.({ table, rows: done });
  };
  try {
    const profileTable = async (declared: Table): Promise<TableProfile> => {
      const table = findTable(source, declared.name);
      const computed = table.columns.some((column) => column.kept === 'computed');
      return computed
        ? profileByLibrary(options, table, declared, progress)
        : profileByPages(options, table, declared, pool, progress);
    };
    const profiles: TableProfile[] = [];
    if (pool) profiles.push(...(await Promise.all(options.tables.map(profileTable))));
    else for (const table of options.tables) profiles.push(await profileTable(table));
    return { profileVersion: 1, tables: profiles.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)) };
  } finally {
    await pool?.close();
  }
}

type Progress = (table: string, rows: number) => void;

async function profileByPages(
  options: ProfileOptions,
  table: SourceTable,
  declared: Table,
  pool: RowPool | undefined,
  progress: Progress,
): Promise<TableProfile> {
  const { source, onDamage } = options;
  const total = declared.columns.map(createColumnCounts);
  const chunks = splitTable(source, table, { targetBytes: CHUNK_BYTES });
  const profileOne = async (chunk: Chunk): Promise<{ rows: number; columns: readonly ColumnCounts[] }> => {
    if (pool === undefined) await pause();
    const counted = pool
      ? await pool.profile({ table, declared, chunk, onDamage })
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
  table: SourceTable,
  declared: Table,
  progress: Progress,
): Promise<TableProfile> {
  const { source } = options;
  const columns = table.columns.map((column, index) => ({
    ...column,
    kept: 'record' as const,
    index,
    realAffinity: false,
  }));
  const profiler = createRowProfiler({ ...table, columns }, declared, source.encoding);
  const walk = createRowWalk(source.file, table.name);
  for await (const page of valuePages(source, table, null, null)) {
    for (const { key, values } of page) {
      putRecord(walk, values, key);
      profiler.count(walk);
    }
    progress(declared.name, page.length);
  }
  return renderTableProfile(declared, profiler.rows, profiler.columns);
}
