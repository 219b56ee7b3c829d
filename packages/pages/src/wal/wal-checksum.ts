/** The checksum of the write-ahead log (fileformat2, 4.2 "Checksum Algorithm") over `length` bytes, going on from `before`. */
export function walChecksum(
  bytes: Uint8Array,
  at: number,
  length: number,
  before: readonly [number, number],
  littleEndian: boolean,
): [number, number] {
  let [first, second] = before;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, length);
  for (let i = 0; i < length; i += 8) {
    first = (first + view.getUint32(i, littleEndian) + second) | 0;
    second = (second + view.getUint32(i + 4, littleEndian) + first) | 0;
  }
  return [first >>> 0, second >>> 0];
}
