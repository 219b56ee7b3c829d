import type { Worker } from 'node:worker_threads';
import type { SqliteAnswer, SqliteRequest } from './node-sqlite-messages.js';
import { startThread } from './start-thread.js';

/** A thread of node:sqlite, for one connection at a time. */
export interface SqliteThread {
  /** Answers come in the order of the requests. Rejects if the thread ended. The process may end while none is awaited. */
  ask(request: SqliteRequest): Promise<SqliteAnswer>;
}

interface Waiting {
  readonly resolve: (answer: SqliteAnswer) => void;
  readonly reject: (error: Error) => void;
}

const idle: SqliteThread[] = [];

/** A thread that has no connection: one that was given back, or a new one. */
export function takeThread(): SqliteThread {
  return idle.pop() ?? newThread();
}

/** Keeps a thread whose connection is closed for the next one: starting one takes longer than most queries. */
export function giveBackThread(thread: SqliteThread): void {
  idle.push(thread);
}

function newThread(): SqliteThread {
  const worker: Worker = startThread(import.meta.url, 'node-sqlite-worker', {
    // Node 22 prints that its SQLite is experimental.
    execArgv: [...process.execArgv, '--disable-warning=ExperimentalWarning'],
  });
  const waiting: Waiting[] = [];
  let failure: Error | undefined;
  const fail = (error: Error): void => {
    failure ??= error;
    for (const { reject } of waiting.splice(0)) reject(failure);
    const at = idle.indexOf(thread);
    if (at >= 0) idle.splice(at, 1);
  };
  worker.on('message', (answer: SqliteAnswer) => {
    waiting.shift()?.resolve(answer);
    if (waiting.length === 0) worker.unref();
  });
  worker.on('error', fail);
  worker.on('exit', () => {
    fail(new Error('the thread of the connection ended'));
  });
  const thread: SqliteThread = {
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (failure) {
          reject(failure);
          return;
        }
        waiting.push({ resolve, reject });
        worker.ref();
        worker.postMessage(request);
      }),
  };
  return thread;
}
