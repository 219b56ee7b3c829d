/**
 * A range of a table's key. The chunks of a table are disjoint and cover it, at this and at every later state of the
 * file. Plain data: it can be kept and used again.
 */
export interface Chunk {
  /** From 0, in key order. */
  readonly number: number;
  /**
   * Keys greater than this one: a rowid in decimal; of a table without rowid the serial type and the bytes of each value
   * of its key. Null: from the start.
   */
  readonly from: string | null;
  /** Keys up to and including this one. Null: to the end. */
  readonly to: string | null;
  /** A guess from the pages above the rows. */
  readonly estimatedRows: number;
}
