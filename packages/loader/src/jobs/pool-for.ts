import { createRowPool, shouldUseThreads, type RowPool, type Source } from '@lite2pg/pages';

/** Threads that read the source; none where it is small. They end with the source. */
export function poolFor(source: Source, jobs: number): RowPool | undefined {
  return shouldUseThreads(source.bytes) ? createRowPool(source, { jobs }) : undefined;
}
