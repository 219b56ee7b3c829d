/**
 * The varint that was read last (fileformat2, 1.6 "varint"): up to nine bytes, big-endian, seven bits each, eight in the
 * ninth. One object for all callers of a thread, so that reading allocates nothing.
 */
export const varint = { high: 0, low: 0, end: 0 };

/** Reads the 64-bit varint at `at` into `varint`: two 32-bit halves as signed integers, and where it ends. */
export function readVarint64(bytes: Uint8Array, at: number): void {
  let high = 0;
  let low = 0;
  for (let i = 0; i < 8; i++) {
    const byte = bytes[at + i]!;
    high = (high << 7) | (low >>> 25);
    low = (low << 7) | (byte & 0x7f);
    if (byte < 0x80) {
      varint.high = high;
      varint.low = low;
      varint.end = at + i + 1;
      return;
    }
  }
  varint.high = (high << 8) | (low >>> 24);
  varint.low = (low << 8) | bytes[at + 8]!;
  varint.end = at + 9;
}

/**
 * Reads a varint that counts something; 2^53 for anything that large or negative, and for what takes nine bytes, where
 * SQLite itself is of two minds about the last one. `varint.end` says where it ends.
 */
export function readVarint(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) {
    varint.end = at + 1;
    return first;
  }
  const second = bytes[at + 1]!;
  if (second < 0x80) {
    varint.end = at + 2;
    return ((first & 0x7f) << 7) | second;
  }
  readVarint64(bytes, at);
  if (varint.end - at === 9 || varint.high < 0 || varint.high > 0x1fffff) return 2 ** 53;
  return varint.high * 2 ** 32 + (varint.low >>> 0);
}
