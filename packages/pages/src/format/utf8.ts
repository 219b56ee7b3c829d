import { isUtf8 } from 'node:buffer';
import { viewOf } from './byte-view.js';

/**
 * True where the bytes are UTF-8 as PostgreSQL accepts it: no overlong forms, no surrogates, nothing beyond U+10FFFF
 * (Unicode table 3-7). NUL is valid here.
 */
export function isValidUtf8(bytes: Uint8Array, at: number, end: number): boolean {
  if (end - at > 256) return isUtf8(bytes.subarray(at, end));
  const view = viewOf(bytes);
  while (at < end) {
    if (bytes[at]! < 0x80) {
      at++;
      while (at + 4 <= end && (view.getInt32(at) & 0x80808080) === 0) at += 4;
      continue;
    }
    const length = sequenceLength(bytes, at, end);
    if (length === 0) return false;
    at += length;
  }
  return true;
}

/** Bytes of the multi-byte sequence at `at`, which is no ASCII; 0 where it is not well-formed. */
export function sequenceLength(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at]!;
  const second = at + 1 < end ? bytes[at + 1]! : 0;
  if (first < 0xc2 || first > 0xf4 || (second & 0xc0) !== 0x80) return 0;
  if (first < 0xe0) return 2;
  if (first === 0xe0 && second < 0xa0) return 0;
  if (first === 0xed && second > 0x9f) return 0;
  if (first === 0xf0 && second < 0x90) return 0;
  if (first === 0xf4 && second > 0x8f) return 0;
  if (at + 2 >= end || (bytes[at + 2]! & 0xc0) !== 0x80) return 0;
  if (first < 0xf0) return 3;
  return at + 3 < end && (bytes[at + 3]! & 0xc0) === 0x80 ? 4 : 0;
}

/** Code points of valid UTF-8. */
export function countCharacters(bytes: Uint8Array, at: number, end: number): number {
  let count = 0;
  for (; at < end; at++) if ((bytes[at]! & 0xc0) !== 0x80) count++;
  return count;
}

/**
 * The text with NULs left out and U+FFFD for every byte that belongs to no well-formed sequence. A new array.
 */
export function repairUtf8(bytes: Uint8Array, at: number, end: number): Uint8Array {
  const out = new Uint8Array((end - at) * 3);
  let length = 0;
  while (at < end) {
    const byte = bytes[at]!;
    if (byte === 0) at++;
    else if (byte < 0x80) {
      out[length++] = byte;
      at++;
    } else {
      const sequence = sequenceLength(bytes, at, end);
      for (let i = 0; i < sequence; i++) out[length++] = bytes[at + i]!;
      if (sequence === 0) {
        out[length++] = 0xef;
        out[length++] = 0xbf;
        out[length++] = 0xbd;
      }
      at += Math.max(sequence, 1);
    }
  }
  return out.slice(0, length);
}
