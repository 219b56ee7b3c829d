import { integer, readInteger, toBigInt } from '../format/integers.js';
import type { TextEncoding } from '../format/page-file.js';
import type { Collation } from '../model/key-part.js';
import { isNanAt, readReal } from '../format/reals.js';
import { serialSize } from '../format/record.js';
import { converted, convertUtf16 } from '../format/utf16.js';

/** A value where it is stored. */
export interface StoredValue {
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly serial: number;
}

/**
 * The order of two values in an index (datatype3, 4.1): negative, zero or positive. NULLs first, then numbers, texts by
 * the collation, blobs.
 */
export function compareValues(a: StoredValue, b: StoredValue, collation: Collation, encoding: TextEncoding): number {
  const [classOfA, classOfB] = [orderOfClass(a), orderOfClass(b)];
  if (classOfA !== classOfB) return classOfA - classOfB;
  switch (classOfA) {
    case 0:
      return 0;
    case 1:
      return compareNumbers(numberAt(a), numberAt(b));
    case 2:
      return Buffer.compare(textAt(a, collation, encoding), textAt(b, collation, encoding));
    default:
      return Buffer.compare(contentOf(a), contentOf(b));
  }
}

function orderOfClass({ bytes, at, serial }: StoredValue): number {
  if (serial === 0 || (serial === 7 && isNanAt(bytes, at))) return 0;
  if (serial < 12) return 1;
  return (serial & 1) === 1 ? 2 : 3;
}

/** Exact: JavaScript compares a bigint with a double by their values. */
function numberAt({ bytes, at, serial }: StoredValue): number | bigint {
  if (serial === 7) return readReal(bytes, at);
  readInteger(bytes, at, serial);
  return toBigInt(integer.high, integer.low);
}

function compareNumbers(a: number | bigint, b: number | bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function contentOf({ bytes, at, serial }: StoredValue): Uint8Array {
  return bytes.subarray(at, at + serialSize(serial));
}

/** The bytes that the collation compares. */
function textAt(value: StoredValue, collation: Collation, encoding: TextEncoding): Uint8Array {
  if (collation === 'binary') return contentOf(value);
  const text = encoding === 'utf8' ? contentOf(value) : utf8At(value, encoding);
  if (collation === 'nocase') return text.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte));
  let end = text.length;
  while (end > 0 && text[end - 1] === 0x20) end--;
  return text.subarray(0, end);
}

/** SQLite's own collations but BINARY are defined on UTF-8, and UTF-16 is converted for them. */
function utf8At({ bytes, at, serial }: StoredValue, encoding: TextEncoding): Uint8Array {
  convertUtf16(bytes, at, serialSize(serial), encoding === 'utf16be');
  return converted.bytes.slice(0, converted.length);
}
