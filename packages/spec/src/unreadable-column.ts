/** A column that is computed when it is read, and whose values SQLite cannot compute. Names as in the source. */
export interface UnreadableColumn {
  readonly table: string;
  readonly name: string;
  /** SQLite's words when it is asked for them. */
  readonly complaint: string;
}
