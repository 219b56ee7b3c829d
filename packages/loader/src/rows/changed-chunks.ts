import type { Source } from '@lite2pg/pages';
import type { TargetTable } from '@lite2pg/spec';
import type { ChunkRecord } from '../ledger/chunk-record.js';
import { inParallel } from '../jobs/parallel.js';
import { poolFor } from '../jobs/pool-for.js';
import type { OnProgress } from '../jobs/progress.js';
import { loadedColumns, type MovesByTable } from './loaded-columns.js';
import { readChunk } from './read-chunk.js';

/** The source that rows were moved from, and how: as the load was told. */
export interface MovedSource {
  readonly source: Source;
  /** Chunks that are read at the same time. */
  readonly jobs: number;
  readonly moves: MovesByTable;
  readonly salvage?: boolean | undefined;
  readonly onProgress: OnProgress;
}

/** The same for all tables of a plan. */
export interface MovedTables extends MovedSource {
  readonly tables: readonly TargetTable[];
}

/**
 * Chunks that the source has otherwise by now than they were moved, or that were not moved. Reads them: nothing outside of the
 * rows tells whether a file is still the one that it was.
 */
export async function changedChunks(
  { source, jobs, moves, salvage = false, onProgress }: MovedSource,
  table: TargetTable,
  records: readonly ChunkRecord[],
): Promise<ChunkRecord[]> {
  const from = { source, pool: poolFor(source, jobs), salvage };
  const columns = loadedColumns(table, moves);
  const changed = new Set<ChunkRecord>();
  await inParallel(records, jobs, async (record) => {
    const { chunk, done } = record;
    if (!done) {
      changed.add(record);
      return;
    }
    const { batches, result } = readChunk(from, { table, columns, chunk });
    for await (const { rows } of batches()) onProgress({ kind: 'checked', table: table.source, rows });
    if (!result().digest.equals(done.digest)) changed.add(record);
  });
  return records.filter((record) => changed.has(record));
}
