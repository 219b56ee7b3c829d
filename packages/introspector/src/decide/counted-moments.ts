import type { ColumnProfile } from '@lite2pg/spec';

/** A way of counting since 1970 that some integers of a column follow, and how far. */
export interface CountedMoments {
  readonly unit: 's' | 'ms' | 'us';
  readonly why: string;
}

const UNITS = [
  { unit: 's', name: 'seconds', counter: 'epochSeconds' },
  { unit: 'ms', name: 'milliseconds', counter: 'epochMilliseconds' },
  { unit: 'us', name: 'microseconds', counter: 'epochMicroseconds' },
] as const;

/** How most of the integers count since 1970, in words that say which do not; undefined where most are no such count. */
export function countOf({ integers }: Pick<ColumnProfile, 'integers'>): CountedMoments | undefined {
  if (!integers) return undefined;
  const [best] = UNITS.map((unit) => ({ ...unit, count: integers[unit.counter] })).sort((a, b) => b.count - a.count);
  if (!best || 2 * best.count <= integers.count) return undefined;
  const others = integers.count - best.count;
  const why =
    `${best.count} of ${integers.count} integers lie between 1980 and 2100 as ${best.name} since 1970, ${others} do not ` +
    `(they go from ${integers.min} to ${integers.max})`;
  return { unit: best.unit, why };
}
