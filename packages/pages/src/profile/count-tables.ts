import { setImmediate as pause } from 'node:timers/promises';
import type { TableProfile } from '@lite2pg/spec';
import { queueParts, type Part } from './part-queue.js';
import { profileChunk, type ProfileChunkOptions } from '../count/profile-chunk.js';
import type { ProfiledTable, ProfileOptions } from './profile-source.js';
import { createTableCounts, type Counted } from './table-counts.js';
import { createRowPool } from '../threads/worker-pool.js';

/** Chunks that another thread is given at once: asking it costs more than a call. */
const CHUNKS_AT_ONCE = 8;

/**
 * Counts the values of tables from their pages, in `jobs` threads. This is one of them: another takes as long to start as a
 * hundred megabytes to count. The profiles are the same however many there are.
 */
export async function countTables(
  options: ProfileOptions,
  tables: readonly ProfiledTable[],
  progress: (table: string, rows: number) => void,
): Promise<TableProfile[]> {
  const { source, jobs = 1, onDamage, signal } = options;
  const totals = tables.map(createTableCounts);
  const queue = queueParts(tables);
  const failures: unknown[] = [];
  const next = (most: number): Part | undefined => {
    signal?.throwIfAborted();
    return failures.length > 0 ? undefined : queue.take(most);
  };
  const add = (part: Part, counted: Counted): void => {
    totals[part.table]!.add(part, counted);
    progress(tables[part.table]!.declared.name, counted.rows);
  };
  const rowsOf = (part: Part): ProfileChunkOptions => {
    const { table, declared } = tables[part.table]!;
    return { table, declared, chunk: part.range, onDamage };
  };
  const countHere = async (): Promise<void> => {
    for (;;) {
      await pause();
      const part = next(1);
      if (part === undefined) return;
      add(part, profileChunk(source.file, rowsOf(part)));
    }
  };
  const pool = createRowPool(source, { jobs: jobs - 1 });
  const countInThread = (): Promise<void> =>
    pool.profile(() => {
      // Few towards the end, so that no thread waits long for the others.
      const part = next(Math.min(CHUNKS_AT_ONCE, Math.ceil(queue.left() / (4 * jobs))));
      return (
        part && {
          ...rowsOf(part),
          onCounted: (counted) => {
            add(part, counted);
          },
        }
      );
    });
  const counting = [countHere(), ...Array.from({ length: jobs - 1 }, countInThread)];
  await Promise.all(counting.map((lane) => lane.catch((error: unknown) => failures.push(error))));
  if (failures.length > 0) throw failures[0];
  return totals.map((total) => total.profile());
}
