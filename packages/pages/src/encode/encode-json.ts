import { type CopyBuffer, makeRoom, putBytes } from './copy-buffer.js';
import { type Encoder, refuse } from './encoder.js';
import { printedNumbers, putJsonString } from './encode-text.js';
import { isLosslessJson } from './json-scan.js';
import { MISFIT, type Misfit } from '../model/misfit.js';
import { readReal } from '../format/reals.js';

/** The version of jsonb's binary form (jsonb_recv): the document as text comes behind it. */
const VERSION = 1;

/**
 * jsonb: texts are documents; integers and finite reals are the documents that SQLite made numbers of. In mixed columns
 * a text is a JSON string instead, so that '12' and 12 stay apart.
 */
export function jsonEncoder(mixed: boolean, realAffinity: boolean): Encoder {
  const numbers = printedNumbers(realAffinity, putDocument);
  return {
    integer: numbers.integer,
    real: (bytes, at, size, out) =>
      Number.isFinite(readReal(bytes, at)) ? numbers.real(bytes, at, size, out) : MISFIT.outOfRange,
    text: mixed
      ? (bytes, at, length, out) => putJsonString(bytes, at, length, out, VERSION)
      : (bytes, at, length, out) =>
          isLosslessJson(bytes, at, length) ? putDocument(bytes, at, length, out) : MISFIT.form,
    blob: refuse,
  };
}

function putDocument(bytes: Uint8Array, at: number, length: number, out: CopyBuffer): Misfit {
  makeRoom(out, length + 5);
  out.view.setInt32(out.at, length + 1);
  out.bytes[out.at + 4] = VERSION;
  out.at += 5;
  putBytes(out, bytes, at, length);
  return MISFIT.none;
}
