/** Joins fields to a tuple, which `splitTuple` takes apart: a count of 16 bits, then the fields. */
export function joinTuple(fields: readonly (Uint8Array | null)[]): Uint8Array {
  return Buffer.concat([int16(fields.length), ...fields.map(joinField)]);
}

/** A field: its length in 32 bits (-1: NULL) and its bytes. */
export function joinField(field: Uint8Array | null): Uint8Array {
  return field ? Buffer.concat([int32(field.length), field]) : int32(-1);
}

/** A big-endian number of 16 bits. */
export function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

/** A big-endian number of 32 bits. */
export function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
