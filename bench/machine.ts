import { availableParallelism, cpus, totalmem } from 'node:os';

/** What the figures depend on, and nothing that names the machine. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} cores (${model}), ${memory} GB of memory, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
}
