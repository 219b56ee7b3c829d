/* Generated from schema/lock.schema.json by scripts/schema-types.mjs. Change the schema, then run: npm run types */
import type { StoredAs } from './spec.js';

/**
 * lite2pg.lock.json: what was decided from values, so that a database of the same schema with other rows, or with none, becomes the same. Written by `lite2pg inspect --pin`, committed, and not edited: what a project decides stands in the config.
 */
export interface Lock {
  /**
   * Where this JSON Schema is published.
   */
  $schema?: string;
  /**
   * The version of this format.
   */
  readonly lockVersion: 1;
  /**
   * What the config said of integers. Left out for the default.
   */
  readonly integers?: 'fit';
  /**
   * What the config said of mixed values. Left out for the default.
   */
  readonly mixed?: 'jsonb';
  /**
   * By name, sorted.
   */
  readonly tables: {
    readonly [k: string]: PinnedTable;
  };
}
/**
 * What was decided for a table.
 *
 * This interface was referenced by `Lock`'s JSON-Schema
 * via the `definition` "PinnedTable".
 */
export interface PinnedTable {
  /**
   * By name, sorted: every column, so that one that is new or gone is noticed.
   */
  readonly columns: {
    readonly [k: string]: PinnedColumn;
  };
  /**
   * unique: it holds NULLs, so it becomes a unique constraint. Left out where it stays.
   */
  readonly primaryKey?: 'unique';
  /**
   * Foreign keys that find no row for some values, as SQL writes them, sorted: NOT VALID on PostgreSQL. Left out when empty.
   */
  readonly orphans?: readonly string[];
  /**
   * Checks that some rows break, by name, or as SQL writes them, sorted: NOT VALID on PostgreSQL. Left out when empty.
   */
  readonly brokenChecks?: readonly string[];
  /**
   * Columns that SQLite cannot compute in every row, with what it says of them: they are left out. Left out when empty.
   */
  readonly unreadable?: {
    readonly [k: string]: string;
  };
}
/**
 * What was decided for a column.
 *
 * This interface was referenced by `Lock`'s JSON-Schema
 * via the `definition` "PinnedColumn".
 */
export interface PinnedColumn {
  /**
   * What SQLite declared; left out where nothing. Where it changes, the column is decided anew.
   */
  readonly declared?: string;
  /**
   * The PostgreSQL type, of those lite2pg knows.
   */
  readonly type: string;
  readonly stored?: StoredAs;
  /**
   * NULLs are there although it is declared NOT NULL: the constraint is left out. Left out where it stays.
   */
  readonly nullable?: true;
  /**
   * No value, choice or declaration decided the type. Left out where one did.
   */
  readonly undecided?: true;
  /**
   * What the config chose for it; left out where nothing. Where it changes, the column is decided anew.
   */
  readonly config?: string;
  /**
   * Who decided; left out, as code and reason, where the declared type says it all.
   */
  readonly by?: 'declared' | 'values' | 'config' | 'reference';
  /**
   * Why, for a program.
   */
  readonly code?: string;
  /**
   * Why, for a person; without counts and values.
   */
  readonly reason?: string;
}
