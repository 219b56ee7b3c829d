import { seeded, type Random } from './random.js';

/** The columns that expressions may name, by the class of their values. */
export interface Names {
  readonly integers: readonly string[];
  readonly reals: readonly string[];
  readonly texts: readonly string[];
  readonly blobs: readonly string[];
}

/** The sources of syntax: chance, and the names in reach. */
export interface Maker extends Random {
  readonly names: Names;
  /** True once in `times`. */
  readonly once: (times: number) => boolean;
  /** One of the makers, called. */
  readonly one: (makers: readonly (() => string)[]) => string;
  /** The same sequence of chance with other names in reach. */
  readonly over: (names: Names) => Maker;
}

/** Makes an expression no deeper than `depth`. */
export type Make = (maker: Maker, depth: number) => string;

/** The columns of table t. */
export const T_NAMES: Names = {
  integers: ['i', 'j', 'id', 'i', 'j', 'i', 'j', 'm'],
  reals: ['r', 'r', 'q'],
  texts: ['s', 's', 'n', 'd', 's', 'm'],
  blobs: ['b'],
};

/** A maker whose chance is that of the seed. */
export function makerOf(seed: number, names: Names = T_NAMES): Maker {
  const random = seeded(seed);
  const withNames = (reach: Names): Maker => ({
    ...random,
    names: reach,
    once: (times) => random.below(times) === 0,
    one: (makers) => random.pick(makers)(),
    over: withNames,
  });
  return withNames(names);
}
