import { Lite2pgError, type Table } from '@lite2pg/spec';
import type { Chunk } from '../model/chunk.js';
import { libraryRows } from '../library/library-rows.js';
import type { ReadOptions } from '../model/read-options.js';
import { findTable } from '../source/find-table.js';
import { sourceColumns } from '../encode/row-encoder.js';
import { hasComputed, type Source, type SourceTable } from '../source/source.js';
import type { Damage, RowBatch } from '../model/target-column.js';
import type { Thread } from '../source/thread-queue.js';
import type { WorkerAnswer } from '../source/worker-messages.js';

/** Batches that a thread may have under way: enough to keep it busy, few enough to bound memory. */
const CREDITS = 4;

/** The rows that are read in a thread. */
export interface PoolReadOptions extends ReadOptions {
  readonly table: SourceTable | string;
}

/**
 * The worker threads of a source at work. Each stream of rows takes one thread while it lasts; streams beyond their
 * number wait.
 */
export interface RowPool {
  /**
   * The same batches as `readRows`, made in a thread, which takes the memory of a batch back when the next one is asked
   * for. Rejects and damage are told before the batch after them.
   */
  readRows(options: PoolReadOptions): AsyncGenerator<RowBatch, void, undefined>;
  /**
   * Counts in one thread what `next` gives, until it gives nothing more, for the profile. It is asked for one more than the thread
   * is at, which then need not wait for this one.
   */
  profile(next: () => PoolProfileOptions | undefined): Promise<void>;
}

export interface PoolProfileOptions {
  readonly table: SourceTable;
  readonly declared: Table;
  readonly chunk: Pick<Chunk, 'from' | 'to'> | undefined;
  readonly onDamage?: ((damage: Damage) => void) | undefined;
  /** Is given the counters of the rows. */
  readonly onCounted: (counted: Extract<WorkerAnswer, { kind: 'profile' }>) => void;
}

/** A pool of up to `jobs` threads, started as they are needed and ended with the source: another pool finds them warm. */
export function createRowPool(source: Source, options: { readonly jobs: number }): RowPool {
  const most = Math.max(1, options.jobs);
  const take = (): Promise<Thread> => source.threads.take(most);
  return {
    readRows: (read) => readInThread(source, take, read),
    profile: (next) => profileInThread(source, take, next),
  };
}

async function* readInThread(
  source: Source,
  take: () => Promise<Thread>,
  options: PoolReadOptions,
): AsyncGenerator<RowBatch, void, undefined> {
  const { columns, chunk, onReject, onDamage } = options;
  const table = typeof options.table === 'string' ? findTable(source, options.table) : options.table;
  if (hasComputed(sourceColumns(table, columns))) {
    yield* libraryRows(source, table, options);
    return;
  }
  const thread = await take();
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
      const spent = answer.bytes.buffer as ArrayBuffer;
      thread.send({ kind: 'credit', spent }, spent);
    }
  } finally {
    // The reader stopped early: what is under way is thrown away before the thread is free again.
    if (running) {
      thread.send({ kind: 'cancel' });
      while ((await thread.receive().catch(() => undefined))?.kind === 'batch');
    }
    source.threads.giveBack(thread);
  }
}

async function profileInThread(
  source: Source,
  take: () => Promise<Thread>,
  next: () => PoolProfileOptions | undefined,
): Promise<void> {
  const thread = await take();
  const asked: PoolProfileOptions[] = [];
  const ask = (): void => {
    const options = next();
    if (options === undefined) return;
    const { table, declared, chunk, onDamage } = options;
    thread.send({ kind: 'profile', table, declared, chunk, salvage: onDamage !== undefined });
    asked.push(options);
  };
  try {
    ask();
    ask();
    for (let options = asked[0]; options; options = asked[0]) {
      const answer = await thread.receive();
      asked.shift();
      if (answer.kind !== 'profile') throw workerError(answer);
      ask();
      answer.damages.forEach((damage) => options.onDamage?.(damage));
      options.onCounted(answer);
    }
  } finally {
    // After a failure: the thread is free when it has answered.
    for (; asked.length > 0; asked.pop()) await thread.receive().catch(() => undefined);
    source.threads.giveBack(thread);
  }
}

function workerError(answer: WorkerAnswer): Error {
  if (answer.kind !== 'error') return new Error(`a worker thread answered with ${answer.kind}`);
  const { code, message, subject } = answer;
  if (code === undefined) return new Error(message);
  return new Lite2pgError(code, subject === undefined ? { message } : { message, subject });
}
