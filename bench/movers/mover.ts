import type { Measured } from '../measure.js';
import type { SourceFile } from '../make-database.js';

/** One move: a SQLite file into a fresh, empty database. */
export interface Move {
  readonly source: SourceFile;
  readonly url: string;
  /** Where a mover may write its scripts. */
  readonly folder: string;
  /** How many streams at once, for movers that take the option. */
  readonly jobs?: number;
}

/** A program that moves a database, run as its own documentation recommends. */
export interface Mover {
  readonly name: string;
  /** Its version; undefined if it is not installed. */
  available(): Promise<string | undefined>;
  /** Moves everything: tables, rows, keys, indexes. That it failed is in the result, not thrown. */
  run(move: Move): Promise<Measured>;
}
