import type { Unsupported } from '@lite2pg/spec';

/** A database as SQLite itself reports it: the PRAGMAs' answers and the stored DDL, not yet interpreted. */
export interface Catalog {
  /** All tables but SQLite's own, virtual and shadow tables among them. */
  readonly tables: readonly CatalogTable[];
  readonly views: readonly CatalogObject[];
  readonly triggers: readonly CatalogObject[];
  /** Entries that a damaged schema names and SQLite does not know. */
  readonly lost: readonly Unsupported[];
}

/** An entry of sqlite_schema. */
export interface CatalogObject {
  readonly name: string;
  /** The table it belongs to; for a table or a view its own name. */
  readonly table: string;
  /** Null for what SQLite made by itself. */
  readonly sql: string | null;
}

export interface CatalogTable extends CatalogObject {
  readonly kind: 'table' | 'virtual' | 'shadow';
  readonly strict: boolean;
  readonly withoutRowid: boolean;
  readonly columns: readonly CatalogColumn[];
  readonly indexes: readonly CatalogIndex[];
  readonly foreignKeys: readonly CatalogForeignKey[];
  /** Why SQLite would not tell about it. */
  readonly error?: string;
}

/** A row of PRAGMA table_xinfo. */
export interface CatalogColumn {
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  /** The text of the default; null where there is none. */
  readonly defaultText: string | null;
  /** Its place in the primary key, from 1; 0: it is not in it. */
  readonly keyPosition: number;
  readonly generated: 'stored' | 'virtual' | undefined;
  /** SQLite's words if it cannot compute the column: it is over a function or a collation of the application. */
  readonly complaint: string | undefined;
}

/** A row of PRAGMA index_list with its rows of PRAGMA index_xinfo. */
export interface CatalogIndex {
  readonly name: string;
  readonly unique: boolean;
  /** Made by CREATE INDEX, by UNIQUE, or by PRIMARY KEY. */
  readonly origin: 'index' | 'unique' | 'primary-key';
  readonly partial: boolean;
  readonly keys: readonly CatalogKey[];
  readonly sql: string | null;
}

export interface CatalogKey {
  /** A column's name; undefined for an expression. */
  readonly column: string | undefined;
  readonly descending: boolean;
  readonly collation: string;
}

/** A foreign key, its rows of PRAGMA foreign_key_list put together. */
export interface CatalogForeignKey {
  readonly table: string;
  readonly from: readonly string[];
  /** Undefined where the declaration names none: the primary key. */
  readonly to: readonly string[] | undefined;
  readonly onUpdate: string;
  readonly onDelete: string;
}
