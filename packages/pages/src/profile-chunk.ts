import type { Table } from '@lite2pg/spec';
import type { Chunk } from './chunk.js';
import type { PageFile } from './page-file.js';
import { createRowProfiler, type RowProfiler } from './profile-rows.js';
import type { SourceTable } from './source.js';
import { tableRows } from './table-rows.js';
import type { Damage } from './target-column.js';

/** What is profiled. */
export interface ProfileChunkOptions {
  readonly table: SourceTable;
  /** The table in the spec: its columns, their types, its primary key. */
  readonly declared: Table;
  readonly chunk: Pick<Chunk, 'from' | 'to'> | undefined;
  /** Salvage: is given what is damaged; without it damage is thrown. */
  readonly onDamage: ((damage: Damage) => void) | undefined;
}

/** The counters of a chunk's rows, from their pages. */
export function profileChunk(file: PageFile, options: ProfileChunkOptions): RowProfiler {
  const { table, onDamage } = options;
  const profiler = createRowProfiler(table, options.declared, file.encoding);
  const { walk, next, leaveOut } = tableRows(file, table, options.chunk, onDamage);
  while (next()) {
    try {
      profiler.count(walk);
    } catch (error) {
      leaveOut(error);
    }
  }
  return profiler;
}
