const PRIME_1 = 0x9e3779b1;
const PRIME_2 = 0x85ebca77;
const PRIME_3 = 0xc2b2ae3d;

/** A 64-bit hash in two halves; written by `hashTuple`, so that no object is made for a row. */
export interface TupleHash {
  high: number;
  low: number;
}

/**
 * Hashes bytes `start` to `end` into `hash`: two lanes of 32 bits over words of four bytes, mixed at the end. Not
 * against an adversary; equal rows give equal hashes and any two others differ but once in about 2^64.
 */
export function hashTuple(bytes: Uint8Array, start: number, end: number, hash: TupleHash): void {
  let a = (PRIME_1 ^ (end - start)) | 0;
  let b = (PRIME_2 + (end - start)) | 0;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    a = Math.imul(((a ^ word) << 13) | ((a ^ word) >>> 19), PRIME_1);
    b = Math.imul((((b + word) << 17) | ((b + word) >>> 15)) ^ a, PRIME_2);
  }
  for (; at < end; at += 1) {
    a = Math.imul(((a ^ bytes[at]!) << 5) | ((a ^ bytes[at]!) >>> 27), PRIME_3);
    b = Math.imul((b + bytes[at]!) ^ a, PRIME_1);
  }
  a = Math.imul(a ^ (a >>> 15), PRIME_2);
  b = Math.imul(b ^ (b >>> 13) ^ a, PRIME_3);
  hash.high = (a ^ (a >>> 16) ^ b) >>> 0;
  hash.low = (b ^ (b >>> 15)) >>> 0;
}
