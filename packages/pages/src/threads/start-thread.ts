import { Worker } from 'node:worker_threads';
import type { PageFile } from '../format/page-file.js';
import type { WorkerStart } from './worker-messages.js';

/** A new thread that runs `rows-worker.ts` over this file. */
export function startThread(file: PageFile): Worker {
  const workerData: WorkerStart = { file };
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./rows-worker.js', import.meta.url), { workerData });
  // From the sources a thread must be taught TypeScript first: `--import tsx` reaches the main thread only.
  const entry = new URL('./rows-worker.ts', import.meta.url).href;
  const loader = import.meta.resolve('tsx/esm/api');
  const script = `import(${JSON.stringify(loader)}).then((tsx) => (tsx.register(), import(${JSON.stringify(entry)})))`;
  return new Worker(script, { eval: true, workerData });
}
