const PRIME_1 = 0x9e3779b1;
const PRIME_2 = 0x85ebca77;
const PRIME_3 = 0xc2b2ae3d;

/** A 64-bit hash in two halves; written by `hashTuple`, so that no object is made for a row. */
export interface TupleHash {
  high: number;
  low: number;
}

/** The state of a hash: two lanes of 32 bits. */
interface Lanes {
  a: number;
  b: number;
}

/** Of the tuple that `hashTuple` is at. */
const lanes: Lanes = { a: 0, b: 0 };

/**
 * Hashes bytes `start` to `end` into `hash`: two lanes of 32 bits over words of four bytes, mixed at the end. Not
 * against an adversary; equal rows give equal hashes and any two others differ but once in about 2^64.
 */
export function hashTuple(bytes: Uint8Array, start: number, end: number, hash: TupleHash): void {
  begin(lanes);
  const words = end - ((end - start) & 3);
  mixWords(lanes, bytes, start, words);
  finish(lanes, bytes, words, end, end - start, hash);
}

/** The same hash of bytes that come in parts of any length. */
export interface PartsHash {
  add(bytes: Uint8Array, start: number, end: number): void;
  /** The hash of what was added; what is added next is hashed anew. */
  take(hash: TupleHash): void;
}

/** A hash of nothing yet. */
export function createPartsHash(): PartsHash {
  const own: Lanes = { a: 0, b: 0 };
  // What is missing to a word.
  const word = new Uint8Array(4);
  let length = 0;
  begin(own);
  return {
    add: (bytes, start, end) => {
      let at = start;
      for (; at < end && (length & 3) !== 0; at += 1) {
        word[length++ & 3] = bytes[at]!;
        if ((length & 3) === 0) mixWords(own, word, 0, 4);
      }
      const words = end - ((end - at) & 3);
      mixWords(own, bytes, at, words);
      length += words - at;
      for (at = words; at < end; at += 1) word[length++ & 3] = bytes[at]!;
    },
    take: (hash) => {
      finish(own, word, 0, length & 3, length, hash);
      length = 0;
      begin(own);
    },
  };
}

function begin(state: Lanes): void {
  state.a = PRIME_1 | 0;
  state.b = PRIME_2 | 0;
}

function mixWords(state: Lanes, bytes: Uint8Array, start: number, end: number): void {
  let { a, b } = state;
  for (let at = start; at < end; at += 4) {
    const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    a = Math.imul(((a ^ word) << 13) | ((a ^ word) >>> 19), PRIME_1);
    b = Math.imul((((b + word) << 17) | ((b + word) >>> 15)) ^ a, PRIME_2);
  }
  state.a = a;
  state.b = b;
}

/** Mixes in the last bytes, which are no word, and how many there were of all: so zeros at an end make a difference. */
function finish(state: Lanes, bytes: Uint8Array, start: number, end: number, length: number, hash: TupleHash): void {
  let a = state.a ^ length;
  let b = (state.b + length) | 0;
  for (let at = start; at < end; at += 1) {
    a = Math.imul(((a ^ bytes[at]!) << 5) | ((a ^ bytes[at]!) >>> 27), PRIME_3);
    b = Math.imul((b + bytes[at]!) ^ a, PRIME_1);
  }
  a = Math.imul(a ^ (a >>> 15), PRIME_2);
  b = Math.imul(b ^ (b >>> 13) ^ a, PRIME_3);
  hash.high = (a ^ (a >>> 16) ^ b) >>> 0;
  hash.low = (b ^ (b >>> 15)) >>> 0;
}
