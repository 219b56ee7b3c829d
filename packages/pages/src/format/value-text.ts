import { integer, readInteger, toBigInt } from './integers.js';
import { printed, printReal } from './number-text.js';
import type { TextEncoding } from './page-file.js';
import { serialSize } from './record.js';
import { readReal } from './reals.js';
import type { StorageClass } from '../model/target-column.js';

/** How many characters of a value are shown. */
const SHOWN = 60;
/** Bytes of a value that are looked at to show it. */
export const SHOWN_BYTES = SHOWN * 4;

/** The storage class of a serial type (fileformat2, 2.1). */
export function storageClassOf(serial: number): StorageClass {
  if (serial === 0) return 'null';
  if (serial === 7) return 'real';
  if (serial < 12) return 'integer';
  return (serial & 1) === 0 ? 'blob' : 'text';
}

/** The value as an SQL literal, shortened to about 60 characters. */
export function describeValue(bytes: Uint8Array, at: number, serial: number, encoding: TextEncoding): string {
  switch (storageClassOf(serial)) {
    case 'null':
      return 'NULL';
    case 'integer':
      readInteger(bytes, at, serial);
      return String(toBigInt(integer.high, integer.low));
    case 'real':
      printReal(readReal(bytes, at));
      return Buffer.from(printed.bytes.subarray(0, printed.length)).toString('latin1');
    case 'blob': {
      const hex = Buffer.from(bytes.subarray(at, at + Math.min(serialSize(serial), SHOWN / 2))).toString('hex');
      return `x'${hex}${serialSize(serial) > SHOWN / 2 ? '…' : ''}'`;
    }
    case 'text': {
      const text = decodeText(bytes.subarray(at, at + Math.min(serialSize(serial), SHOWN_BYTES)), encoding);
      const shown = Array.from(text).slice(0, SHOWN).map(visible).join('');
      return `'${shown.replaceAll("'", "''")}${Array.from(text).length > SHOWN || serialSize(serial) > SHOWN_BYTES ? '…' : ''}'`;
    }
  }
}

/** A control character as its code, so that none reaches a terminal or a log. */
function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x20 || code === 0x7f ? `\\u${code.toString(16).padStart(4, '0')}` : character;
}

/** The value as it is kept in a reject: bytes of texts and blobs as stored, numbers as their text. A copy. */
export function originalBytes(bytes: Uint8Array, at: number, serial: number, encoding: TextEncoding): Uint8Array {
  const storageClass = storageClassOf(serial);
  if (storageClass === 'null') return new Uint8Array(0);
  if (storageClass === 'text' || storageClass === 'blob') return bytes.slice(at, at + serialSize(serial));
  return Buffer.from(describeValue(bytes, at, serial, encoding));
}

function decodeText(bytes: Uint8Array, encoding: TextEncoding): string {
  const buffer = Buffer.from(bytes);
  if (encoding === 'utf8') return buffer.toString('utf8');
  const whole = buffer.subarray(0, buffer.length & ~1);
  return (encoding === 'utf16be' ? whole.swap16() : whole).toString('utf16le');
}
