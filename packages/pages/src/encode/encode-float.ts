import { viewOf } from '../format/byte-view.js';
import type { CopyBuffer } from './copy-buffer.js';
import { parseDecimal } from './decimal.js';
import type { Encoder } from './encoder.js';
import { refuse } from './encoder.js';
import { integer, isExactDouble, readInteger, toDouble } from '../format/integers.js';
import { MISFIT, type Misfit } from '../model/misfit.js';
import { readReal } from '../format/reals.js';

/** double precision and real: from reals, from integers that have an exact double, and from texts that are numbers. */
export function floatEncoder(bits: 32 | 64): Encoder {
  const put = bits === 64 ? putDouble : putSingle;
  return {
    integer: (bytes, at, serial, out) => {
      readInteger(bytes, at, serial);
      if (!isExactDouble(integer.high, integer.low)) return MISFIT.precision;
      return put(out, toDouble(integer.high, integer.low));
    },
    real: bits === 64 ? copyReal : (bytes, at, _size, out) => putSingle(out, readReal(bytes, at)),
    text: (bytes, at, length, out) => {
      if (!parseDecimal(bytes, at, length)) return MISFIT.form;
      const value = Number(Buffer.from(bytes.buffer, bytes.byteOffset + at, length).toString('latin1'));
      // What PostgreSQL refuses too: beyond the range, and what is not zero becoming zero.
      if (!Number.isFinite(value) || (value === 0 && !isZeroText(bytes, at, length))) return MISFIT.outOfRange;
      return put(out, value);
    },
    blob: refuse,
  };
}

function copyReal(bytes: Uint8Array, at: number, _size: number, out: CopyBuffer): Misfit {
  const from = viewOf(bytes);
  const to = out.view;
  const position = out.at;
  to.setInt32(position, 8);
  to.setInt32(position + 4, from.getInt32(at));
  to.setInt32(position + 8, from.getInt32(at + 4));
  out.at = position + 12;
  return MISFIT.none;
}

function putDouble(out: CopyBuffer, value: number): Misfit {
  out.view.setInt32(out.at, 8);
  out.view.setFloat64(out.at + 4, value);
  out.at += 12;
  return MISFIT.none;
}

function putSingle(out: CopyBuffer, value: number): Misfit {
  if (Math.fround(value) !== value) return MISFIT.precision;
  out.view.setInt32(out.at, 4);
  out.view.setFloat32(out.at + 4, value);
  out.at += 8;
  return MISFIT.none;
}

function isZeroText(bytes: Uint8Array, at: number, length: number): boolean {
  for (let i = at; i < at + length; i++) {
    const byte = bytes[i]! | 0x20;
    if (byte === 0x65) return true;
    if (byte > 0x30 && byte <= 0x39) return false;
  }
  return true;
}
