import type { Policy } from './generated/config.js';

/** What happens to a value of a column, named as in the source, that does not fit its type; undefined where nobody says. */
export type PolicyOf = (table: string, column: string) => Policy | undefined;
