import type { CopyBuffer } from './copy-buffer.js';
import { type DecimalLimit, parseDecimal, putDecimal, takeDouble, takeInteger } from './decimal.js';
import type { Encoder } from './encoder.js';
import { refuse } from './encoder.js';
import { readInteger } from '../format/integers.js';
import { MISFIT, type Misfit } from '../model/misfit.js';
import { readReal } from '../format/reals.js';

/**
 * numeric: from integers, from reals by the shortest digits that read back the same, and from texts that are numbers. A
 * value with more digits than `precision` and `scale` take does not fit: PostgreSQL would round it without a word.
 */
export function decimalEncoder(precision: number | undefined, scale: number | undefined): Encoder {
  const limit: DecimalLimit | undefined =
    precision === undefined ? undefined : { integerDigits: precision - (scale ?? 0), scale: scale ?? 0 };
  return {
    integer: (bytes, at, serial, out) => {
      readInteger(bytes, at, serial);
      takeInteger(0);
      return putDecimal(out, limit);
    },
    real: (bytes, at, _size, out) => {
      const value = readReal(bytes, at);
      if (!Number.isFinite(value)) return limit === undefined ? putInfinity(out, value < 0) : MISFIT.outOfRange;
      takeDouble(value);
      return putDecimal(out, limit);
    },
    text: (bytes, at, length, out) => (parseDecimal(bytes, at, length) ? putDecimal(out, limit) : MISFIT.form),
    blob: refuse,
  };
}

/** Infinity as numeric_send of PostgreSQL 14 and later writes it. */
function putInfinity(out: CopyBuffer, negative: boolean): Misfit {
  const { view, at } = out;
  view.setInt32(at, 8);
  view.setInt16(at + 4, 0);
  view.setInt16(at + 6, 0);
  view.setUint16(at + 8, negative ? 0xf000 : 0xd000);
  // What its header's bits for the scale happen to be.
  view.setUint16(at + 10, 0x20);
  out.at += 12;
  return MISFIT.none;
}
