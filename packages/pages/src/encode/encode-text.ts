import { type CopyBuffer, makeRoom, putBytes, putField, putLongField } from './copy-buffer.js';
import { viewOf } from '../format/byte-view.js';
import { type Encode, type EncodeLong, type Encoder, refuse } from './encoder.js';
import { integer, readInteger, toDouble } from '../format/integers.js';
import { lookThrough } from './long-text.js';
import { MISFIT, type Misfit } from '../model/misfit.js';
import { printed, printInteger, printReal } from '../format/number-text.js';
import { readReal } from '../format/reals.js';
import { countCharacters, isValidUtf8, sequenceLength } from '../format/utf8.js';

/** The sign bit of each of four bytes: set in a byte that is no ASCII, and in a NUL less one. */
const SIGNS = 0x80808080 | 0;

/** From here on a call of a built-in function costs less than a loop. */
const LONG_TEXT = 256;

/** Values that a text column takes besides texts. */
export interface TextOptions {
  /** Characters at the most. */
  readonly maxLength: number | undefined;
  /** Numbers are brought to the column by their text. */
  readonly mixed: boolean;
  /** Blobs hold the bytes of the text. */
  readonly fromBlob: boolean;
  /** Integers are reals that SQLite stores in short: they print as reals. */
  readonly realAffinity: boolean;
}

/** text and varchar(n): texts as their bytes, without NUL and only valid UTF-8; numbers only in mixed columns. */
export function textEncoder(options: TextOptions): Encoder {
  const { maxLength } = options;
  const text: Encode =
    maxLength === undefined
      ? putText
      : (bytes, at, length, out) =>
          length > maxLength && countCharacters(bytes, at, at + length) > maxLength
            ? MISFIT.tooLong
            : putText(bytes, at, length, out);
  const longText: EncodeLong = (value, out) => {
    const { characters, misfit } = lookThrough(value, maxLength !== undefined);
    if (maxLength !== undefined && characters > maxLength) return MISFIT.tooLong;
    if (misfit === MISFIT.none) putLongField(out, value);
    return misfit;
  };
  const numbers = printedNumbers(options.realAffinity, text);
  return {
    integer: options.mixed ? numbers.integer : refuse,
    real: options.mixed ? numbers.real : refuse,
    text,
    blob: options.fromBlob ? text : refuse,
    longText,
    longBlob: options.fromBlob ? longText : undefined,
  };
}

/** Encoders of numbers by their text, which `text` then writes. */
export function printedNumbers(realAffinity: boolean, text: Encode): Pick<Encoder, 'integer' | 'real'> {
  return {
    integer: (bytes, at, serial, out) => {
      readInteger(bytes, at, serial);
      if (realAffinity) printReal(toDouble(integer.high, integer.low));
      else printInteger();
      return text(printed.bytes, 0, printed.length, out);
    },
    real: (bytes, at, _size, out) => {
      printReal(readReal(bytes, at));
      return text(printed.bytes, 0, printed.length, out);
    },
  };
}

/** Writes a text field while looking at its bytes, four at a time: in their sign bits at once. */
function putText(bytes: Uint8Array, at: number, length: number, out: CopyBuffer): Misfit {
  if (length >= LONG_TEXT) {
    putField(out, bytes, at, length);
    return checkText(bytes, at, at + length);
  }
  makeRoom(out, length + 4);
  const from = viewOf(bytes);
  const to = out.view;
  const end = at + length;
  let position = out.at;
  to.setInt32(position, length);
  position += 4;
  let high = 0;
  let zero = 0;
  let i = at;
  for (; i + 4 <= end; i += 4, position += 4) {
    const four = from.getInt32(i);
    high |= four;
    zero |= (four - 0x01010101) & ~four;
    to.setInt32(position, four);
  }
  for (; i < end; i++, position++) {
    const byte = bytes[i]!;
    high |= byte;
    zero |= (byte - 1) & ~byte;
    to.setInt8(position, byte);
  }
  out.at = position;
  if (((high | zero) & SIGNS) === 0) return MISFIT.none;
  if ((high & SIGNS) !== 0 && !isValidUtf8(bytes, at, end)) return MISFIT.invalidText;
  return (zero & SIGNS) === 0 ? MISFIT.none : MISFIT.nul;
}

/** The reason that PostgreSQL cannot hold this text, if there is one. Invalid bytes count before NULs. */
export function checkText(bytes: Uint8Array, at: number, end: number): Misfit {
  if (end - at >= LONG_TEXT) {
    if (!isValidUtf8(bytes, at, end)) return MISFIT.invalidText;
    return hasNul(bytes, at, end) ? MISFIT.nul : MISFIT.none;
  }
  const view = viewOf(bytes);
  let zero = 0;
  while (at < end) {
    if (at + 4 <= end) {
      const four = view.getInt32(at);
      if ((four & SIGNS) === 0) {
        zero |= four - 0x01010101;
        at += 4;
        continue;
      }
    }
    const byte = bytes[at]!;
    if (byte < 0x80) {
      zero |= byte - 1;
      at++;
    } else {
      const length = sequenceLength(bytes, at, end);
      if (length === 0) return MISFIT.invalidText;
      at += length;
    }
  }
  return (zero & SIGNS) !== 0 ? MISFIT.nul : MISFIT.none;
}

/** True where a NUL is among the bytes. */
export function hasNul(bytes: Uint8Array, at: number, end: number): boolean {
  if (end - at >= LONG_TEXT) return bytes.subarray(at, end).includes(0);
  const view = viewOf(bytes);
  for (; at + 4 <= end; at += 4) {
    const four = view.getInt32(at);
    if (((four - 0x01010101) & ~four & SIGNS) !== 0) return true;
  }
  for (; at < end; at++) if (bytes[at] === 0) return true;
  return false;
}

/** Writes a JSON string of valid UTF-8: quotes, backslashes and control characters escaped. `prefix` goes before it in the field. */
export function putJsonString(bytes: Uint8Array, at: number, length: number, out: CopyBuffer, prefix: number): Misfit {
  const misfit = checkText(bytes, at, at + length);
  if (misfit !== MISFIT.none) return misfit;
  makeRoom(out, length * 6 + 7);
  const start = out.at;
  const to = out.bytes;
  to[start + 4] = prefix;
  to[start + 5] = 0x22;
  out.at = start + 6;
  for (let i = at; i < at + length; i++) {
    const byte = bytes[i]!;
    if (byte < 0x20) {
      putBytes(out, Buffer.from(`\\u${byte.toString(16).padStart(4, '0')}`), 0, 6);
      continue;
    }
    if (byte === 0x22 || byte === 0x5c) to[out.at++] = 0x5c;
    to[out.at++] = byte;
  }
  to[out.at++] = 0x22;
  out.view.setInt32(start, out.at - start - 4);
  return MISFIT.none;
}
