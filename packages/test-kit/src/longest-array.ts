/** Runs `run`; gives how long the longest array was that this thread made meanwhile by `new Uint8Array(length)`. */
export async function longestArray(run: () => Promise<void>): Promise<number> {
  const original = Uint8Array;
  let longest = 0;
  globalThis.Uint8Array = new Proxy(original, {
    construct(target, args: [number]) {
      if (typeof args[0] === 'number') longest = Math.max(longest, args[0]);
      return new target(...args);
    },
  });
  await run().finally(() => {
    globalThis.Uint8Array = original;
  });
  return longest;
}
