import type { Outcome } from './comparison.js';

/** The middle one, or the mean of the two in the middle; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[middle]!;
  return ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** The median of an outcome's runs. */
export function medianSeconds({ runs }: Outcome): number {
  return median(runs.map((run) => run.seconds));
}

/** The most memory of any run; undefined if none was measured. */
export function peakBytes({ runs }: Outcome): number | undefined {
  const peaks = runs.flatMap((run) => run.peakBytes ?? []);
  return peaks.length === 0 ? undefined : Math.max(...peaks);
}

/** 0.123, 1.23, 12.3, 123: three digits that count. */
export function threeDigits(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** Bytes as whole megabytes (2²⁰). */
export function megabytes(bytes: number | undefined): string {
  return bytes === undefined ? '–' : `${Math.round(bytes / 2 ** 20).toLocaleString('en')} MB`;
}
