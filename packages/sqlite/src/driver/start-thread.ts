import { Worker, type WorkerOptions } from 'node:worker_threads';

/** A new thread that runs `name` (without its extension) beside the module of this URL, from the sources or as built. */
export function startThread(moduleUrl: string, name: string, options: WorkerOptions = {}): Worker {
  if (!moduleUrl.endsWith('.ts')) return new Worker(new URL(`./${name}.js`, moduleUrl), options);
  // From the sources a thread must be taught TypeScript first: `--import tsx` reaches the main thread only.
  const entry = new URL(`./${name}.ts`, moduleUrl).href;
  const loader = import.meta.resolve('tsx/esm/api');
  const script = `import(${JSON.stringify(loader)}).then((tsx) => (tsx.register(), import(${JSON.stringify(entry)})))`;
  return new Worker(script, { ...options, eval: true });
}
