import { availableParallelism, cpus, totalmem } from 'node:os';

/** Describes the machine as far as the figures depend on it, and nothing that names it. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} cores (${model}), ${memory} GB of memory, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
}
