import type { Table } from '@lite2pg/spec';
import type { Chunk } from '../model/chunk.js';
import { giveBackKernel, takeKernel } from '../kernel/kernel.js';
import { layOut } from '../kernel/kernel-room.js';
import { addKernelCounts, putKernelTasks } from './kernel-counts.js';
import { COUNTS_BYTES } from '../kernel/kernel-layout.js';
import { scanLeaves, standOnKernelRow, takeRows } from '../kernel/kernel-scan.js';
import type { PageFile } from '../format/page-file.js';
import { countProfiledFields, createRowProfiler, type RowProfiler } from './profile-rows.js';
import type { SourceTable } from '../source/source.js';
import { tableRows } from '../walk/table-rows.js';
import type { Damage } from '../model/target-column.js';

/** The table that is profiled. */
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
  const { table, declared, onDamage } = options;
  const kernel = takeKernel();
  try {
    const room = layOut(kernel, file, {
      fields: countProfiledFields(table),
      columnBytes: table.columns.length * COUNTS_BYTES,
      outBytes: 0,
    });
    const profiler = createRowProfiler(table, declared, file.encoding, room.fields);
    putKernelTasks(room, profiler.tasks, file.encoding);
    const { walk, next, leaveOut } = tableRows(file, table, options.chunk, onDamage, {
      window: room.window,
      visited: room.visited,
      scan: (leaf) => {
        scanLeaves(leaf, kernel, kernel.profileRows);
      },
    });
    kernel.countValue = (task) => {
      standOnKernelRow(walk, room);
      profiler.countValue(walk, task);
    };
    while (next()) {
      try {
        profiler.count(walk);
      } catch (error) {
        leaveOut(error);
      }
    }
    profiler.rows += takeRows(kernel);
    addKernelCounts(room, profiler.tasks);
    return profiler;
  } finally {
    giveBackKernel(kernel);
  }
}
