import type { ColumnProfile, Table, TableProfile, TextShapes } from '@lite2pg/spec';
import type { ColumnCounts } from './column-counts.js';
import { toBigInt } from '../format/integers.js';
import { SHAPES } from './text-shape.js';

/** The counters of a table as the profile says them. `columns` are in the order of the spec's. */
export function renderTableProfile(table: Table, rows: number, columns: readonly ColumnCounts[]): TableProfile {
  return {
    name: table.name,
    rows,
    columns: table.columns.map((column, i) => {
      const decimal = column.type.kind === 'decimal' && column.type.precision !== undefined;
      return renderColumn(column.name, columns[i]!, decimal);
    }),
  };
}

function renderColumn(name: string, counts: ColumnCounts, decimal: boolean): ColumnProfile {
  const { integers, reals, texts, blobs, oddities } = counts;
  const profile: ColumnProfile = { name, nulls: counts.nulls };
  if (integers.count > 0) {
    const { minHigh, minLow, maxHigh, maxLow, count, ...rest } = integers;
    profile.integers = {
      count,
      min: String(toBigInt(minHigh, minLow)),
      max: String(toBigInt(maxHigh, maxLow)),
      ...rest,
    };
  }
  if (reals.count > 0) {
    const { count, min, max, maxIntegerDigits, maxScale, ...rest } = reals;
    const digits = decimal ? { maxIntegerDigits, maxScale } : {};
    profile.reals = { count, min: String(min), max: String(max), ...rest, ...digits };
  }
  if (texts.count > 0) {
    const { shapes: counted, ...rest } = texts;
    const shapes: TextShapes = {};
    SHAPES.forEach((shape, i) => {
      if (counted[i]! > 0) shapes[shape] = counted[i]!;
    });
    profile.texts = { ...rest, shapes };
  }
  if (blobs.count > 0) profile.blobs = { ...blobs };
  if (oddities.size > 0) {
    profile.oddities = [...oddities]
      .map(([kind, { count, samples }]) => ({ kind, count, samples }))
      .sort((a, b) => (a.kind < b.kind ? -1 : 1));
  }
  return profile;
}
