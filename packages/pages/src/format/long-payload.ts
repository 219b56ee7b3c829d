import { createLongValue, isLongValue, type LongValue } from './long-value.js';
import { type PayloadPlace, readPayload } from './overflow-chain.js';
import { serialSize } from './record.js';
import type { RowWalk } from './row-walk.js';
import { readVarint, varint } from './varint.js';

/** SQLite takes no longer header of a row that spills over (OP_Column in vdbe.c). */
const LONGEST_HEADER = 98307;

/**
 * Puts a payload together without its long values, which `walk.long` then has in their order, and gives the length of what is
 * there. Every page of it is visited. A record that is not as it should be, and one without long values, is put together whole.
 */
export function readLongPayload(walk: RowWalk, place: PayloadPlace): number {
  const size = place.left;
  const sizes = readHeader(walk, place);
  const headerLength = size - place.left;
  const isLong = (length: number): boolean => isLongValue(length, walk.file.longRow);
  if (!sizes?.some(isLong)) {
    const payload = roomFor(walk, size, headerLength);
    readPayload(walk, place, place.left, payload, headerLength);
    return size;
  }
  const held = sizes.reduce((sum, length) => (isLong(length) ? sum : sum + length), headerLength);
  const payload = roomFor(walk, held, headerLength);
  const long: LongValue[] = [];
  let to = headerLength;
  for (const length of sizes) {
    if (isLong(length)) {
      long.push(createLongValue(walk, { ...place }, length));
      readPayload(walk, place, length, undefined, 0);
    } else {
      readPayload(walk, place, length, payload, to);
      to += length;
    }
  }
  walk.long = long;
  return held;
}

/**
 * Reads the header of the record to the start of the room, and gives the lengths of its values. Undefined where it is none, or where
 * its values are not as long as the payload: what is read then is of no certain length.
 */
function readHeader(walk: RowWalk, place: PayloadPlace): number[] | undefined {
  const size = place.left;
  let payload = roomFor(walk, Math.min(size, 9), 0);
  readPayload(walk, place, 1, payload, 0);
  let start = 1;
  while (payload[start - 1]! >= 0x80 && start < 9) readPayload(walk, place, 1, payload, start++);
  const headerLength = readVarint(payload, 0);
  if (headerLength <= start || headerLength > LONGEST_HEADER || headerLength > size) return undefined;
  payload = roomFor(walk, headerLength, start);
  readPayload(walk, place, headerLength - start, payload, start);
  const sizes: number[] = [];
  let left = place.left;
  let at = start;
  while (at < headerLength) {
    const serial = readVarint(payload, at);
    at = varint.end;
    if (serial > 0x7fffffff || serial === 10 || serial === 11) return undefined;
    left -= serialSize(serial);
    sizes.push(serialSize(serial));
  }
  return at === headerLength && left === 0 ? sizes : undefined;
}

/** Room for `length` bytes, of which the first `kept` stay. */
function roomFor({ overflow }: RowWalk, length: number, kept: number): Uint8Array {
  if (overflow.payload.length < length) {
    const larger = new Uint8Array(Math.max(length, 1 << 16));
    larger.set(overflow.payload.subarray(0, kept));
    overflow.payload = larger;
  }
  return overflow.payload;
}
