const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Says `message` on stderr when the process is interrupted (Ctrl-C), after `before`; it ends by that signal all the same. Until
 * the function given back is called.
 */
export function whenInterrupted(message: string, before: () => void): () => void {
  const listener = (signal: NodeJS.Signals): void => {
    stopListening();
    before();
    process.stderr.write(`${message}\n`);
    process.kill(process.pid, signal);
  };
  const stopListening = (): void => {
    for (const signal of SIGNALS) process.removeListener(signal, listener);
  };
  for (const signal of SIGNALS) process.once(signal, listener);
  return stopListening;
}
