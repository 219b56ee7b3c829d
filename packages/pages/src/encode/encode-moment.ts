import type { StoredAs } from '@lite2pg/spec';
import type { CopyBuffer } from './copy-buffer.js';
import { type Encode, type Encoder, refuse } from './encoder.js';
import { integer, isExactDouble, readInteger, toDouble } from '../format/integers.js';
import { moment, readDate, readTime, readTimestamp } from './iso-moment.js';
import { readLooseTimestamp } from './loose-moment.js';
import { MISFIT, type Misfit } from '../model/misfit.js';
import { readReal } from '../format/reals.js';

/** A moment as seconds since 1970 and microseconds within the second; what the encoders of this file pass on. */
const instant = { seconds: 0, micros: 0 };

const EPOCH_TO_2000 = 946684800;
const DAY = 86400;
/** 0001-01-01 and the end of 9999, in seconds since 1970: what texts can say. */
const FIRST_SECOND = -62135596800;
const LAST_SECOND = 253402300799;

/** How a column holds moments. */
export interface KeptMoments {
  readonly stored: StoredAs | undefined;
  /** Integers in it are reals in their short form. */
  readonly realAffinity: boolean;
}

/** date: from YYYY-MM-DD, and from numbers (as `stored` says) that are a midnight in UTC. */
export function dateEncoder(kept: KeptMoments): Encoder {
  return momentEncoder(
    kept,
    (bytes, at, length, out) => {
      if (length !== 10 || !readDate(bytes, at)) return MISFIT.form;
      return putDays(out, moment.days);
    },
    (out) => {
      if (instant.micros !== 0 || instant.seconds % DAY !== 0) return MISFIT.fraction;
      return putDays(out, (instant.seconds - EPOCH_TO_2000) / DAY);
    },
  );
}

/** time: from HH:MM, HH:MM:SS and with a fraction of at most six digits. */
export const timeEncoder: Encoder = {
  integer: refuse,
  real: refuse,
  text: (bytes, at, length, out) => {
    if (readTime(bytes, at, at + length) !== at + length) return MISFIT.form;
    return putInt64(out, Math.floor(moment.micros / 2 ** 32), moment.micros % 2 ** 32);
  },
  blob: refuse,
};

/**
 * timestamp and timestamptz: from ISO texts, from texts in any written form or numbers as `stored` says. Texts without a zone are UTC for
 * timestamptz, as SQLite's own functions take them; texts with one do not fit timestamp, which would drop it.
 */
export function timestampEncoder(zone: 'none' | 'utc', kept: KeptMoments): Encoder {
  const read = kept.stored?.as === 'text' ? readLooseTimestamp : readTimestamp;
  return momentEncoder(
    kept,
    (bytes, at, length, out) => {
      if (!read(bytes, at, length)) return MISFIT.form;
      if (moment.hasZone && zone === 'none') return MISFIT.zone;
      const zoneMinutes = moment.hasZone ? moment.zoneMinutes : 0;
      const second = Math.floor(moment.micros / 1e6);
      return putMicros(out, moment.days * DAY + second - zoneMinutes * 60, moment.micros - second * 1e6);
    },
    (out) => putMicros(out, instant.seconds - EPOCH_TO_2000, instant.micros),
  );
}

function momentEncoder({ stored, realAffinity }: KeptMoments, text: Encode, put: (out: CopyBuffer) => Misfit): Encoder {
  if (stored?.as === 'epoch') {
    const { unit } = stored;
    return {
      integer: (bytes, at, serial, out) => {
        readInteger(bytes, at, serial);
        // A real is rounded, and one that SQLite stored in short is no other.
        const misfit = realAffinity ? takeSeconds(toDouble(integer.high, integer.low) / UNITS[unit]) : takeEpoch(unit);
        return misfit === MISFIT.none ? put(out) : misfit;
      },
      real: (bytes, at, _size, out) => {
        const misfit = takeSeconds(readReal(bytes, at) / UNITS[unit]);
        return misfit === MISFIT.none ? put(out) : misfit;
      },
      text,
      blob: refuse,
    };
  }
  if (stored?.as === 'julian-day') {
    return {
      integer: (bytes, at, serial, out) => {
        readInteger(bytes, at, serial);
        const misfit = takeJulianDay(toDouble(integer.high, integer.low));
        return misfit === MISFIT.none ? put(out) : misfit;
      },
      real: (bytes, at, _size, out) => {
        const misfit = takeJulianDay(readReal(bytes, at));
        return misfit === MISFIT.none ? put(out) : misfit;
      },
      text,
      blob: refuse,
    };
  }
  return { integer: refuse, real: refuse, text, blob: refuse };
}

