/** The collations that every SQLite has (datatype3, 7). */
export type Collation = 'binary' | 'nocase' | 'rtrim';

/** How a column of a key is ordered. */
export interface KeyPart {
  readonly collation: Collation;
  readonly descending: boolean;
}
