import type { Tally } from './features.js';
import type { Random } from './random.js';
import type { Sizes, TableName } from './sizes.js';

/** A value as it is bound; integers beyond 2⁵³ are given as digits, which an INTEGER column takes as the integer. */
export type Value = string | number | null;

/** Some rows of one table, in the order they are inserted. */
export interface TableRows {
  readonly table: TableName;
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly Value[]>;
}

/** The sizes, chance and counts that the rows of a table are made with. */
export interface Ingredients {
  readonly sizes: Sizes;
  readonly random: Random;
  readonly tally: Tally;
}
