import { damaged } from './damaged.js';
import { isLongValue } from './long-value.js';
import type { RowWalk } from './row-walk.js';
import { readVarint, varint } from './varint.js';

/** Where the fields of a record are (fileformat2, 2.1 "Record Format"). Mutable and reused from row to row. */
export interface RecordFields {
  /** How many of the wanted fields the record has: fewer where columns were added after the row. */
  count: number;
  /** Serial types, by place in the record. */
  readonly serials: Int32Array;
  /** Where the values start in the bytes of the walk; of its long values -1 is the first, -2 the second. */
  readonly starts: Int32Array;
}

/** Room for records of up to `fields` fields; what a record has beyond is not looked at. */
export function createRecordFields(fields: number): RecordFields {
  return { count: 0, serials: new Int32Array(fields), starts: new Int32Array(fields) };
}

/** Bytes of a value, by serial type, for the one-byte serial types. */
const SIZES = new Uint8Array(128);
for (let serial = 0; serial < 128; serial++) {
  SIZES[serial] = serial < 12 ? [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0][serial]! : (serial - 12) >> 1;
}

/** Bytes of a value of this serial type. */
export function serialSize(serial: number): number {
  return serial < 128 ? SIZES[serial]! : (serial - 12) >>> 1;
}

/**
 * Reads the header of the record that the walk stands on. Throws 'damaged' where header and values do not fill the
 * payload, as SQLite does, and for serial types 10 and 11, which are never stored.
 */
export function readRecord(walk: RowWalk, fields: RecordFields): void {
  if (walk.long.length > 0) {
    fields.count = readLongRecord(walk, fields);
    return;
  }
  const { bytes, start } = walk;
  const { serials, starts } = fields;
  const end = start + walk.size;
  const wanted = serials.length;
  // Varints of one byte, and of two further below, are read in place: calls would cost more than all the rest.
  let at = start + 1;
  let headerEnd = start + bytes[start]!;
  if (bytes[start]! >= 0x80) {
    headerEnd = start + readVarint(bytes, start);
    at = varint.end;
  }
  // A row without fields is none to SQLite either: tables have at least one.
  if (headerEnd > end || headerEnd <= at) {
    throw damaged(walk.table, walk.page, 'the header of a row is empty or longer than the row');
  }
  let value = headerEnd;
  let count = 0;
  while (at < headerEnd && count < wanted) {
    let serial = bytes[at++]!;
    if (serial >= 0x80) {
      const second = bytes[at]!;
      if (second < 0x80) {
        serial = ((serial & 0x7f) << 7) | second;
        at++;
      } else {
        serial = readVarint(bytes, at - 1);
        at = varint.end;
        if (serial > 0x7fffffff) throw damaged(walk.table, walk.page, 'a value is longer than its row');
      }
    }
    if (serial === 10 || serial === 11) throw damaged(walk.table, walk.page, `a value has the serial type ${serial}`);
    serials[count] = serial;
    starts[count++] = value;
    value += serial < 128 ? SIZES[serial]! : (serial - 12) >>> 1;
  }
  if (at > headerEnd || value > end || (at === headerEnd && value !== end)) {
    throw damaged(walk.table, walk.page, 'the values of a row are not as long as the row');
  }
  fields.count = count;
}

/** The same of a row that is put together without its long values: its header was found to be right. */
function readLongRecord({ bytes, file }: RowWalk, { serials, starts }: RecordFields): number {
  const headerEnd = readVarint(bytes, 0);
  let at = varint.end;
  let value = headerEnd;
  let long = 0;
  let count = 0;
  for (; at < headerEnd && count < serials.length; count++) {
    const serial = readVarint(bytes, at);
    at = varint.end;
    serials[count] = serial;
    if (isLongValue(serialSize(serial), file.longRow)) starts[count] = -++long;
    else {
      starts[count] = value;
      value += serialSize(serial);
    }
  }
  return count;
}
