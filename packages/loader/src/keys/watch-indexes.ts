import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresSession } from '@lite2pg/postgres';

/** A build that takes less is not asked about. */
const FIRST_AFTER_MS = 500;
const EVERY_MS = 300;

/**
 * How much of each index build is done, by PostgreSQL's "CREATE INDEX Progress Reporting": the table is scanned, then the tuples are
 * loaded in order. Other access methods than btree only scan.
 */
const SHARES = `
SELECT pid, (CASE
  WHEN phase LIKE '%loading tuples%' THEN 0.6 + 0.4 * coalesce(tuples_done::float8 / nullif(tuples_total, 0), 0)
  WHEN phase LIKE '%sorting%' THEN 0.6
  ELSE 0.6 * coalesce(blocks_done::float8 / nullif(blocks_total, 0), 0) END)::float8 AS share
FROM pg_stat_progress_create_index WHERE pid = ANY($1::int[])`;

/**
 * Reports again and again how much the server has done of the index builds of these processes, from 0 to 1, on a session that is
 * opened once they have taken a while. If it cannot be opened, or ends, nothing is reported: no run depends on it.
 */
export function watchIndexes(
  open: () => Promise<PostgresSession>,
  pids: readonly number[],
  onShare: (pid: number, share: number) => void,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const watch = async (): Promise<void> => {
    await sleep(FIRST_AFTER_MS, undefined, { signal });
    const session = await open();
    try {
      while (!signal.aborted) {
        const found = await session.query<{ pid: number; share: number }>(SHARES, [pids]);
        for (const { pid, share } of found) onShare(pid, share);
        await sleep(EVERY_MS, undefined, { signal });
      }
    } finally {
      await session.close();
    }
  };
  const watching = watch().catch(() => undefined);
  return {
    async stop() {
      stopping.abort();
      await watching;
    },
  };
}
