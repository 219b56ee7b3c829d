/** Callbacks for a tuple that arrives in parts. */
export interface OnField {
  /** A field begins; -1 for NULL. */
  begin(length: number): void;
  /** Bytes of it. */
  content(bytes: Uint8Array, at: number, end: number): void;
}

/** A walk through one tuple after the other of binary COPY, without its header and trailer, that come in parts cut anywhere. */
export interface TupleFields {
  /** Takes bytes from `at` on up to the end of the tuple or to `end`; gives where it stands. */
  push(bytes: Uint8Array, at: number, end: number): number;
  /** True where it stands between two tuples. */
  isBetween(): boolean;
}

/** A walk that stands before the first tuple. */
export function createTupleFields(on?: OnField): TupleFields {
  let isBetween = true;
  // How many fields are to come, and how many bytes of the present one.
  let fields = 0;
  let left = 0;
  // A number that is cut: the count of fields in two bytes, or a length in four.
  let number = 0;
  let missing = 2;
  return {
    push: (bytes, at, end) => {
      while (at < end) {
        if (left > 0) {
          const until = Math.min(end, at + left);
          on?.content(bytes, at, until);
          left -= until - at;
          at = until;
        } else {
          number = (number << 8) | bytes[at++]!;
          if (--missing > 0) continue;
          if (isBetween) fields = number;
          else {
            fields--;
            left = Math.max(0, number);
            on?.begin(number);
          }
          isBetween = false;
          number = 0;
          missing = 4;
        }
        if (fields > 0 || left > 0) continue;
        isBetween = true;
        missing = 2;
        return at;
      }
      return at;
    },
    isBetween: () => isBetween && missing === 2,
  };
}
