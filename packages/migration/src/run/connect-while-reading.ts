/** Something that must be closed when it is not needed. */
export interface Closing {
  close(): Promise<void>;
}

/**
 * Runs `reach` and `read` at the same time and gives both results: reading may take long, and a target that cannot be reached says so at once.
 * The signal then asks `read` to give up; the target's error goes before its own. If `read` fails, what was reached is
 * closed.
 */
export async function connectWhileReading<T extends Closing | undefined, R>(
  reach: () => Promise<T>,
  read: (signal: AbortSignal) => Promise<R>,
): Promise<[T, R]> {
  const stop = new AbortController();
  // First what others do, then what this thread has to do.
  const reading = read(stop.signal);
  const reaching = reach().catch((error: unknown) => {
    stop.abort(error);
    throw error;
  });
  const [result, reached] = await Promise.allSettled([reading, reaching]);
  if (reached.status === 'rejected') throw reached.reason;
  if (result.status === 'fulfilled') return [reached.value, result.value];
  await reached.value?.close();
  throw result.reason;
}
