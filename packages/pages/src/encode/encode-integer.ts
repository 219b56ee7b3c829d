import type { CopyBuffer } from './copy-buffer.js';
import type { Encode, Encoder } from './encoder.js';
import { integer, parseInteger, readInteger } from '../format/integers.js';
import { MISFIT, type Misfit } from '../model/misfit.js';
import { readReal } from '../format/reals.js';
import { refuse } from './encoder.js';

/** smallint, integer and bigint: from integers, reals without a fraction, and texts in plain decimal form. */
export function integerEncoder(bits: 16 | 32 | 64): Encoder {
  const put = PUTS[bits];
  const fromInteger: Encode = (bytes, at, serial, out) => {
    readInteger(bytes, at, serial);
    return put(out);
  };
  return {
    integer: fromInteger,
    real: (bytes, at, _size, out) => {
      const misfit = takeReal(bytes, at);
      return misfit === MISFIT.none ? put(out) : misfit;
    },
    text: (bytes, at, length, out) => (parseInteger(bytes, at, length) ? put(out) : MISFIT.form),
    blob: refuse,
  };
}

/** Sets `integer` to the real at `at`, where it is a whole number of 64 bits. */
function takeReal(bytes: Uint8Array, at: number): Misfit {
  const value = readReal(bytes, at);
  if (value < -(2 ** 63) || value >= 2 ** 63) return MISFIT.outOfRange;
  if (!Number.isInteger(value)) return MISFIT.fraction;
  integer.high = Math.floor(value / 2 ** 32);
  integer.low = (value - integer.high * 2 ** 32) | 0;
  return MISFIT.none;
}

const PUTS: Record<16 | 32 | 64, (out: CopyBuffer) => Misfit> = {
  16: (out) => {
    const { high, low } = integer;
    if (high !== low >> 31 || low !== (low << 16) >> 16) return MISFIT.outOfRange;
    out.view.setInt32(out.at, 2);
    out.view.setInt16(out.at + 4, low);
    out.at += 6;
    return MISFIT.none;
  },
  32: (out) => {
    const { high, low } = integer;
    if (high !== low >> 31) return MISFIT.outOfRange;
    out.view.setInt32(out.at, 4);
    out.view.setInt32(out.at + 4, low);
    out.at += 8;
    return MISFIT.none;
  },
  64: (out) => {
    const view = out.view;
    const start = out.at;
    view.setInt32(start, 8);
    view.setInt32(start + 4, integer.high);
    view.setInt32(start + 8, integer.low);
    out.at = start + 12;
    return MISFIT.none;
  },
};
