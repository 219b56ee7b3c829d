const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const handlers = new Set<() => void>();

/**
 * Calls `handler` when the process is interrupted (Ctrl-C), the last one that was given first; the process ends by that signal all the
 * same. Until the function given back is called.
 */
export function whenInterrupted(handler: () => void): () => void {
  if (handlers.size === 0) for (const signal of SIGNALS) process.on(signal, end);
  handlers.add(handler);
  return () => {
    handlers.delete(handler);
    if (handlers.size === 0) stopListening();
  };
}

function end(signal: NodeJS.Signals): void {
  stopListening();
  for (const handler of [...handlers].reverse()) {
    try {
      handler();
    } catch {
      // A failed clean-up must not keep anybody from ending the process.
    }
  }
  process.kill(process.pid, signal);
}

function stopListening(): void {
  for (const signal of SIGNALS) process.removeListener(signal, end);
}
