// The rows of leaves as binary COPY. What is not of the usual kind is written by JavaScript, a field at a time (`writeField`);
// where that finds something amiss, the row is left to it as a whole.
import {
  ADDED_VALUE,
  BOOLEAN,
  BYTES,
  CELL,
  CELLS,
  COLUMN_BYTES,
  COLUMN_COUNT,
  COLUMN_FLAGS,
  COLUMN_KIND,
  COLUMN_LIMIT,
  COLUMN_PLACE,
  COLUMNS,
  DATE,
  FIELD_COUNT,
  FLOAT64,
  INT16,
  INT32,
  INT64,
  KEY,
  NOT_NULL,
  OUT_AT,
  OUT_END,
  OUT_RESERVE,
  OUT_STOP,
  ROWS,
  SERIALS,
  STARTS,
  TEXT,
  TIMESTAMP,
  TIMESTAMPTZ,
  UUID,
} from '../src/kernel/kernel-layout';
import { BEFORE, integerAt, isNotFinite, LEFT, readRecord, stepOver } from './cell';
import { nextLeaf } from './leaf';
import { days, hasZone, micros, readDate, readTimestamp, zoneMinutes } from './moment';
import { copyBytes, copyText, UNFIT } from './text';
import { putUuid } from './uuid';

/** Writes the field of a column to `to`: where it ends, or -1. */
declare function writeField(column: i32, to: i32): i32;

/** Beyond this not every integer has a double of its own. */
const MOST_EXACT: i64 = 9007199254740992;

/** Takes rows of the leaf and of those behind it, until there is no room or something that is left to JavaScript. */
export function encodeRows(): void {
  do encodeLeaf();
  while (load<i32>(CELL) == load<i32>(CELLS) && load<i32>(OUT_AT) < load<i32>(OUT_STOP) && nextLeaf());
}

function encodeLeaf(): void {
  const cells = load<i32>(CELLS);
  const stop = load<i32>(OUT_STOP);
  const reserve = load<i32>(OUT_END) - load<i32>(OUT_RESERVE);
  let cell = load<i32>(CELL);
  let to = load<i32>(OUT_AT);
  let rows = load<i32>(ROWS);
  while (cell < cells && to < stop) {
    const size = readRecord(cell, cells);
    if (size == LEFT) break;
    if (size != BEFORE) {
      // A value may become three times as long, where it is repaired.
      if (to + 3 * size > reserve) break;
      const end = encodeRow(to);
      if (end == -1) break;
      to = end;
      rows++;
    }
    cell++;
    stepOver();
  }
  store<i32>(CELL, cell);
  store<i32>(OUT_AT, to);
  store<i32>(ROWS, rows);
}

/** Writes a tuple: where it ends, or -1. */
function encodeRow(to: i32): i32 {
  const columns = load<i32>(COLUMNS);
  const count = load<i32>(COLUMN_COUNT);
  const fields = load<i32>(FIELD_COUNT);
  const serials = load<i32>(SERIALS);
  const starts = load<i32>(STARTS);
  store<u16>(to, bswap<u16>(<u16>count));
  to += 2;
  for (let c = 0; c < count; c++) {
    const column = columns + c * COLUMN_BYTES;
    const place = load<i32>(column + COLUMN_PLACE);
    if (place < 0) {
      to = load<i32>(column + COLUMN_KIND) == INT64 ? putInt64(to, load<i64>(KEY)) : writeField(c, to);
    } else if (place < fields) {
      to = encodeField(c, column, load<i32>(starts + 4 * place), load<i32>(serials + 4 * place), to);
    } else {
      const flags = load<i32>(column + COLUMN_FLAGS);
      if ((flags & (NOT_NULL | ADDED_VALUE)) != 0) to = writeField(c, to);
      else to = putNull(to);
    }
    if (to == -1) return -1;
  }
  return to;
}

/** Writes one field: where it ends, or -1. */
function encodeField(c: i32, column: i32, at: i32, serial: i32, to: i32): i32 {
  const kind = load<i32>(column + COLUMN_KIND);
  const flags = load<i32>(column + COLUMN_FLAGS);
  if (serial == 0) return (flags & NOT_NULL) != 0 ? -1 : putNull(to);
  if (serial == 7) {
    if (kind != FLOAT64 || isNotFinite(at)) return writeField(c, to);
    store<u32>(to, bswap<u32>(8));
    store<u64>(to + 4, load<u64>(at));
    return to + 12;
  }
  if (serial < 12) {
    if (kind < INT16 || kind > BOOLEAN) return writeField(c, to);
    const value = integerAt(at, serial);
    if (kind == INT64) return putInt64(to, value);
    if (kind == FLOAT64) {
      if (value > MOST_EXACT || value < -MOST_EXACT) return writeField(c, to);
      return putInt64(to, <i64>reinterpret<u64>(<f64>value));
    }
    if (kind == INT32 && value == <i64>(<i32>value)) {
      store<u32>(to, bswap<u32>(4));
      store<u32>(to + 4, bswap<u32>(<u32>value));
      return to + 8;
    }
    if (kind == INT16 && value == <i64>(<i16>value)) {
      store<u32>(to, bswap<u32>(2));
      store<u16>(to + 4, bswap<u16>(<u16>value));
      return to + 6;
    }
    if (kind == BOOLEAN && <u64>value <= 1) {
      store<u32>(to, bswap<u32>(1));
      store<u8>(to + 4, <u8>value);
      return to + 5;
    }
    return -1;
  }
  const length = (serial - 12) >> 1;
  if ((serial & 1) == 1) return encodeText(c, column, kind, at, length, to);
  if (kind == BYTES || (kind == UUID && length == 16)) return putBytes(at, length, to);
  return writeField(c, to);
}

function encodeText(c: i32, column: i32, kind: i32, at: i32, length: i32, to: i32): i32 {
  switch (kind) {
    case TEXT: {
      if (<u32>length > load<u32>(column + COLUMN_LIMIT)) return writeField(c, to);
      store<u32>(to, bswap<u32>(<u32>length));
      return copyText(at, length, to + 4) == UNFIT ? -1 : to + 4 + length;
    }
    case BYTES:
      return putBytes(at, length, to);
    case TIMESTAMP:
    case TIMESTAMPTZ: {
      if (!readTimestamp(at, length) || (hasZone && kind == TIMESTAMP)) return -1;
      return putInt64(to, <i64>days * 86400000000 + micros - <i64>zoneMinutes * 60000000);
    }
    case DATE: {
      if (length != 10 || !readDate(at)) return -1;
      store<u32>(to, bswap<u32>(4));
      store<u32>(to + 4, bswap<u32>(<u32>days));
      return to + 8;
    }
    case UUID: {
      store<u32>(to, bswap<u32>(16));
      return length == 36 && putUuid(at, to + 4) ? to + 20 : writeField(c, to);
    }
    default:
      return writeField(c, to);
  }
}

function putNull(to: i32): i32 {
  store<i32>(to, -1);
  return to + 4;
}

function putInt64(to: i32, value: i64): i32 {
  store<u32>(to, bswap<u32>(8));
  store<u64>(to + 4, bswap<u64>(<u64>value));
  return to + 12;
}

function putBytes(at: i32, length: i32, to: i32): i32 {
  store<u32>(to, bswap<u32>(<u32>length));
  copyBytes(at, length, to + 4);
  return to + 4 + length;
}
