import { moment, readDate, readTime, readTimestamp, readZone } from './iso-moment.js';

/**
 * Reads a moment as programs write it, into `moment`. Besides what `readTimestamp` takes: any number of digits behind a point or a
 * comma, of which those beyond microseconds are cut off; a small t; UTC or GMT for the zone; and behind an offset what Go prints,
 * the zone's name and the reading of its clock (`+0200 CEST m=+0.5`), which say nothing more about the moment.
 */
export function readLooseTimestamp(bytes: Uint8Array, at: number, length: number): boolean {
  if (readTimestamp(bytes, at, length)) return true;
  if (length < 16 || !readDate(bytes, at)) return false;
  const separator = bytes[at + 10];
  if (separator !== BLANK && separator !== 0x54 && separator !== 0x74) return false;
  const end = at + length;
  const clock = Math.min(end, bytes[at + 16] === COLON ? at + 19 : at + 16);
  if (readTime(bytes, at + 11, clock) !== clock) return false;
  const next = readFraction(bytes, clock, end);
  return next !== -1 && readLooseZone(bytes, next, end);
}

const BLANK = 0x20;
const COLON = 0x3a;

/** Adds a fraction of a second, cut to microseconds. Gives where it ends, -1 where there are no digits behind the point. */
function readFraction(bytes: Uint8Array, at: number, end: number): number {
  if (at === end || (bytes[at] !== 0x2e && bytes[at] !== 0x2c)) return at;
  const start = at + 1;
  let scale = 100000;
  for (at = start; at < end; at++) {
    const digit = bytes[at]! - 0x30;
    if (digit < 0 || digit > 9) break;
    moment.micros += digit * Math.floor(scale);
    scale /= 10;
  }
  return at === start ? -1 : at;
}

/** Text that may follow an offset: a name or the offset again, then the reading of a clock. */
const AFTER_OFFSET = /^(?: (?:[A-Za-z]{1,5}|[+-]\d{2,4}))?(?: m=[+-]\d+(?:\.\d+)?)?$/;

/** The longest of them. */
const LONGEST = 48;

function readLooseZone(bytes: Uint8Array, at: number, end: number): boolean {
  while (at < end && bytes[at] === BLANK) at++;
  if (end - at === 3 && isUniversal(bytes, at)) {
    moment.hasZone = true;
    moment.zoneMinutes = 0;
    return true;
  }
  let offsetEnd = at;
  while (offsetEnd < end && bytes[offsetEnd] !== BLANK) offsetEnd++;
  if (!readZone(bytes, at, offsetEnd)) return false;
  if (offsetEnd === end) return true;
  return end - offsetEnd <= LONGEST && AFTER_OFFSET.test(String.fromCharCode(...bytes.subarray(offsetEnd, end)));
}

/** UTC or GMT. */
function isUniversal(bytes: Uint8Array, at: number): boolean {
  const word = String.fromCharCode(bytes[at]!, bytes[at + 1]!, bytes[at + 2]!);
  return word === 'UTC' || word === 'GMT';
}
