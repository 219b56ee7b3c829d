import type { IntegerCounts, RealCounts, TextCounts } from '../model/column-counts.js';
import { decimal, takeDouble } from '../encode/decimal.js';
import { checkText, hasNul } from '../encode/encode-text.js';
import { integer, isExactDouble } from '../format/integers.js';
import { MISFIT, type Misfit } from '../model/misfit.js';
import { less } from '../walk/rowid-level.js';
import { SHAPE_LOOSE_ZONE, SHAPE_OTHER, SHAPE_TIMESTAMP_ZONE } from '../model/shape-numbers.js';
import { moment } from '../encode/iso-moment.js';
import { looseShapeOf, shapeOf } from './text-shape.js';
import { countCharacters } from '../format/utf8.js';

/** From 1980-01-01 up to 2100-01-01, in seconds since 1970. */
const EPOCH_FROM = 315532800;
const EPOCH_TO = 4102444800;
/** From 1900-01-01 up to 2100-01-01, in Julian days. */
const JULIAN_FROM = 2415020.5;
const JULIAN_TO = 2488069.5;

/** Counts the 64-bit integer in `integer`. */
export function countInteger(counts: IntegerCounts): void {
  const { high, low } = integer;
  counts.count++;
  if (less(high, low, counts.minHigh, counts.minLow) || counts.count === 1) {
    counts.minHigh = high;
    counts.minLow = low;
  }
  if (less(counts.maxHigh, counts.maxLow, high, low) || counts.count === 1) {
    counts.maxHigh = high;
    counts.maxLow = low;
  }
  if (high === 0 && (low === 0 || low === 1)) {
    counts.booleans++;
    return;
  }
  if (high < 0) {
    if (!isExactDouble(high, low)) counts.beyondDouble++;
    return;
  }
  const value = high * 2 ** 32 + (low >>> 0);
  if (value < EPOCH_FROM) return;
  if (value < EPOCH_TO) counts.epochSeconds++;
  else if (value >= EPOCH_FROM * 1e3 && value < EPOCH_TO * 1e3) counts.epochMilliseconds++;
  else if (value >= EPOCH_FROM * 1e6 && value < EPOCH_TO * 1e6) counts.epochMicroseconds++;
  else if (value >= EPOCH_FROM * 1e9 && value < EPOCH_TO * 1e9) counts.epochNanoseconds++;
  if (!isExactDouble(high, low)) counts.beyondDouble++;
}

/** Counts a real. Its digits are looked at only where `countDigits` says so. */
export function countReal(counts: RealCounts, value: number, countDigits: boolean): void {
  counts.count++;
  if (value < counts.min || counts.count === 1) counts.min = value;
  if (value > counts.max || counts.count === 1) counts.max = value;
  if (value === Infinity || value === -Infinity) {
    counts.infinite++;
    return;
  }
  if (Math.floor(value) === value && value >= -(2 ** 63) && value < 2 ** 63) counts.integral++;
  if (value >= JULIAN_FROM && value < JULIAN_TO) counts.julianDays++;
  else if (value >= EPOCH_FROM && value < EPOCH_TO) counts.epochSeconds++;
  else if (value >= EPOCH_FROM * 1e3 && value < EPOCH_TO * 1e3) counts.epochMilliseconds++;
  if (!countDigits || value === 0) return;
  takeDouble(value);
  counts.maxIntegerDigits = Math.max(counts.maxIntegerDigits, decimal.point);
  counts.maxScale = Math.max(counts.maxScale, decimal.scale);
}

/** The result of `countText`: the shape, and what keeps PostgreSQL from holding the text. */
export const countedText: { shape: number; misfit: Misfit } = { shape: 0, misfit: MISFIT.none };

/** The kind of values that a column is meant to hold, for which its texts are searched. */
export interface Sought {
  readonly seekJson: boolean;
  /** Moments that are written otherwise than PostgreSQL's types hold. */
  readonly seekMoments: boolean;
}

/** Counts a text in UTF-8, and says in `countedText` what it found. Invalid texts and texts with NULs have a shape, too. */
export function countText(
  counts: TextCounts,
  bytes: Uint8Array,
  at: number,
  length: number,
  { seekJson, seekMoments }: Sought,
): void {
  counts.count++;
  const end = at + length;
  const misfit = checkText(bytes, at, end);
  if (misfit !== MISFIT.none) {
    if (misfit === MISFIT.invalidText) counts.invalidUtf8++;
    if (misfit === MISFIT.nul || hasNul(bytes, at, end)) counts.nul++;
  }
  if (length > counts.maxBytes) counts.maxBytes = length;
  // No more characters than bytes: counted only where that could be a new maximum.
  if (length > counts.maxCharacters) {
    const characters = countCharacters(bytes, at, end);
    if (characters > counts.maxCharacters) counts.maxCharacters = characters;
  }
  const plain = shapeOf(bytes, at, length, seekJson);
  const shape = plain === SHAPE_OTHER && seekMoments ? looseShapeOf(bytes, at, length) : plain;
  countShape(counts, shape);
  countedText.shape = shape;
  countedText.misfit = misfit;
}

/** Counts the shape of the text that was read last. */
export function countShape(counts: TextCounts, shape: number): void {
  counts.shapes[shape]!++;
  const hasZone = shape === SHAPE_TIMESTAMP_ZONE || shape === SHAPE_LOOSE_ZONE;
  if (hasZone && moment.zoneMinutes !== 0) counts.offsets++;
}
