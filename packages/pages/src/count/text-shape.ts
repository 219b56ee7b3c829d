import { isWord } from '../encode/encode-boolean.js';
import { parseDecimal } from '../encode/decimal.js';
import { parseInteger } from '../format/integers.js';
import { moment, readDate, readTime, readTimestamp } from '../encode/iso-moment.js';
import { readLooseTimestamp } from '../encode/loose-moment.js';
import { isLosslessJson, LONGEST_DOCUMENT } from '../encode/json-scan.js';
import {
  SHAPE_BOOLEAN,
  SHAPE_DATE,
  SHAPE_DECIMAL,
  SHAPE_EMPTY,
  SHAPE_INTEGER,
  SHAPE_JSON,
  SHAPE_LOOSE,
  SHAPE_LOOSE_ZONE,
  SHAPE_OTHER,
  SHAPE_TIME,
  SHAPE_TIMESTAMP,
  SHAPE_TIMESTAMP_ZONE,
  SHAPE_UUID,
} from '../model/shape-numbers.js';

const WORDS = ['true', 'false', 't', 'f', 'yes', 'no', 'y', 'n', 'on', 'off'].map((word) => Buffer.from(word));

/** The kinds that a text can be of, by its first byte: bit 0 a number or a moment, bit 1 a boolean, bit 2 a UUID. */
const FIRST = new Uint8Array(256);
for (const byte of Buffer.from('0123456789+-.')) FIRST[byte]! |= 1;
for (const byte of Buffer.from('tfynoTFYNO')) FIRST[byte]! |= 2;
for (const byte of Buffer.from('0123456789abcdef')) FIRST[byte]! |= 4;

/** The bytes of numbers and moments. */
const IN_NUMBER = new Uint8Array(256);
for (const byte of Buffer.from('0123456789+-.:eETZz ')) IN_NUMBER[byte] = 1;

/** The first bytes of documents, and blanks. */
const FIRST_OF_DOCUMENT = new Uint8Array(256);
for (const byte of Buffer.from('{["tfn-0123456789 \n\r\t')) FIRST_OF_DOCUMENT[byte] = 1;

/** The longest boolean or UUID. */
const LONGEST_WORD = 36;

/**
 * The shape of a text in UTF-8, as a number of `shape-numbers.ts`. Documents are looked for only where `seekJson` says so, and there
 * first: 12 and true are documents, too.
 */
export function shapeOf(bytes: Uint8Array, at: number, length: number, seekJson: boolean): number {
  if (length === 0) return SHAPE_EMPTY;
  if (seekJson && isLosslessJson(bytes, at, length, true)) return SHAPE_JSON;
  const first = FIRST[bytes[at]!]!;
  if (first !== 0) {
    if ((first & 1) !== 0) {
      const shape = numberOrMoment(bytes, at, length);
      if (shape !== SHAPE_OTHER) return shape;
    }
    if ((first & 2) !== 0 && length <= 5 && WORDS.some((word) => isWord(word, bytes, at, length))) return SHAPE_BOOLEAN;
    if ((first & 4) !== 0 && length === 36 && isUuid(bytes, at)) return SHAPE_UUID;
  }
  return SHAPE_OTHER;
}

/** The same for a text that is meant to be a moment and was found to have no shape: it may be one that is written otherwise. */
export function looseShapeOf(bytes: Uint8Array, at: number, length: number): number {
  if (!readLooseTimestamp(bytes, at, length)) return SHAPE_OTHER;
  return moment.hasZone ? SHAPE_LOOSE_ZONE : SHAPE_LOOSE;
}

/** False where a text of so many bytes that starts like this has surely no shape but 'other': a long one need not be read then. */
export function mayHaveShape(start: Uint8Array, length: number, seekJson: boolean): boolean {
  if (length <= LONGEST_WORD) return true;
  if (seekJson && length <= LONGEST_DOCUMENT && FIRST_OF_DOCUMENT[start[0]!] === 1) return true;
  return (FIRST[start[0]!]! & 1) !== 0 && start.every((byte) => IN_NUMBER[byte] === 1);
}

function numberOrMoment(bytes: Uint8Array, at: number, length: number): number {
  const third = length > 2 ? bytes[at + 2] : 0;
  if (third === 0x3a) return readTime(bytes, at, at + length) === at + length ? SHAPE_TIME : SHAPE_OTHER;
  if (length >= 10 && bytes[at + 4] === 0x2d) {
    if (length === 10) return readDate(bytes, at) ? SHAPE_DATE : SHAPE_OTHER;
    if (!readTimestamp(bytes, at, length)) return SHAPE_OTHER;
    return moment.hasZone ? SHAPE_TIMESTAMP_ZONE : SHAPE_TIMESTAMP;
  }
  if (length <= 20 && parseInteger(bytes, at, length)) return SHAPE_INTEGER;
  return parseDecimal(bytes, at, length) ? SHAPE_DECIMAL : SHAPE_OTHER;
}

function isUuid(bytes: Uint8Array, at: number): boolean {
  for (let i = 0; i < 36; i++) {
    const byte = bytes[at + i]!;
    const hyphen = i === 8 || i === 13 || i === 18 || i === 23;
    if (hyphen ? byte !== 0x2d : (FIRST[byte]! & 4) === 0) return false;
  }
  return true;
}
