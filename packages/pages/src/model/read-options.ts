import type { Chunk } from './chunk.js';
import type { Damage, Reject, TargetColumn } from './target-column.js';

/** The table that is read. */
export interface ReadOptions {
  /** The columns of the COPY, in its order. */
  readonly columns: readonly TargetColumn[];
  /** Only the rows of this chunk. */
  readonly chunk?: Pick<Chunk, 'from' | 'to'> | undefined;
  /** Is given every value that did not fit and was settled by its column's policy. */
  readonly onReject?: ((reject: Reject) => void) | undefined;
  /** Salvage: is given what is damaged, and the rest is read; without it damage is thrown. */
  readonly onDamage?: ((damage: Damage) => void) | undefined;
}
