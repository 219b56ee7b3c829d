import type { Worker } from 'node:worker_threads';
import type { PageFile } from '../format/page-file.js';
import type { WorkerAnswer, WorkerRequest } from './worker-messages.js';

/** A worker thread that is asked and answers in order. */
export interface Thread {
  /** `transferred` is the thread's afterwards. */
  send(request: WorkerRequest, transferred?: ArrayBuffer): void;
  /** The next answer. Rejects where the thread died. */
  receive(): Promise<WorkerAnswer>;
}

/** Threads to be taken one by one and given back. */
export interface ThreadQueue {
  /** Names the file that they read; before it none can be taken. */
  read(file: PageFile): void;
  /** A free thread, a new one while there are fewer than `most`, or the next that is given back. */
  take(most: number): Promise<Thread>;
  giveBack(thread: Thread): void;
  close(): Promise<void>;
}

/** Threads that `start` starts: `ready` of them at once, so that their code is loaded while the file is opened. */
export function createThreadQueue(start: () => Worker, ready = 0): ThreadQueue {
  const workers: Worker[] = [];
  const free: Thread[] = [];
  let known: PageFile | undefined;
  const add = (): Thread => {
    const worker = start();
    workers.push(worker);
    const thread = threadOf(worker);
    if (known) thread.send({ kind: 'file', file: known });
    return thread;
  };
  while (free.length < ready) free.push(add());
  const waiting: { readonly resolve: (thread: Thread) => void; readonly reject: (error: Error) => void }[] = [];
  return {
    read: (file) => {
      known = file;
      for (const thread of free) thread.send({ kind: 'file', file });
    },
    take: (most) => {
      const thread = free.pop();
      if (thread) return Promise.resolve(thread);
      if (workers.length >= most) return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
      return Promise.resolve(add());
    },
    giveBack: (thread) => {
      const next = waiting.shift();
      if (next) next.resolve(thread);
      else free.push(thread);
    },
    close: async () => {
      for (const { reject } of waiting.splice(0)) reject(new Error('the worker threads were closed'));
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function threadOf(worker: Worker): Thread {
  const answers: WorkerAnswer[] = [];
  let failure: Error | undefined;
  let wake: (() => void) | undefined;
  worker.on('message', (answer: WorkerAnswer) => {
    answers.push(answer);
    wake?.();
  });
  worker.on('error', (error) => {
    failure = error;
    wake?.();
  });
  worker.on('exit', () => {
    failure ??= new Error('the worker thread ended');
    wake?.();
  });
  return {
    send: (request, transferred) => {
      worker.postMessage(request, transferred === undefined ? [] : [transferred]);
    },
    receive: async () => {
      for (;;) {
        const answer = answers.shift();
        if (answer) return answer;
        if (failure) throw failure;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
