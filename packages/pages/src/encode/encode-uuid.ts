import { type CopyBuffer, putField } from './copy-buffer.js';
import { type Encoder, refuse } from './encoder.js';
import { MISFIT, type Misfit } from '../model/misfit.js';

/** uuid: from 16-byte blobs and from 32 hexadecimal digits in any case, with the four usual hyphens or none. */
export const uuidEncoder: Encoder = {
  integer: refuse,
  real: refuse,
  text: putUuidText,
  blob: (bytes, at, length, out) => {
    if (length !== 16) return MISFIT.form;
    putField(out, bytes, at, 16);
    return MISFIT.none;
  },
};

/** Values of hexadecimal digits, by byte; 255 for other bytes. */
const HEX = new Uint8Array(256).fill(255);
for (let digit = 0; digit < 16; digit++) {
  HEX[digit.toString(16).charCodeAt(0)] = digit;
  HEX[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
}

function putUuidText(bytes: Uint8Array, at: number, length: number, out: CopyBuffer): Misfit {
  if (length !== 36 && length !== 32) return MISFIT.form;
  let from = at;
  const to = out.at + 4;
  out.view.setInt32(out.at, 16);
  for (let i = 0; i < 16; i++) {
    if (length === 36 && (i === 4 || i === 6 || i === 8 || i === 10) && bytes[from++] !== 0x2d) return MISFIT.form;
    const high = HEX[bytes[from]!]!;
    const low = HEX[bytes[from + 1]!]!;
    if ((high | low) > 15) return MISFIT.form;
    out.bytes[to + i] = (high << 4) | low;
    from += 2;
  }
  out.at = to + 16;
  return MISFIT.none;
}
