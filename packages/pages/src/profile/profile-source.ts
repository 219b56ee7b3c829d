import type { Profile, Table, TableProfile, UnreadableColumn } from '@lite2pg/spec';
import type { Chunk } from '../model/chunk.js';
import { putRecord } from '../library/library-record.js';
import { countTables } from './count-tables.js';
import { countProfiledFields, createRowProfiler } from '../count/profile-rows.js';
import { createRecordFields } from '../format/record.js';
import { findTable } from '../source/find-table.js';
import { findUnreadable } from '../library/find-unreadable.js';
import { isDamage } from '../format/damaged.js';
import { renderTableProfile } from './render-profile.js';
import { createRowWalk } from '../format/row-walk.js';
import { salvagedPages } from '../library/salvaged-values.js';
import { hasComputed, withoutUnasked, type Source, type SourceTable } from '../source/source.js';
import { splitTable } from '../walk/split-table.js';
import type { Damage } from '../model/target-column.js';
import { valuePages } from '../library/value-pages.js';

/** The tables that are profiled, and how. */
export interface ProfileOptions {
  readonly source: Source;
  /** The tables of the spec that are wanted; each is in the source. */
  readonly tables: readonly Table[];
  /** Threads that read, this one among them, which answers now and then; 1 unless given. */
  readonly jobs?: number | undefined;
  /** Is told after every chunk. */
  readonly onProgress?: ((progress: ProfileProgress) => void) | undefined;
  /** Salvage: is given what is damaged; without it damage is thrown. */
  readonly onDamage?: ((damage: Damage) => void) | undefined;
  /** Is given each column that SQLite cannot compute in every row, which then counts nothing; without it that is thrown. */
  readonly onUnreadable?: ((column: UnreadableColumn) => void) | undefined;
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

/** A table that is read, and in which parts. */
export interface ProfiledTable {
  readonly declared: Table;
  readonly table: SourceTable;
  /** So small that this thread is back soon, and no other waits long for the last one. */
  readonly chunks: readonly Chunk[];
}

const CHUNK_BYTES = 1 << 20;
/** Chunks of the largest file: each costs memory, and notes which of all pages it visits. */
const MOST_CHUNKS = 1 << 12;

/** Profiles the values of these tables in one pass over them. Throws 'damaged' naming table and page. */
export async function profileSource(options: ProfileOptions): Promise<Profile> {
  const { source } = options;
  const targetBytes = Math.max(CHUNK_BYTES, Math.ceil(source.bytes / MOST_CHUNKS));
  const tables = options.tables.map((declared): ProfiledTable => {
    const asked = declared.columns.map(({ name }) => name);
    const table = withoutUnasked(findTable(source, declared.name), asked);
    return { declared, table, chunks: splitTable(source, table, { targetBytes }) };
  });
  const guesses = tables.flatMap(({ chunks }) => chunks.map((chunk) => chunk.estimatedRows));
  const estimatedRows = guesses.includes(0) ? undefined : guesses.reduce((rows, guess) => rows + guess, 0);
  let done = 0;
  const progress = (table: string, rows: number): void => {
    done += rows;
    options.onProgress?.({ table, rows: done, estimatedRows });
  };
  const profiles = await countTables(
    options,
    tables.filter((table) => !isComputed(table)),
    progress,
  );
  for (const table of tables.filter(isComputed)) profiles.push(await profileComputed(options, table, progress));
  return { profileVersion: 1, tables: profiles.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)) };
}

/** True for a table with columns that are computed when read. */
function isComputed({ table }: ProfiledTable): boolean {
  return hasComputed(table.columns);
}

/** By the library; without the columns that it cannot compute, where there are some. */
async function profileComputed(
  options: ProfileOptions,
  computed: ProfiledTable,
  progress: (table: string, rows: number) => void,
): Promise<TableProfile> {
  const { source, onUnreadable } = options;
  const { table } = computed;
  let counted = 0;
  const count = (name: string, rows: number): void => {
    counted += rows;
    progress(name, rows);
  };
  try {
    return await profileByLibrary(options, computed, count);
  } catch (error) {
    const unreadable = onUnreadable && !isDamage(error) ? await findUnreadable(source, table) : [];
    if (unreadable.length === 0) throw error;
    unreadable.forEach((column) => onUnreadable?.(column));
    progress(table.name, -counted);
    const asked = table.columns.filter(({ name }) => !unreadable.some((column) => column.name === name));
    const readable = withoutUnasked(
      table,
      asked.map(({ name }) => name),
    );
    return profileByLibrary(options, { ...computed, table: readable }, progress);
  }
}

async function profileByLibrary(
  options: ProfileOptions,
  { table, declared }: ProfiledTable,
  progress: (table: string, rows: number) => void,
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
