// Texts of a profile: their lengths and shapes, as `text-shape.ts` knows them. Those that take more than a look are left.
import {
  SHOW_NO_MOMENTS,
  SHOW_TEXTS,
  TEXT_BYTES,
  TEXT_CHARACTERS,
  TEXT_COUNT,
  TEXT_OFFSETS,
  TEXT_SHAPES,
} from '../src/kernel/kernel-layout';
import {
  SHAPE_DATE,
  SHAPE_EMPTY,
  SHAPE_INTEGER,
  SHAPE_OTHER,
  SHAPE_TIMESTAMP,
  SHAPE_TIMESTAMP_ZONE,
  SHAPE_UUID,
} from '../src/model/shape-numbers';
import { hasZone, readDate, readTimestamp, zoneMinutes } from './moment';
import { ASCII, checkText, countCharacters, UNFIT } from './text';
import { isLowerUuid } from './uuid';

/** The text has to be looked at by JavaScript. */
const LEFT: i32 = -1;

/** Counts a text; false, with nothing counted, where JavaScript is to. */
export function countText(column: i32, flags: i32, at: i32, length: i32): bool {
  if ((flags & SHOW_TEXTS) != 0) return false;
  const shape = shapeOf(at, length);
  if (shape == LEFT) return false;
  if ((flags & SHOW_NO_MOMENTS) != 0 && (shape < SHAPE_DATE || shape > SHAPE_TIMESTAMP_ZONE)) return false;
  const found = checkText(at, length);
  if (found == UNFIT) return false;
  store<i32>(column + TEXT_COUNT, load<i32>(column + TEXT_COUNT) + 1);
  if (length > load<i32>(column + TEXT_BYTES)) store<i32>(column + TEXT_BYTES, length);
  if (length > load<i32>(column + TEXT_CHARACTERS)) {
    const characters = found == ASCII ? length : countCharacters(at, length);
    if (characters > load<i32>(column + TEXT_CHARACTERS)) store<i32>(column + TEXT_CHARACTERS, characters);
  }
  const counter = column + TEXT_SHAPES + 4 * shape;
  store<i32>(counter, load<i32>(counter) + 1);
  if (shape == SHAPE_TIMESTAMP_ZONE && zoneMinutes != 0) {
    store<i32>(column + TEXT_OFFSETS, load<i32>(column + TEXT_OFFSETS) + 1);
  }
  return true;
}

function shapeOf(at: i32, length: i32): i32 {
  if (length == 0) return SHAPE_EMPTY;
  const first: i32 = load<u8>(at);
  const isDigit = first >= 0x30 && first <= 0x39;
  if (length == 36 && (isDigit || (first >= 0x61 && first <= 0x66)) && isLowerUuid(at)) return SHAPE_UUID;
  if (isDigit || first == 0x2b || first == 0x2d || first == 0x2e) {
    if (length > 2 && load<u8>(at + 2) == 0x3a) return LEFT;
    if (length >= 10 && load<u8>(at + 4) == 0x2d) {
      if (length == 10) return readDate(at) ? SHAPE_DATE : SHAPE_OTHER;
      if (!readTimestamp(at, length)) return SHAPE_OTHER;
      return hasZone ? SHAPE_TIMESTAMP_ZONE : SHAPE_TIMESTAMP;
    }
    return shapeOfNumber(at, length, first);
  }
  return length <= 5 && isWordLetter(first | 0x20) ? LEFT : SHAPE_OTHER;
}

/** Of what begins like a number: plain integers of up to 18 digits, and texts that have bytes which no number has. */
function shapeOfNumber(at: i32, length: i32, first: i32): i32 {
  const end = at + length;
  let digits = 0;
  for (let i = first == 0x2d ? at + 1 : at; i < end; i++) {
    const byte: i32 = load<u8>(i);
    if (byte >= 0x30 && byte <= 0x39) digits++;
    else if (byte != 0x2e && byte != 0x2b && byte != 0x2d && (byte | 0x20) != 0x65) return SHAPE_OTHER;
  }
  const sign = <i32>(first == 0x2d);
  if (digits == 0 || digits > 18 || digits + sign != length) return LEFT;
  return load<u8>(at + sign) == 0x30 && length > 1 ? LEFT : SHAPE_INTEGER;
}

/** With which words for true and false begin: t, f, y, n, o. */
function isWordLetter(letter: i32): bool {
  return letter == 0x74 || letter == 0x66 || letter == 0x79 || letter == 0x6e || letter == 0x6f;
}
