import { addSample, type ColumnCounts } from '../model/column-counts.js';
import { less } from '../walk/rowid-level.js';

/** Adds what was counted of later rows of the column to what was counted of earlier ones. */
export function addCounts(total: ColumnCounts, later: ColumnCounts): void {
  total.nulls += later.nulls;
  addIntegers(total, later);
  addReals(total, later);
  const texts = total.texts;
  texts.count += later.texts.count;
  texts.maxBytes = Math.max(texts.maxBytes, later.texts.maxBytes);
  texts.maxCharacters = Math.max(texts.maxCharacters, later.texts.maxCharacters);
  later.texts.shapes.forEach((count, shape) => (texts.shapes[shape]! += count));
  texts.offsets += later.texts.offsets;
  texts.invalidUtf8 += later.texts.invalidUtf8;
  texts.nul += later.texts.nul;
  total.blobs.count += later.blobs.count;
  total.blobs.uuids += later.blobs.uuids;
  total.blobs.maxBytes = Math.max(total.blobs.maxBytes, later.blobs.maxBytes);
  for (const [kind, { count, distinct, samples }] of later.oddities) {
    let oddity = total.oddities.get(kind);
    if (!oddity) total.oddities.set(kind, (oddity = { count: 0, distinct, samples: [] }));
    oddity.count += count;
    for (const sample of samples) addSample(oddity, sample);
  }
}

function addIntegers({ integers: a }: ColumnCounts, { integers: b }: ColumnCounts): void {
  a.count += b.count;
  if (less(b.minHigh, b.minLow, a.minHigh, a.minLow)) [a.minHigh, a.minLow] = [b.minHigh, b.minLow];
  if (less(a.maxHigh, a.maxLow, b.maxHigh, b.maxLow)) [a.maxHigh, a.maxLow] = [b.maxHigh, b.maxLow];
  a.booleans += b.booleans;
  a.beyondDouble += b.beyondDouble;
  a.epochSeconds += b.epochSeconds;
  a.epochMilliseconds += b.epochMilliseconds;
  a.epochMicroseconds += b.epochMicroseconds;
  a.epochNanoseconds += b.epochNanoseconds;
}

function addReals({ reals: a }: ColumnCounts, { reals: b }: ColumnCounts): void {
  a.count += b.count;
  a.min = Math.min(a.min, b.min);
  a.max = Math.max(a.max, b.max);
  a.integral += b.integral;
  a.infinite += b.infinite;
  a.julianDays += b.julianDays;
  a.epochSeconds += b.epochSeconds;
  a.epochMilliseconds += b.epochMilliseconds;
  a.maxIntegerDigits = Math.max(a.maxIntegerDigits, b.maxIntegerDigits);
  a.maxScale = Math.max(a.maxScale, b.maxScale);
}
