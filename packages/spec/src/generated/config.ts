/* Generated from schema/config.schema.json by scripts/schema-types.mjs. Change the schema, then run: npm run types */

/**
 * A PostgreSQL type of those lite2pg knows: boolean, smallint, integer, bigint, numeric, numeric(p,s) with p and s up to 1000, double precision, text, varchar(n), bytea, date, time, timestamp, timestamptz, jsonb, uuid.
 *
 * This interface was referenced by `Config`'s JSON-Schema
 * via the `definition` "TypeName".
 */
export type TypeName = string;
/**
 * What happens to a value that the type cannot hold. widen: the column gets a type that holds all its values (the default where no type is given). repair: the nearest value that can be held, the original kept as a reject. null: NULL instead, the original kept. reject: the row is left out, kept as a reject. fail: nothing is moved.
 *
 * This interface was referenced by `Config`'s JSON-Schema
 * via the `definition` "Policy".
 */
export type Policy = 'widen' | 'repair' | 'null' | 'reject' | 'fail';

/**
 * lite2pg.config.json: what a project decides. Every command-line flag can stand here under "flags".
 */
export interface Config {
  /**
   * Where this JSON Schema is published.
   */
  $schema?: string;
  /**
   * Tables that are moved; left out: all. A * stands for any characters.
   */
  readonly include?: readonly string[];
  /**
   * Tables that are not moved, and are reported as such. A * stands for any characters.
   */
  readonly exclude?: readonly string[];
  /**
   * The PostgreSQL schema the tables are made in.
   */
  readonly schema?: string;
  /**
   * How names are spelt on the target.
   */
  readonly identifiers?: 'keep' | 'lowercase' | 'snake';
  readonly renames?: Renames;
  /**
   * 'big': every integer is a bigint; 'fit': integer where all values fit and the declared type is not wider.
   */
  readonly integers?: 'big' | 'fit';
  /**
   * 'C': text sorts and compares by its bytes, as in SQLite; 'database': as the database does.
   */
  readonly textCollation?: 'C' | 'database';
  /**
   * What a declared type means, by its words in capitals, without the length: {"MONEY": {"type": "numeric(19,4)"}}.
   */
  readonly types?: {
    readonly [k: string]: TypeChoice;
  };
  /**
   * Choices for single columns, by "table.column".
   */
  readonly columns?: {
    readonly [k: string]: ColumnChoice;
  };
  /**
   * What a column without one type becomes when its values are of several storage classes.
   */
  readonly mixed?: 'text' | 'jsonb';
  /**
   * What becomes of full-text (FTS3, FTS4, FTS5) and R-tree tables, by name; "*" stands for all that are not named: {"docs_fts": {"as": "search", "language": "english"}}.
   */
  readonly virtualTables?: {
    readonly [k: string]: VirtualTableChoice;
  };
  /**
   * Rows whose foreign key finds no row. keep: they are moved, the key stays NOT VALID; set-aside: they become rejects; fail: nothing is moved.
   */
  readonly orphans?: 'keep' | 'set-aside' | 'fail';
  /**
   * Which indexes have NULLs where SQLite sorts them (NULLS FIRST). Columns that are NOT NULL never need it. always: all others, so that each translated ORDER BY finds its index; needed: columns that an ORDER BY of a view or trigger names, all if none has one; never: as PostgreSQL sorts by itself.
   */
  readonly nullsFirst?: 'always' | 'needed' | 'never';
  /**
   * Load into unlogged tables and make them logged afterwards.
   */
  readonly unlogged?: boolean;
  /**
   * Command-line flags and their values, by long name without the dashes.
   */
  readonly flags?: {
    readonly [k: string]: string | number | boolean;
  };
}
/**
 * Names on the target, by name in the source. They win over "identifiers".
 */
export interface Renames {
  /**
   * By table.
   */
  readonly tables?: {
    readonly [k: string]: string;
  };
  /**
   * By "table.column".
   */
  readonly columns?: {
    readonly [k: string]: string;
  };
}
/**
 * A type, and what happens to values it cannot hold.
 *
 * This interface was referenced by `Config`'s JSON-Schema
 * via the `definition` "TypeChoice".
 */
export interface TypeChoice {
  readonly type: TypeName;
  readonly onBadValue?: Policy;
}
/**
 * What a project decides for a column.
 *
 * This interface was referenced by `Config`'s JSON-Schema
 * via the `definition` "ColumnChoice".
 */
export interface ColumnChoice {
  readonly type?: TypeName;
  /**
   * How SQLite holds the values, where the values do not say it: epoch units, Julian days. text, with type timestamp or timestamptz: moments written as programs do (2021-08-19 20:46:20.005936822 +0200 CEST, 2023-01-01 12:00:00 UTC); digits beyond microseconds and names of zones are cut off.
   */
  readonly stored?: 'epoch-s' | 'epoch-ms' | 'epoch-us' | 'epoch-ns' | 'julian-day' | 'text';
  readonly onBadValue?: Policy;
  /**
   * NULL in a primary key column: keep the rows and make the key a unique constraint, set the rows aside, or fail.
   */
  readonly onNullKey?: 'unique' | 'reject' | 'fail';
}
/**
 * What a project decides for a virtual table.
 *
 * This interface was referenced by `Config`'s JSON-Schema
 * via the `definition` "VirtualTableChoice".
 */
export interface VirtualTableChoice {
  /**
   * table: where it has rows of its own, an ordinary table with them (the default). search: also what PostgreSQL searches by: a tsvector column with a GIN index, on the table it indexes where the rows are in another one; a GiST index over the boxes of an R-tree. leave-out: nothing; its rows stay in SQLite only.
   */
  readonly as: 'table' | 'search' | 'leave-out';
  /**
   * The text search configuration of PostgreSQL that makes words of texts. Left out: english where the tokenizer is porter, else simple.
   */
  readonly language?: string;
}
