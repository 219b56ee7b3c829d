// The values of rows, counted by column as `profile-rows.ts` does. What is odd, or has to be looked at more closely,
// is counted by JavaScript (`countValue`), and only there.
import {
  ADDED_VALUE,
  BLOB_BYTES,
  BLOB_COUNT,
  BLOB_UUIDS,
  CELL,
  CELLS,
  COLUMN_COUNT,
  COLUMNS,
  COUNT_AS_REALS,
  COUNTS_BYTES,
  COUNTS_FLAGS,
  COUNTS_NULLS,
  COUNTS_PLACE,
  FIELD_COUNT,
  INTEGER_BEYOND_DOUBLE,
  INTEGER_BOOLEANS,
  INTEGER_COUNT,
  INTEGER_MAX,
  INTEGER_MICROSECONDS,
  INTEGER_MILLISECONDS,
  INTEGER_MIN,
  INTEGER_NANOSECONDS,
  INTEGER_SECONDS,
  KEY,
  REAL_COUNT,
  REAL_INTEGRAL,
  REAL_JULIAN,
  REAL_MAX,
  REAL_MILLISECONDS,
  REAL_MIN,
  REAL_SECONDS,
  ROWS,
  SERIALS,
  SHOW_BLOBS,
  SHOW_INTEGERS,
  SHOW_NULLS,
  SHOW_REALS,
  STARTS,
} from '../src/kernel/kernel-layout';
import { BEFORE, integerAt, isNotFinite, LEFT, readRecord, stepOver } from './cell';
import { nextLeaf } from './leaf';
import { countText } from './shape';

/** Counts the value of a column in JavaScript. */
declare function countValue(column: i32): void;

/** From 1980-01-01 up to 2100-01-01, in seconds since 1970. */
const EPOCH_FROM: f64 = 315532800;
const EPOCH_TO: f64 = 4102444800;
/** From 1900-01-01 up to 2100-01-01, in Julian days. */
const JULIAN_FROM: f64 = 2415020.5;
const JULIAN_TO: f64 = 2488069.5;
const TWO_63: f64 = 9.223372036854775808e18;

/** Counts rows of the leaf and of those behind it, until something that is left to JavaScript. */
export function profileRows(): void {
  do profileLeaf();
  while (load<i32>(CELL) == load<i32>(CELLS) && nextLeaf());
}

function profileLeaf(): void {
  const cells = load<i32>(CELLS);
  let cell = load<i32>(CELL);
  let rows = load<i32>(ROWS);
  while (cell < cells) {
    const size = readRecord(cell, cells);
    if (size == LEFT) break;
    if (size != BEFORE) {
      profileRow();
      rows++;
    }
    cell++;
    stepOver();
  }
  store<i32>(CELL, cell);
  store<i32>(ROWS, rows);
}

function profileRow(): void {
  const count = load<i32>(COLUMN_COUNT);
  const fields = load<i32>(FIELD_COUNT);
  const serials = load<i32>(SERIALS);
  const starts = load<i32>(STARTS);
  let column = load<i32>(COLUMNS);
  for (let c = 0; c < count; c++, column += COUNTS_BYTES) {
    const place = load<i32>(column + COUNTS_PLACE);
    const flags = load<i32>(column + COUNTS_FLAGS);
    let at: i32 = 0;
    let serial: i32 = 0;
    if (place < 0) {
      if ((flags & SHOW_INTEGERS) != 0) countValue(c);
      else countInteger(column, load<i64>(KEY));
      continue;
    }
    if (place < fields) {
      at = load<i32>(starts + 4 * place);
      serial = load<i32>(serials + 4 * place);
    } else if ((flags & ADDED_VALUE) != 0) {
      countValue(c);
      continue;
    }
    if (serial == 0) {
      if ((flags & SHOW_NULLS) != 0) countValue(c);
      else add(column + COUNTS_NULLS);
    } else if (serial == 7) {
      if ((flags & SHOW_REALS) != 0 || isNotFinite(at)) countValue(c);
      else countReal(column, reinterpret<f64>(bswap<u64>(load<u64>(at))));
    } else if (serial < 12) {
      if ((flags & (SHOW_INTEGERS | COUNT_AS_REALS)) == 0) countInteger(column, integerAt(at, serial));
      else if ((flags & SHOW_INTEGERS) != 0) countValue(c);
      else countReal(column, <f64>integerAt(at, serial));
    } else if ((serial & 1) == 1) {
      if (!countText(column, flags, at, (serial - 13) >> 1)) countValue(c);
    } else if ((flags & SHOW_BLOBS) != 0) countValue(c);
    else {
      const length = (serial - 12) >> 1;
      add(column + BLOB_COUNT);
      if (length == 16) add(column + BLOB_UUIDS);
      if (length > load<i32>(column + BLOB_BYTES)) store<i32>(column + BLOB_BYTES, length);
    }
  }
}

function add(counter: i32): void {
  store<i32>(counter, load<i32>(counter) + 1);
}

function countInteger(column: i32, value: i64): void {
  add(column + INTEGER_COUNT);
  if (value < load<i64>(column + INTEGER_MIN)) store<i64>(column + INTEGER_MIN, value);
  if (value > load<i64>(column + INTEGER_MAX)) store<i64>(column + INTEGER_MAX, value);
  if (<u64>value <= 1) {
    add(column + INTEGER_BOOLEANS);
    return;
  }
  const rounded = <f64>value;
  if (rounded >= EPOCH_FROM) {
    if (rounded < EPOCH_TO) add(column + INTEGER_SECONDS);
    else if (rounded >= EPOCH_FROM * 1e3 && rounded < EPOCH_TO * 1e3) add(column + INTEGER_MILLISECONDS);
    else if (rounded >= EPOCH_FROM * 1e6 && rounded < EPOCH_TO * 1e6) add(column + INTEGER_MICROSECONDS);
    else if (rounded >= EPOCH_FROM * 1e9 && rounded < EPOCH_TO * 1e9) add(column + INTEGER_NANOSECONDS);
  }
  if (rounded >= TWO_63 || <i64>rounded != value) add(column + INTEGER_BEYOND_DOUBLE);
}

/** Counts a finite real. */
function countReal(column: i32, value: f64): void {
  add(column + REAL_COUNT);
  if (value < load<f64>(column + REAL_MIN)) store<f64>(column + REAL_MIN, value);
  if (value > load<f64>(column + REAL_MAX)) store<f64>(column + REAL_MAX, value);
  if (floor(value) == value && value >= -TWO_63 && value < TWO_63) add(column + REAL_INTEGRAL);
  if (value < JULIAN_FROM) return;
  if (value < JULIAN_TO) add(column + REAL_JULIAN);
  else if (value < EPOCH_FROM) return;
  else if (value < EPOCH_TO) add(column + REAL_SECONDS);
  else if (value >= EPOCH_FROM * 1e3 && value < EPOCH_TO * 1e3) add(column + REAL_MILLISECONDS);
}