const UNITS = { s: 1, ms: 1e3, us: 1e6, ns: 1e9 } as const;

/** Sets `instant` to the count in `integer`; nanoseconds that are no whole microseconds do not fit. */
function takeEpoch(unit: keyof typeof UNITS): Misfit {
  const { high, low } = integer;
  // In two steps, so that every number is exact in a double: whole millions first.
  const highest = Math.floor(high / 1e6);
  const carried = (high - highest * 1e6) * 2 ** 32 + (low >>> 0);
  const lower = Math.floor(carried / 1e6);
  const millions = highest * 2 ** 32 + lower;
  const rest = carried - lower * 1e6;
  switch (unit) {
    case 's':
      if (!isExactDouble(high, low)) return MISFIT.outOfRange;
      return takeInstant(toDouble(high, low), 0);
    case 'ms': {
      const seconds = Math.floor(rest / 1e3);
      return takeInstant(millions * 1e3 + seconds, (rest - seconds * 1e3) * 1e3);
    }
    case 'us':
      return takeInstant(millions, rest);
    case 'ns': {
      const seconds = Math.floor(millions / 1e3);
      const nanos = (millions - seconds * 1e3) * 1e6 + rest;
      if (nanos % 1e3 !== 0) return MISFIT.precision;
      return takeInstant(seconds, nanos / 1e3);
    }
  }
}

/** Rounds to the microsecond, which is about what a double of today's date holds. */
function takeSeconds(value: number): Misfit {
  let seconds = Math.floor(value);
  let micros = Math.round((value - seconds) * 1e6);
  if (micros === 1e6) {
    seconds += 1;
    micros = 0;
  }
  return takeInstant(seconds, micros);
}

/**
 * Rounds to the microsecond. SQLite's own functions show milliseconds of a Julian day, but a double of today's date tells
 * 40 microseconds apart, so that the number can be brought back as it was.
 */
function takeJulianDay(value: number): Misfit {
  const micros = Math.round((value - 2440587.5) * 86_400e6);
  const seconds = Math.floor(micros / 1e6);
  return takeInstant(seconds, micros - seconds * 1e6);
}

function takeInstant(seconds: number, micros: number): Misfit {
  if (!(seconds >= FIRST_SECOND && seconds <= LAST_SECOND)) return MISFIT.outOfRange;
  instant.seconds = seconds;
  instant.micros = micros;
  return MISFIT.none;
}

function putDays(out: CopyBuffer, days: number): Misfit {
  out.view.setInt32(out.at, 4);
  out.view.setInt32(out.at + 4, days);
  out.at += 8;
  return MISFIT.none;
}

/** Writes seconds and microseconds since 2000 as one 64-bit count of microseconds, exactly. */
function putMicros(out: CopyBuffer, seconds: number, micros: number): Misfit {
  const upper = Math.floor(seconds / 65536);
  const lower = (seconds - upper * 65536) * 1e6 + micros;
  const carry = Math.floor(lower / 65536);
  const middle = upper * 1e6 + carry;
  const high = Math.floor(middle / 65536);
  return putInt64(out, high, (middle - high * 65536) * 65536 + (lower - carry * 65536));
}

function putInt64(out: CopyBuffer, high: number, low: number): Misfit {
  out.view.setInt32(out.at, 8);
  out.view.setInt32(out.at + 4, high);
  out.view.setUint32(out.at + 8, low);
  out.at += 12;
  return MISFIT.none;
}
