import { putField, putLongField } from './copy-buffer.js';
import { type Encode, type EncodeLong, type Encoder, refuse } from './encoder.js';
import { printedNumbers } from './encode-text.js';
import { MISFIT } from '../model/misfit.js';

/** bytea: blobs and texts as their bytes; numbers, in mixed columns only, as the bytes of their text. */
export function bytesEncoder(mixed: boolean, realAffinity: boolean): Encoder {
  const bytes: Encode = (from, at, length, out) => {
    putField(out, from, at, length);
    return MISFIT.none;
  };
  const long: EncodeLong = (value, out) => {
    putLongField(out, value);
    return MISFIT.none;
  };
  const numbers = printedNumbers(realAffinity, bytes);
  return {
    integer: mixed ? numbers.integer : refuse,
    real: mixed ? numbers.real : refuse,
    text: bytes,
    blob: bytes,
    longText: long,
    longBlob: long,
  };
}
