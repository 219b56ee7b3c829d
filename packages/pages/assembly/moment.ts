// Dates and timestamps in ISO form, as `iso-moment.ts` reads them.

/** Of the moment that was read last: days since 2000-01-01, microseconds since midnight, whether a zone was written and its minutes from UTC. */
export let days: i32 = 0;
export let micros: i64 = 0;
export let hasZone: bool = false;
export let zoneMinutes: i32 = 0;

/** Days before the months of a year that begins with March, and days in the months. */
const MONTH_DAYS: usize = memory.data<u8>([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);

/** Two decimal digits; -1 where they are none. */
function twoDigits(at: i32): i32 {
  const tens: u32 = <u32>load<u8>(at) - 0x30;
  const ones: u32 = <u32>load<u8>(at + 1) - 0x30;
  return tens <= 9 && ones <= 9 ? <i32>(tens * 10 + ones) : -1;
}

/** Reads YYYY-MM-DD: a day that exists, years 0001 to 9999. */
export function readDate(at: i32): bool {
  if (load<u8>(at + 4) != 0x2d || load<u8>(at + 7) != 0x2d) return false;
  const century = twoDigits(at);
  const inCentury = twoDigits(at + 2);
  const month = twoDigits(at + 5);
  const day = twoDigits(at + 8);
  if (century < 0 || inCentury < 0 || month < 1 || month > 12 || day < 1) return false;
  const year = century * 100 + inCentury;
  if (year == 0) return false;
  const leap = month == 2 && (year & 3) == 0 && (inCentury != 0 || (century & 3) == 0);
  if (day > <i32>load<u8>(MONTH_DAYS + month - 1) + <i32>leap) return false;
  // Years that begin with March, and eras of 400 of them.
  const shifted: u32 = <u32>(month <= 2 ? year - 1 : year);
  const era = shifted / 400;
  const yearOfEra = shifted - era * 400;
  const dayOfYear = (153 * <u32>(month > 2 ? month - 3 : month + 9) + 2) / 5 + <u32>day - 1;
  const dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
  days = <i32>(era * 146097 + dayOfEra) - 730425;
  return true;
}

/** Reads a date, or a date, a blank or T, a time and perhaps a zone, that fill the text. */
export function readTimestamp(at: i32, length: i32): bool {
  if (length < 10 || !readDate(at)) return false;
  micros = 0;
  hasZone = false;
  zoneMinutes = 0;
  if (length == 10) return true;
  const separator = load<u8>(at + 10);
  if (separator != 0x20 && separator != 0x54) return false;
  const end = at + length;
  const next = readTime(at + 11, end);
  return next != -1 && readZone(next, end);
}

/** Reads HH:MM, HH:MM:SS or HH:MM:SS.f to .ffffff, zeros behind it. Gives where it ends, -1 where it is none. */
function readTime(at: i32, end: i32): i32 {
  if (at + 5 > end || load<u8>(at + 2) != 0x3a) return -1;
  const hour = twoDigits(at);
  const minute = twoDigits(at + 3);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return -1;
  let seconds = hour * 3600 + minute * 60;
  at += 5;
  if (at >= end || load<u8>(at) != 0x3a) {
    micros = <i64>seconds * 1000000;
    return at;
  }
  if (at + 3 > end) return -1;
  const second = twoDigits(at + 1);
  if (second < 0 || second > 59) return -1;
  seconds += second;
  at += 3;
  if (at >= end || load<u8>(at) != 0x2e) {
    micros = <i64>seconds * 1000000;
    return at;
  }
  let fraction = 0;
  let scale = 1000000;
  for (at++; at < end; at++) {
    const digit: u32 = <u32>load<u8>(at) - 0x30;
    if (digit > 9) break;
    if (scale == 1) {
      if (digit != 0) return -1;
      continue;
    }
    scale /= 10;
    fraction += <i32>digit * scale;
  }
  micros = <i64>seconds * 1000000 + fraction;
  return scale == 1000000 ? -1 : at;
}

/** Reads Z, ±HH, ±HHMM or ±HH:MM, blanks before it, that fills the text up to `end`; nothing there is no zone. */
function readZone(at: i32, end: i32): bool {
  if (at == end) return true;
  hasZone = true;
  while (at < end && load<u8>(at) == 0x20) at++;
  if (at == end) return false;
  const sign = load<u8>(at);
  if (sign == 0x5a || sign == 0x7a) return at + 1 == end;
  if ((sign != 0x2b && sign != 0x2d) || at + 3 > end) return false;
  const hours = twoDigits(at + 1);
  if (hours < 0 || hours > 15) return false;
  at += 3;
  let minutes = 0;
  if (at < end) {
    if (load<u8>(at) == 0x3a) at++;
    if (at + 2 != end) return false;
    minutes = twoDigits(at);
    if (minutes < 0 || minutes > 59) return false;
  }
  zoneMinutes = hours * 60 + minutes;
  if (sign == 0x2d) zoneMinutes = -zoneMinutes;
  return true;
}
