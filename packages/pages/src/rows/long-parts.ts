import type { CopyBuffer } from '../encode/copy-buffer.js';
import type { RowBatch } from '../model/target-column.js';

/**
 * The bytes written from `from` on, up to the last of the values that were not, those in their places: as batches within a row.
 * Gives where the rest begins.
 */
export function* takeLongParts(
  out: CopyBuffer,
  from: number,
  memoryFor: (length: number) => Uint8Array,
): Generator<RowBatch, number, undefined> {
  for (const { at, value } of out.long) {
    const bytes = memoryFor(at - from).subarray(0, at - from);
    bytes.set(out.bytes.subarray(from, at));
    yield { bytes, rows: 0 };
    for (const piece of value.pieces(memoryFor)) yield { bytes: piece, rows: 0 };
    from = at;
  }
  out.long.length = 0;
  return from;
}
