import type { Worker } from 'node:worker_threads';
import { startThread } from '@lite2pg/sqlite';

/** A new thread that runs `rows-worker.ts`. */
export function startRowsThread(): Worker {
  return startThread(import.meta.url, 'rows-worker');
}
