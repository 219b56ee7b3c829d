import type { Oddity, Sample } from '@lite2pg/spec';
import { SHAPES } from './shapes.js';

/** Counters of a column's values. Plain data that adds up: of chunks, of worker threads. */
export interface ColumnCounts {
  nulls: number;
  readonly integers: IntegerCounts;
  readonly reals: RealCounts;
  readonly texts: TextCounts;
  readonly blobs: { count: number; maxBytes: number; uuids: number };
  readonly oddities: Map<Oddity['kind'], OddityCount>;
}

export interface IntegerCounts {
  count: number;
  /** The extremes in two 32-bit halves; they mean nothing where the count is 0. */
  minHigh: number;
  minLow: number;
  maxHigh: number;
  maxLow: number;
  booleans: number;
  beyondDouble: number;
  epochSeconds: number;
  epochMilliseconds: number;
  epochMicroseconds: number;
  epochNanoseconds: number;
}

export interface RealCounts {
  count: number;
  min: number;
  max: number;
  integral: number;
  infinite: number;
  julianDays: number;
  epochSeconds: number;
  epochMilliseconds: number;
  maxIntegerDigits: number;
  maxScale: number;
}

export interface TextCounts {
  count: number;
  maxBytes: number;
  maxCharacters: number;
  /** By the numbers of `shape-numbers.ts`. */
  readonly shapes: number[];
  /** Moments with an offset other than UTC. */
  offsets: number;
  invalidUtf8: number;
  nul: number;
}

export interface OddityCount {
  count: number;
  /** Samples are of different values: the words of a boolean column, all of which matter. */
  readonly distinct: boolean;
  readonly samples: Sample[];
}

/** Adds a sample to the first few. */
export function addSample(oddity: OddityCount, sample: Sample): void {
  if (oddity.samples.length >= MOST_SAMPLES) return;
  if (oddity.distinct && oddity.samples.some(({ value }) => value === sample.value)) return;
  oddity.samples.push(sample);
}

/** How many samples are kept of each kind of odd value. */
export const MOST_SAMPLES = 5;

/** Counters that have counted nothing. */
export function createColumnCounts(): ColumnCounts {
  return {
    nulls: 0,
    integers: {
      count: 0,
      minHigh: 0x7fffffff,
      minLow: -1,
      maxHigh: -0x80000000,
      maxLow: 0,
      booleans: 0,
      beyondDouble: 0,
      epochSeconds: 0,
      epochMilliseconds: 0,
      epochMicroseconds: 0,
      epochNanoseconds: 0,
    },
    reals: {
      count: 0,
      min: Infinity,
      max: -Infinity,
      integral: 0,
      infinite: 0,
      julianDays: 0,
      epochSeconds: 0,
      epochMilliseconds: 0,
      maxIntegerDigits: 0,
      maxScale: 0,
    },
    texts: {
      count: 0,
      maxBytes: 0,
      maxCharacters: 0,
      shapes: SHAPES.map(() => 0),
      offsets: 0,
      invalidUtf8: 0,
      nul: 0,
    },
    blobs: { count: 0, maxBytes: 0, uuids: 0 },
    oddities: new Map(),
  };
}
