import { MISFIT, type Misfit } from '../model/misfit.js';

/** UTF-8 that was converted last from UTF-16: one scratch array a thread, grown as needed. */
export const converted = { bytes: new Uint8Array(1 << 12), length: 0, characters: 0 };

/**
 * Converts UTF-16 text into `converted`. Says what is wrong with it: lone surrogates or half a unit at its end (U+FFFD
 * stands for them then), or a NUL (which is converted as it is); `MISFIT.none` for neither.
 */
export function convertUtf16(bytes: Uint8Array, at: number, length: number, bigEndian: boolean): Misfit {
  if (converted.bytes.length < length * 2) converted.bytes = new Uint8Array(length * 2);
  const out = converted.bytes;
  const whole = at + (length & ~1);
  const low = bigEndian ? 1 : 0;
  let written = 0;
  let characters = 0;
  let invalid = (length & 1) !== 0;
  let nul = false;
  for (let i = at; i < whole; i += 2) {
    let code = bytes[i + low]! | (bytes[i + 1 - low]! << 8);
    characters++;
    if (code < 0x80) {
      out[written++] = code;
      if (code === 0) nul = true;
      continue;
    }
    if (code < 0x800) {
      out[written++] = 0xc0 | (code >> 6);
      out[written++] = 0x80 | (code & 0x3f);
      continue;
    }
    if (code >= 0xd800 && code < 0xe000) {
      const next = i + 2 < whole ? bytes[i + 2 + low]! | (bytes[i + 3 - low]! << 8) : 0;
      if (code < 0xdc00 && next >= 0xdc00 && next < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00);
        i += 2;
        out[written++] = 0xf0 | (code >> 18);
        out[written++] = 0x80 | ((code >> 12) & 0x3f);
        out[written++] = 0x80 | ((code >> 6) & 0x3f);
        out[written++] = 0x80 | (code & 0x3f);
        continue;
      }
      invalid = true;
      code = 0xfffd;
    }
    out[written++] = 0xe0 | (code >> 12);
    out[written++] = 0x80 | ((code >> 6) & 0x3f);
    out[written++] = 0x80 | (code & 0x3f);
  }
  if ((length & 1) !== 0) {
    out.set([0xef, 0xbf, 0xbd], written);
    written += 3;
    characters++;
  }
  converted.length = written;
  converted.characters = characters;
  if (invalid) return MISFIT.invalidText;
  return nul ? MISFIT.nul : MISFIT.none;
}
