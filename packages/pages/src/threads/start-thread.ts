import { Worker } from 'node:worker_threads';

/** A new thread that runs `rows-worker.ts`. */
export function startThread(): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./rows-worker.js', import.meta.url));
  // From the sources a thread must be taught TypeScript first: `--import tsx` reaches the main thread only.
  const entry = new URL('./rows-worker.ts', import.meta.url).href;
  const loader = import.meta.resolve('tsx/esm/api');
  const script = `import(${JSON.stringify(loader)}).then((tsx) => (tsx.register(), import(${JSON.stringify(entry)})))`;
  return new Worker(script, { eval: true });
}
