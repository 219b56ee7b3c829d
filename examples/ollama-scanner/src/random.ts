/** A stream of numbers that depends on its seed and its name only, so that one table's rows do not move another's. */
export interface Random {
  /** 0 ≤ n < 1 with all 53 bits of a double. */
  real(): number;
  /** A whole number, 0 ≤ n < below; below at most 2³². */
  integer(below: number): number;
  pick<T>(list: readonly T[]): T;
}

/** The stream of this seed and name: mulberry32, which is short, fast and good enough for test data. */
export function createRandom(seed: number, name: string): Random {
  let state = fold(seed, name);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const integer = (below: number): number => Math.floor((next() / 2 ** 32) * below);
  return {
    real: () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53,
    integer,
    pick: (list) => {
      const item = list[integer(list.length)];
      if (item === undefined) throw new RangeError('cannot pick from an empty list');
      return item;
    },
  };
}

/** FNV-1a over the name, started from the seed. */
function fold(seed: number, name: string): number {
  let hash = (seed ^ 0x811c9dc5) | 0;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}
