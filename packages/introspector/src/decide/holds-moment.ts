import type { ColumnProfile, ColumnType, StoredAs } from '@lite2pg/spec';
import type { Held, Reading } from './holds.js';
import { allNumbers, hasOnly, textsAre } from './values.js';

type Of<K extends ColumnType['kind']> = Extract<ColumnType, { kind: K }>;

/** Texts that are days. */
export function holdsDate(_type: Of<'date'>, values: ColumnProfile): Held | undefined {
  return hasOnly(values, 'texts') && textsAre(values.texts, 'date') ? {} : undefined;
}

/** Texts that are times of day. */
export function holdsTime(_type: Of<'time'>, values: ColumnProfile): Held | undefined {
  return hasOnly(values, 'texts') && textsAre(values.texts, 'time') ? {} : undefined;
}

/**
 * Texts that are moments, all with a zone or all without, or numbers that all are such in one way of counting. Zero,
 * negative and small numbers are none: a count of something else looks like that.
 */
export function holdsTimestamp({ zone }: Of<'timestamp'>, values: ColumnProfile, reading: Reading): Held | undefined {
  if (hasOnly(values, 'texts')) {
    if (reading.loose === true)
      return textsAre(values.texts, ...LOOSE_SHAPES[zone]) ? { stored: { as: 'text' } } : undefined;
    const written = zone === 'utc' ? (['timestampZone'] as const) : (['timestamp', 'date'] as const);
    // SQLite's functions take a text without a zone for UTC.
    const asked =
      reading.asked === true && zone === 'utc' && textsAre(values.texts, 'timestamp', 'date', 'timestampZone');
    return asked || textsAre(values.texts, ...written) ? {} : undefined;
  }
  if (!hasOnly(values, 'integers', 'reals')) return undefined;
  const stored = countOf(values);
  return stored ? { stored } : undefined;
}

const LOOSE_SHAPES = {
  none: ['timestamp', 'date', 'looseTimestamp'],
  utc: ['timestamp', 'date', 'timestampZone', 'looseTimestamp', 'looseTimestampZone'],
} as const;

/** Nanoseconds are no candidate: a timestamp would lose the last three digits. */
function countOf(values: ColumnProfile): StoredAs | undefined {
  if (allNumbers(values, 'epochSeconds', 'epochSeconds')) return { as: 'epoch', unit: 's' };
  if (allNumbers(values, 'epochMilliseconds', 'epochMilliseconds')) return { as: 'epoch', unit: 'ms' };
  if (allNumbers(values, 'epochMicroseconds')) return { as: 'epoch', unit: 'us' };
  return isJulian(values) ? { as: 'julian-day' } : undefined;
}

/** 1900-01-01 and 2100-01-01 at noon, as Julian days. */
const FIRST_JULIAN_DAY = 2415021n;
const LAST_JULIAN_DAY = 2488070n;

/** SQLite makes an integer of the Julian day of a noon; a column of nothing but integers is not taken for days. */
function isJulian({ integers, reals }: ColumnProfile): boolean {
  if (!reals || reals.julianDays !== reals.count) return false;
  return !integers || (BigInt(integers.min) >= FIRST_JULIAN_DAY && BigInt(integers.max) <= LAST_JULIAN_DAY);
}
