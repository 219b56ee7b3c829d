import { Worker } from 'node:worker_threads';
import { Lite2pgError, type Table } from '@lite2pg/spec';
import type { Chunk } from './chunk.js';
import { libraryRows } from './library-rows.js';
import { findTable, type ReadOptions } from './read-rows.js';
import { sourceColumns } from './row-encoder.js';
import type { Source, SourceTable } from './source.js';
import type { Damage, RowBatch } from './target-column.js';
import type { WorkerAnswer, WorkerStart } from './worker-messages.js';
import { type ThreadQueue, createThreadQueue } from './thread-queue.js';

/** Batches that a thread may have under way: enough to keep it busy, few enough to bound memory. */
const CREDITS = 4;

/** What is read in a thread. */
export interface PoolReadOptions extends ReadOptions {
  readonly table: SourceTable | string;
}

/**
 * Worker threads that walk the pages of one source. Each stream of rows takes one thread while it lasts; streams beyond
 * their number wait. To be closed before the source is.
 */
export interface RowPool {
  /** The same batches as `readRows`, made in a thread. Rejects and damage are told before the batch after them. */
  readRows(options: PoolReadOptions): AsyncGenerator<RowBatch, void, undefined>;
  /** The counters of a chunk, for the profile. */
  profile(options: PoolProfileOptions): Promise<Extract<WorkerAnswer, { kind: 'profile' }>>;
  /** Ends the threads. */
  close(): Promise<void>;
}

export interface PoolProfileOptions {
  readonly table: SourceTable;
  readonly declared: Table;
  readonly chunk: Pick<Chunk, 'from' | 'to'> | undefined;
  readonly onDamage?: ((damage: Damage) => void) | undefined;
}

/** A pool of up to `jobs` threads, started as they are needed. */
export function createRowPool(source: Source, options: { readonly jobs: number }): RowPool {
  const threads = createThreadQueue(Math.max(1, options.jobs), () => startWorker(source));
  return {
    readRows: (read) => readInThread(source, threads, read),
    profile: (profile) => profileInThread(threads, profile),
    close: () => threads.close(),
  };
}

function startWorker(source: Source): Worker {
  const workerData: WorkerStart = { file: source.file };
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./rows-worker.js', import.meta.url), { workerData });
  // From the sources a thread must be taught TypeScript first: `--import tsx` reaches the main thread only.
  const entry = new URL('./rows-worker.ts', import.meta.url).href;
  const loader = import.meta.resolve('tsx/esm/api');
  const script = `import(${JSON.stringify(loader)}).then((tsx) => (tsx.register(), import(${JSON.stringify(entry)})))`;
  return new Worker(script, { eval: true, workerData });
}

async function* readInThread(
  source: Source,
  threads: ThreadQueue,
  options: PoolReadOptions,
): AsyncGenerator<RowBatch, void, undefined> {
  const { columns, chunk, onReject, onDamage } = options;
  const table = typeof options.table === 'string' ? findTable(source, options.table) : options.table;
  if (sourceColumns(table, columns).some((column) => column.kept === 'computed')) {
    yield* libraryRows(source, table, options);
    return;
  }
  const thread = await threads.take();
  let running = true;
  try {
    thread.send({ kind: 'rows', table, columns, chunk, salvage: onDamage !== undefined, credits: CREDITS });
    for (;;) {
      const answer = await thread.receive();
      if (answer.kind === 'error' || answer.kind === 'profile') {
        running = false;
        throw workerError(answer);
      }
      answer.rejects.forEach((reject) => onReject?.(reject));
      answer.damages.forEach((damage) => onDamage?.(damage));
      if (answer.kind === 'end') {
        running = false;
        return;
      }
      yield { bytes: answer.bytes, rows: answer.rows };
      thread.send({ kind: 'credit' });
    }
  } finally {
    // The reader stopped early: what is under way is thrown away before the thread is free again.
    if (running) {
      thread.send({ kind: 'cancel' });
      while ((await thread.receive().catch(() => undefined))?.kind === 'batch');
    }
    threads.giveBack(thread);
  }
}

async function profileInThread(
  threads: ThreadQueue,
  options: PoolProfileOptions,
): Promise<Extract<WorkerAnswer, { kind: 'profile' }>> {
  const thread = await threads.take();
  try {
    const { table, declared, chunk, onDamage } = options;
    thread.send({ kind: 'profile', table, declared, chunk, salvage: onDamage !== undefined });
    const answer = await thread.receive();
    if (answer.kind !== 'profile') throw workerError(answer);
    answer.damages.forEach((damage) => onDamage?.(damage));
    return answer;
  } finally {
    threads.giveBack(thread);
  }
}

function workerError(answer: WorkerAnswer): Error {
  if (answer.kind !== 'error') return new Error(`a worker thread answered with ${answer.kind}`);
  const { code, message, subject } = answer;
  if (code === undefined) return new Error(message);
  return new Lite2pgError(code, subject === undefined ? { message } : { message, subject });
}
