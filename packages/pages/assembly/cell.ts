// The cells of a leaf of a rowid table and their records (fileformat2, 1.6 and 2.1). Whatever is not plainly in order is left
// to JavaScript, which knows every case and says what is wrong: `nextRecord` then gives LEFT.
import {
  AFTER,
  BOUNDS,
  FIELD_COUNT,
  HAS_AFTER,
  HAS_LAST,
  HAS_TO,
  HAS_UPPER,
  KEY,
  LAST,
  LEAF,
  POINTERS,
  SERIALS,
  STARTS,
  TO,
  UPPER,
  USABLE,
  WANTED,
} from '../src/kernel/kernel-layout';

/** What `nextRecord` gives where there is no size: the row is left to JavaScript, or lies before the range. */
export const LEFT: i32 = -1;
export const BEFORE: i32 = -2;

/** Bytes of the serial types 0 to 11, four bits each; 10 and 11 are never stored. */
const SIZES: u64 = 0x88643210;

/** Reads the record of a cell: its size, or LEFT, or BEFORE. KEY, FIELD_COUNT, SERIALS and STARTS say what was found. */
export function readRecord(cell: i32, cells: i32): i32 {
  const leaf = load<i32>(LEAF);
  const pointers = load<i32>(POINTERS);
  const pageEnd = leaf + load<i32>(USABLE);
  let at: i32 = leaf + <i32>bswap<u16>(load<u16>(pointers + 2 * cell));
  if (at < pointers + 2 * cells || at > pageEnd - 4) return LEFT;

  let size: i32 = load<u8>(at++);
  if (size >= 0x80) {
    size = longVarint(size, at);
    if (size == -1) return LEFT;
    at = varintEnd;
  }
  let key: i64 = 0;
  for (let i = 0; ; i++) {
    const byte: i64 = load<u8>(at++);
    if (i == 8) {
      key = (key << 8) | byte;
      break;
    }
    key = (key << 7) | (byte & 0x7f);
    if (byte < 0x80) break;
  }
  const bounds = load<i32>(BOUNDS);
  if ((bounds & HAS_LAST) != 0 && key <= load<i64>(LAST)) return LEFT;
  if ((bounds & HAS_UPPER) != 0 && key > load<i64>(UPPER)) return LEFT;
  if ((bounds & HAS_TO) != 0 && key > load<i64>(TO)) return LEFT;
  store<i64>(KEY, key);
  if ((bounds & HAS_AFTER) != 0 && key <= load<i64>(AFTER)) return BEFORE;
  // Payloads that spill over onto other pages are longer.
  if (size > load<i32>(USABLE) - 35 || at + size > pageEnd) return LEFT;
  return readFields(at, size) ? size : LEFT;
}

/** Notes that the row that was read is done with: the next one has a greater rowid. */
export function stepOver(): void {
  store<i64>(LAST, load<i64>(KEY));
  store<i32>(BOUNDS, load<i32>(BOUNDS) | HAS_LAST);
}

/** Where the varint ends that was read last. */
let varintEnd: i32 = 0;

/** The rest of a varint of two or three bytes that begins with `first`; -1 for longer ones. */
function longVarint(first: i32, at: i32): i32 {
  const second: i32 = load<u8>(at);
  const two = ((first & 0x7f) << 7) | (second & 0x7f);
  varintEnd = at + 1;
  if (second < 0x80) return two;
  const third: i32 = load<u8>(at + 1);
  varintEnd = at + 2;
  return third < 0x80 ? (two << 7) | third : -1;
}

/** Reads the header of the record. */
function readFields(start: i32, size: i32): bool {
  const serials = load<i32>(SERIALS);
  const starts = load<i32>(STARTS);
  const wanted = load<i32>(WANTED);
  const end = start + size;
  let at = start;
  let header: i32 = load<u8>(at++);
  if (header >= 0x80) {
    header = longVarint(header, at);
    if (header == -1) return false;
    at = varintEnd;
  }
  const headerEnd = start + header;
  if (headerEnd > end || headerEnd <= at) return false;
  let value = headerEnd;
  let count = 0;
  while (at < headerEnd && count < wanted) {
    let serial: i32 = load<u8>(at++);
    if (serial >= 0x80) {
      serial = longVarint(serial, at);
      if (serial == -1) return false;
      at = varintEnd;
    }
    store<i32>(serials + 4 * count, serial);
    store<i32>(starts + 4 * count, value);
    count++;
    if (serial >= 12) value += (serial - 12) >> 1;
    else if (serial < 10) value += (<i32>(SIZES >> ((<u64>serial) << 2))) & 15;
    else return false;
  }
  if (at > headerEnd || value > end || (at == headerEnd && value != end)) return false;
  store<i32>(FIELD_COUNT, count);
  return true;
}

/** The integer of a serial type from 1 to 6, 8 or 9. */
export function integerAt(at: i32, serial: i32): i64 {
  switch (serial) {
    case 1:
      return <i64>load<i8>(at);
    case 2:
      return <i64>(<i16>bswap<u16>(load<u16>(at)));
    case 3:
      return <i64>((<i32>bswap<u32>(load<u32>(at))) >> 8);
    case 4:
      return <i64>(<i32>bswap<u32>(load<u32>(at)));
    case 5:
      return (<i64>bswap<u64>(load<u64>(at))) >> 16;
    case 6:
      return <i64>bswap<u64>(load<u64>(at));
    default:
      return <i64>(serial - 8);
  }
}

/** True for an infinity or a NaN in eight big-endian bytes. */
export function isNotFinite(at: i32): bool {
  return (load<u8>(at) & 0x7f) == 0x7f && load<u8>(at + 1) >= 0xf0;
}
