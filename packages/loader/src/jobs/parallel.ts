/**
 * Runs `work` over the items, `jobs` at a time, in their order. After a failure no new item is begun, and the first
 * error is thrown once all that were begun have ended.
 */
export async function inParallel<T>(
  items: readonly T[],
  jobs: number,
  work: (item: T, job: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const failures: unknown[] = [];
  async function lane(job: number): Promise<void> {
    while (failures.length === 0) {
      const item = items[next];
      if (next >= items.length || item === undefined) return;
      next += 1;
      try {
        await work(item, job);
      } catch (error) {
        failures.push(error);
      }
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, Math.min(jobs, items.length)) }, (_, job) => lane(job)));
  if (failures.length > 0) throw failures[0];
}
