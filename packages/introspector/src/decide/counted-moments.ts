import { counted, groupDigits, type ColumnProfile } from '@lite2pg/spec';

/** A way of counting since 1970 that most integers of a column follow. */
export interface CountedMoments {
  readonly unit: 's' | 'ms' | 'us';
  /** How many follow it and how many do not, in words. */
  readonly why: string;
  /** The same without the numbers. */
  readonly summary: string;
}

const UNITS = [
  { unit: 's', name: 'seconds', counter: 'epochSeconds' },
  { unit: 'ms', name: 'milliseconds', counter: 'epochMilliseconds' },
  { unit: 'us', name: 'microseconds', counter: 'epochMicroseconds' },
] as const;

/** How most of the integers count since 1970; undefined where most of them are no such count. */
export function countedMoments({ integers }: Pick<ColumnProfile, 'integers'>): CountedMoments | undefined {
  if (!integers) return undefined;
  const [best] = UNITS.map((unit) => ({ ...unit, count: integers[unit.counter] })).sort((a, b) => b.count - a.count);
  if (!best || 2 * best.count <= integers.count) return undefined;
  const others = integers.count - best.count;
  const why =
    `${groupDigits(best.count)} of ${counted(integers.count, 'integer')} count ${best.name} since 1970 (between 1980 and 2100), ` +
    `${groupDigits(others)} cannot (all are between ${integers.min} and ${integers.max})`;
  const summary = `most integers count ${best.name} since 1970, others cannot`;
  return { unit: best.unit, why, summary };
}
