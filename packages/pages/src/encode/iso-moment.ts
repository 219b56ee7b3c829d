/** The parts of the date or time that was read last. One object a thread. */
export const moment = {
  /** Days since 2000-01-01, PostgreSQL's own zero. */
  days: 0,
  /** Microseconds since midnight. */
  micros: 0,
  /** Whether a zone was written, and its distance from UTC. */
  hasZone: false,
  zoneMinutes: 0,
};

/** Days in the months of a year that is no leap year. */
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days from 2000-01-01 to a day of the Gregorian calendar. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 730425;
}

/** Reads YYYY-MM-DD at `at`: a day that exists, years 0001 to 9999. Ten bytes; false where it is none. */
export function readDate(bytes: Uint8Array, at: number): boolean {
  if (bytes[at + 4] !== 0x2d || bytes[at + 7] !== 0x2d) return false;
  const century = twoDigits(bytes, at);
  const inCentury = twoDigits(bytes, at + 2);
  const month = twoDigits(bytes, at + 5);
  const day = twoDigits(bytes, at + 8);
  if (century < 0 || inCentury < 0 || month < 1 || month > 12 || day < 1) return false;
  const year = century * 100 + inCentury;
  if (year === 0) return false;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > MONTH_DAYS[month - 1]! + (leap ? 1 : 0)) return false;
  moment.days = daysFromCivil(year, month, day);
  return true;
}

/** Reads HH:MM, HH:MM:SS or HH:MM:SS.f to .ffffff, zeros behind it, from `at` on. Gives where it ends, -1 where it is none. */
export function readTime(bytes: Uint8Array, at: number, end: number): number {
  if (at + 5 > end || bytes[at + 2] !== 0x3a) return -1;
  const hour = twoDigits(bytes, at);
  const minute = twoDigits(bytes, at + 3);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return -1;
  moment.micros = (hour * 3600 + minute * 60) * 1e6;
  at += 5;
  if (at >= end || bytes[at] !== 0x3a) return at;
  if (at + 3 > end) return -1;
  const second = twoDigits(bytes, at + 1);
  if (second < 0 || second > 59) return -1;
  moment.micros += second * 1e6;
  at += 3;
  if (at >= end || bytes[at] !== 0x2e) return at;
  let scale = 100000;
  for (at++; at < end; at++) {
    const digit = bytes[at]! - 0x30;
    if (digit < 0 || digit > 9) break;
    if (scale >= 1) {
      moment.micros += digit * scale;
      scale /= 10;
    } else if (digit !== 0) return -1;
  }
  return scale === 100000 ? -1 : at;
}

/** Reads Z, ±HH, ±HHMM or ±HH:MM, blanks before it, that fills the text up to `end`; nothing there is no zone. False where it is something else. */
export function readZone(bytes: Uint8Array, at: number, end: number): boolean {
  moment.hasZone = at < end;
  moment.zoneMinutes = 0;
  if (at === end) return true;
  while (at < end && bytes[at] === 0x20) at++;
  if (at === end) return false;
  const sign = bytes[at]!;
  if (sign === 0x5a || sign === 0x7a) return at + 1 === end;
  if ((sign !== 0x2b && sign !== 0x2d) || at + 3 > end) return false;
  const hours = twoDigits(bytes, at + 1);
  at += 3;
  if (bytes[at] === 0x3a && at < end) at++;
  else if (at === end) {
    moment.zoneMinutes = sign === 0x2d ? -hours * 60 : hours * 60;
    return hours >= 0 && hours <= 15;
  }
  if (at + 2 !== end) return false;
  const minutes = twoDigits(bytes, at);
  if (hours < 0 || hours > 15 || minutes < 0 || minutes > 59) return false;
  moment.zoneMinutes = sign === 0x2d ? -(hours * 60 + minutes) : hours * 60 + minutes;
  return true;
}

/** Reads a date, or a date, a blank or T, a time and perhaps a zone, blanks before it, that fill the text. False where it is none. */
export function readTimestamp(bytes: Uint8Array, at: number, length: number): boolean {
  if (length < 10 || !readDate(bytes, at)) return false;
  moment.micros = 0;
  moment.hasZone = false;
  if (length === 10) return true;
  const separator = bytes[at + 10];
  if (separator !== 0x20 && separator !== 0x54) return false;
  const end = at + length;
  const next = readTime(bytes, at + 11, end);
  return next !== -1 && readZone(bytes, next, end);
}

/** Two decimal digits; -1 where they are none. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 0x30;
  const ones = bytes[at + 1]! - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}
