import type { BenchTable } from './bench-table.js';

/** A database to move: its tables, and the SQL that fills them on SQLite. */
export interface Dataset {
  readonly name: string;
  /** One line for the results. */
  readonly description: string;
  readonly tables: readonly BenchTable[];
  /** Rows over all tables. */
  readonly rows: number;
  /** A script of SQLite; the tables are there and empty, an index is not. */
  readonly fill: string;
}
