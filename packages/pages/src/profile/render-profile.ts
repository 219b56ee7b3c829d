import type {
  ColumnProfile,
  IntegerProfile,
  Oddity,
  RealProfile,
  Table,
  TableProfile,
  TextProfile,
} from '@lite2pg/spec';
import type { ColumnCounts } from '../model/column-counts.js';
import { toBigInt } from '../format/integers.js';
import { SHAPES } from '../model/shapes.js';

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
  return {
    name,
    nulls: counts.nulls,
    ...(integers.count > 0 ? { integers: renderIntegers(integers) } : {}),
    ...(reals.count > 0 ? { reals: renderReals(reals, decimal) } : {}),
    ...(texts.count > 0 ? { texts: renderTexts(texts) } : {}),
    ...(blobs.count > 0 ? { blobs: { ...blobs } } : {}),
    ...(oddities.size > 0 ? { oddities: renderOddities(oddities) } : {}),
  };
}

function renderIntegers(counts: ColumnCounts['integers']): IntegerProfile {
  const { minHigh, minLow, maxHigh, maxLow, count, ...rest } = counts;
  return { count, min: String(toBigInt(minHigh, minLow)), max: String(toBigInt(maxHigh, maxLow)), ...rest };
}

function renderReals(counts: ColumnCounts['reals'], decimal: boolean): RealProfile {
  const { count, min, max, maxIntegerDigits, maxScale, ...rest } = counts;
  return { count, min: String(min), max: String(max), ...rest, ...(decimal ? { maxIntegerDigits, maxScale } : {}) };
}

function renderTexts({ shapes, offsets, ...rest }: ColumnCounts['texts']): TextProfile {
  const found = SHAPES.map((shape, i) => [shape, shapes[i]!] as const).filter(([, count]) => count > 0);
  return { ...rest, shapes: Object.fromEntries(found), ...(offsets > 0 ? { offsets } : {}) };
}

function renderOddities(oddities: ColumnCounts['oddities']): Oddity[] {
  return [...oddities]
    .map(([kind, { count, samples }]) => ({ kind, count, samples }))
    .sort((a, b) => (a.kind < b.kind ? -1 : 1));
}
