import { createRowPool, type RowPool, type Source } from '@lite2pg/pages';

/** Files from this size on are read in threads; for smaller ones starting them takes longer than reading. */
const POOLED_BYTES = 16 * 1024 * 1024;

/** Calls `use` with threads that read the source, or without where it is small. */
export async function withPool<T>(
  source: Source,
  jobs: number,
  use: (pool: RowPool | undefined) => Promise<T>,
): Promise<T> {
  return await use(source.bytes < POOLED_BYTES ? undefined : createRowPool(source, { jobs }));
}
