import { TRUTH_WORDS } from '@lite2pg/spec';
import type { CopyBuffer } from './copy-buffer.js';
import type { Encoder } from './encoder.js';
import { refuse } from './encoder.js';
import { integer, readInteger } from '../format/integers.js';
import { MISFIT, type Misfit } from '../model/misfit.js';
import { readReal } from '../format/reals.js';

const TRUE_WORDS = TRUTH_WORDS.map(([truth]) => truth);
const FALSE_WORDS = TRUTH_WORDS.map(([, falsehood]) => falsehood);

/** The two words of a column that says true and false in its own way. */
export interface BooleanWords {
  readonly true: string;
  readonly false: string;
}

/** boolean: from 0 and 1 (also as reals) and from words in any case of ASCII: those of PostgreSQL and the column's own. */
export function booleanEncoder(words: BooleanWords | undefined): Encoder {
  const trueWords = (words ? [words.true, ...TRUE_WORDS] : TRUE_WORDS).map(lowerBytes);
  const falseWords = (words ? [words.false, ...FALSE_WORDS] : FALSE_WORDS).map(lowerBytes);
  return {
    integer: (bytes, at, serial, out) => {
      readInteger(bytes, at, serial);
      if (integer.high !== 0 || integer.low >>> 0 > 1) return MISFIT.outOfRange;
      return putBoolean(out, integer.low);
    },
    real: (bytes, at, _size, out) => {
      const value = readReal(bytes, at);
      return value === 0 || value === 1 ? putBoolean(out, value) : MISFIT.outOfRange;
    },
    text: (bytes, at, length, out) => {
      // The column's own words come first in both lists: 'n' may stand for true.
      for (let i = 0; i < Math.max(trueWords.length, falseWords.length); i++) {
        if (i < trueWords.length && isWord(trueWords[i]!, bytes, at, length)) return putBoolean(out, 1);
        if (i < falseWords.length && isWord(falseWords[i]!, bytes, at, length)) return putBoolean(out, 0);
      }
      return MISFIT.form;
    },
    blob: refuse,
  };
}

function putBoolean(out: CopyBuffer, value: number): Misfit {
  out.view.setInt32(out.at, 1);
  out.bytes[out.at + 4] = value;
  out.at += 5;
  return MISFIT.none;
}

function lowerBytes(word: string): Uint8Array {
  return Buffer.from(word).map(lower);
}

function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
}

/** True where the text is this word, in any case of ASCII. */
export function isWord(word: Uint8Array, bytes: Uint8Array, at: number, length: number): boolean {
  if (word.length !== length) return false;
  for (let i = 0; i < length; i++) if (lower(bytes[at + i]!) !== word[i]) return false;
  return true;
}
