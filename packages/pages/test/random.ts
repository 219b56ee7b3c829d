/** xorshift32: the same numbers for the same seed everywhere. */
export interface Random {
  /** A number from 0 to 2^32 - 1. */
  next(): number;
  /** A number from 0 to `below` - 1. */
  below(below: number): number;
  pick<T>(choices: readonly T[]): T;
}

/** The numbers of a seed. */
export function randomOf(seed: number): Random {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>>= 0);
  };
  const below = (most: number): number => (most > 0 ? next() % most : 0);
  // The first numbers of neighbouring seeds are alike.
  for (let i = 0; i < 4; i++) next();
  return { next, below, pick: (choices) => choices[below(choices.length)]! };
}
