import { integer, readInteger, toBigInt } from '../format/integers.js';
import { printed, printInteger, printReal } from '../format/number-text.js';
import type { TextEncoding } from '../format/page-file.js';
import { readReal } from '../format/reals.js';
import { serialSize } from '../format/record.js';
import type { FieldValue } from '../source/source.js';
import type { TargetColumn } from '../model/target-column.js';
import { convertUtf16, converted } from '../format/utf16.js';
import { repairUtf8 } from '../format/utf8.js';
import { storageClassOf } from '../format/value-text.js';

/**
 * The nearest value that the type can hold: texts without NULs, with U+FFFD for what is no text, cut to the type's
 * length; numbers rounded and brought into the range; nanoseconds rounded to microseconds. Texts are UTF-8. Undefined
 * where nothing is near: NULL then.
 */
export function repairValue(
  { type, stored }: Pick<TargetColumn, 'type' | 'stored'>,
  bytes: Uint8Array,
  at: number,
  serial: number,
  encoding: TextEncoding,
): FieldValue | undefined {
  if (type.kind === 'text') return textValue(repairText(bytes, at, serial, encoding), type.maxLength);
  if (type.kind === 'integer' && serial !== 0 && serial < 12) {
    if (serial !== 7) readInteger(bytes, at, serial);
    const value = serial === 7 ? readReal(bytes, at) : integer.high * 2 ** 32 + (integer.low >>> 0);
    return integerValue(value, type.bits);
  }
  if (stored?.as === 'epoch' && stored.unit === 'ns' && storageClassOf(serial) === 'integer') {
    readInteger(bytes, at, serial);
    return { serial: 6, bytes: int64(wholeMicros(toBigInt(integer.high, integer.low))) };
  }
  if (type.kind === 'float' && type.bits === 32 && serial === 7) {
    const out = new Uint8Array(8);
    const single = Math.fround(readReal(bytes, at));
    new DataView(out.buffer).setFloat64(0, single);
    return { serial: 7, bytes: out };
  }
  return undefined;
}

function repairText(bytes: Uint8Array, at: number, serial: number, encoding: TextEncoding): Uint8Array {
  const length = serialSize(serial);
  switch (storageClassOf(serial)) {
    case 'null':
      return new Uint8Array(0);
    case 'integer':
      readInteger(bytes, at, serial);
      printInteger();
      return printed.bytes.slice(0, printed.length);
    case 'real':
      printReal(readReal(bytes, at));
      return printed.bytes.slice(0, printed.length);
    case 'text':
      if (encoding === 'utf8') return repairUtf8(bytes, at, at + length);
      convertUtf16(bytes, at, length, encoding === 'utf16be');
      return repairUtf8(converted.bytes, 0, converted.length);
    case 'blob':
      return repairUtf8(bytes, at, at + length);
  }
}

function textValue(text: Uint8Array, maxLength: number | undefined): FieldValue {
  let end = text.length;
  if (maxLength !== undefined) {
    let characters = 0;
    for (end = 0; end < text.length; end++) {
      if ((text[end]! & 0xc0) !== 0x80 && characters++ === maxLength) break;
    }
  }
  return { serial: end * 2 + 13, bytes: text.subarray(0, end) };
}

function integerValue(value: number, bits: 16 | 32 | 64): FieldValue {
  const most = (1n << BigInt(bits - 1)) - 1n;
  const whole = value >= 2 ** 63 ? most : value < -(2 ** 63) ? -most - 1n : BigInt(Math.round(value));
  const within = whole > most ? most : whole < -most - 1n ? -most - 1n : whole;
  return { serial: 6, bytes: int64(within) };
}

/** The nearest number of nanoseconds that are whole microseconds, the later of two; still one of 64 bits. */
function wholeMicros(nanos: bigint): bigint {
  const before = nanos - (((nanos % 1000n) + 1000n) % 1000n);
  const after = before + 1000n;
  if (before < -(2n ** 63n)) return after;
  return after - nanos > nanos - before || after >= 2n ** 63n ? before : after;
}

function int64(value: bigint): Uint8Array {
  const out = new Uint8Array(8);
  new DataView(out.buffer).setBigInt64(0, value);
  return out;
}
