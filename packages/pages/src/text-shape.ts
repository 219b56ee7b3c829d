import { isWord } from './encode-boolean.js';
import { parseDecimal } from './decimal.js';
import { parseInteger } from './integers.js';
import { moment, readDate, readTime, readTimestamp } from './iso-moment.js';
import { isLosslessJson } from './json-scan.js';

/** The shapes of the profile, in its order: a text has the first that fits. */
export const SHAPES = [
  'empty',
  'integer',
  'decimal',
  'boolean',
  'date',
  'timestamp',
  'timestampZone',
  'time',
  'uuid',
  'json',
  'other',
] as const;

/** The numbers of the shapes in `SHAPES`. */
export const SHAPE = {
  empty: 0,
  integer: 1,
  decimal: 2,
  boolean: 3,
  date: 4,
  timestamp: 5,
  timestampZone: 6,
  time: 7,
  uuid: 8,
  json: 9,
  other: 10,
};

const WORDS = ['true', 'false', 't', 'f', 'yes', 'no', 'y', 'n', 'on', 'off'].map((word) => Buffer.from(word));

/** What a text can be, by its first byte: bit 0 a number or a moment, bit 1 a boolean, bit 2 a UUID. */
const FIRST = new Uint8Array(256);
for (const byte of Buffer.from('0123456789+-.')) FIRST[byte]! |= 1;
for (const byte of Buffer.from('tfynoTFYNO')) FIRST[byte]! |= 2;
for (const byte of Buffer.from('0123456789abcdef')) FIRST[byte]! |= 4;

/**
 * The shape of a text in UTF-8, as a number of `SHAPE`. Documents are looked for only where `seekJson` says so, and there
 * first: 12 and true are documents, too.
 */
export function shapeOf(bytes: Uint8Array, at: number, length: number, seekJson: boolean): number {
  if (length === 0) return SHAPE.empty;
  if (seekJson && isLosslessJson(bytes, at, length)) return SHAPE.json;
  const first = FIRST[bytes[at]!]!;
  if (first !== 0) {
    if ((first & 1) !== 0) {
      const shape = numberOrMoment(bytes, at, length);
      if (shape !== SHAPE.other) return shape;
    }
    if ((first & 2) !== 0 && length <= 5 && WORDS.some((word) => isWord(word, bytes, at, length))) return SHAPE.boolean;
    if ((first & 4) !== 0 && length === 36 && isUuid(bytes, at)) return SHAPE.uuid;
  }
  return SHAPE.other;
}

function numberOrMoment(bytes: Uint8Array, at: number, length: number): number {
  const third = length > 2 ? bytes[at + 2] : 0;
  if (third === 0x3a) return readTime(bytes, at, at + length) === at + length ? SHAPE.time : SHAPE.other;
  if (length >= 10 && bytes[at + 4] === 0x2d) {
    if (length === 10) return readDate(bytes, at) ? SHAPE.date : SHAPE.other;
    if (!readTimestamp(bytes, at, length)) return SHAPE.other;
    return moment.hasZone ? SHAPE.timestampZone : SHAPE.timestamp;
  }
  if (length <= 20 && parseInteger(bytes, at, length)) return SHAPE.integer;
  return parseDecimal(bytes, at, length) ? SHAPE.decimal : SHAPE.other;
}

function isUuid(bytes: Uint8Array, at: number): boolean {
  for (let i = 0; i < 36; i++) {
    const byte = bytes[at + i]!;
    const hyphen = i === 8 || i === 13 || i === 18 || i === 23;
    if (hyphen ? byte !== 0x2d : (FIRST[byte]! & 4) === 0) return false;
  }
  return true;
}
