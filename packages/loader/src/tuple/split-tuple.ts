/**
 * The fields of one tuple of PostgreSQL's binary COPY: a count of 16 bits, then for each field its length in 32 bits
 * (-1: NULL) and its bytes. https://www.postgresql.org/docs/15/sql-copy.html#id-1.9.3.55.9.4
 */
export function splitTuple(tuple: Uint8Array): (Uint8Array | null)[] {
  const view = new DataView(tuple.buffer, tuple.byteOffset, tuple.byteLength);
  const fields: (Uint8Array | null)[] = [];
  let at = 2;
  for (let count = view.getInt16(0); count > 0; count -= 1) {
    const length = view.getInt32(at);
    at += 4;
    fields.push(length < 0 ? null : tuple.subarray(at, at + length));
    if (length > 0) at += length;
  }
  return fields;
}
