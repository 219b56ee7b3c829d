import type { Policy } from './generated/config.js';

/** The policy for values of a column that do not fit its type; names as in the source. */
export interface ColumnPolicy {
  readonly table: string;
  readonly column: string;
  readonly onBadValue: Policy;
}
