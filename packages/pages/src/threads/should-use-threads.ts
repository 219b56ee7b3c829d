/** Below this, starting threads takes longer than reading. */
const LARGE_BYTES = 16 * 1024 * 1024;

/** Whether so many bytes are worth reading in worker threads. */
export function shouldUseThreads(bytes: number): boolean {
  return bytes >= LARGE_BYTES;
}
