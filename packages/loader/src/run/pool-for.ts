import { createRowPool, type RowPool, type Source } from '@lite2pg/pages';

/** Files from this size on are read in threads; for smaller ones starting them takes longer than reading. */
const POOLED_BYTES = 16 * 1024 * 1024;

/** Threads that read the source; none where it is small. They end with the source. */
export function poolFor(source: Source, jobs: number): RowPool | undefined {
  return source.bytes < POOLED_BYTES ? undefined : createRowPool(source, { jobs });
}
