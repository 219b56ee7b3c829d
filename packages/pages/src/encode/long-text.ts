import { isAscii, isUtf8 } from 'node:buffer';
import { type LongValue, passingPieces } from '../format/long-value.js';
import { MISFIT, type Misfit } from '../model/misfit.js';
import { countCharacters } from '../format/utf8.js';

/** The result of reading a text in UTF-8 once. */
export interface LongText {
  /** The reason that PostgreSQL cannot hold it, if there is one. Invalid bytes count before NULs. */
  readonly misfit: Misfit;
  readonly hasNul: boolean;
  /** Means nothing where they were not wanted. */
  readonly characters: number;
}

/** Looks at a text that is not held whole as `checkText`, `hasNul` and, with `wantsCharacters`, `countCharacters` do. */
export function lookThrough(value: LongValue, wantsCharacters: boolean): LongText {
  let hasNul = false;
  let isValid = true;
  let characters = 0;
  let cut: Uint8Array = new Uint8Array(0);
  for (const piece of passingPieces(value)) {
    hasNul ||= piece.includes(0);
    if (cut.length === 0 && isAscii(piece)) {
      characters += piece.length;
      continue;
    }
    if (wantsCharacters) characters += countCharacters(piece, 0, piece.length);
    if (!isValid) continue;
    const text = cut.length > 0 ? Buffer.concat([cut, piece]) : piece;
    const end = endOfCharacters(text);
    isValid = isUtf8(text.subarray(0, end));
    cut = Uint8Array.from(text.subarray(end));
  }
  if (!isValid || cut.length > 0) return { misfit: MISFIT.invalidText, hasNul, characters };
  return { misfit: hasNul ? MISFIT.nul : MISFIT.none, hasNul, characters };
}

/** Where a character starts that goes on behind the end of the text, judged by its first byte; the end where none does. */
function endOfCharacters(text: Uint8Array): number {
  for (let at = text.length - 1; at >= 0 && at >= text.length - 3; at--) {
    const byte = text[at]!;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return at + length > text.length ? at : text.length;
  }
  return text.length;
}
