import type { SqliteDatabase } from '@lite2pg/sqlite';
import type { KeyPart } from '../model/key-part.js';
import type { PageFile, TextEncoding } from '../format/page-file.js';
import type { ThreadQueue } from './thread-queue.js';

/**
 * One committed state of a SQLite file, held until `close`, whatever other processes write meanwhile. While it is open
 * this process must not open and close the file by other means than SQLite: POSIX drops all of a process's locks on a
 * file with the first descriptor of it that is closed.
 */
export interface Source {
  /** The file that was asked for, also where a copy of it is read. */
  readonly path: string;
  /** Bytes of the state: its pages. */
  readonly bytes: number;
  readonly pageSize: number;
  readonly encoding: TextEncoding;
  /** A connection of the SQLite library that sees the very same state. */
  readonly db: SqliteDatabase;
  /** Every table that has a b-tree, SQLite's own and shadow tables included, and virtual ones that have rows; by name. */
  readonly tables: readonly SourceTable[];
  /**
   * How the state is held: 'locked' keeps writers out of the file, 'wal' reads it through the write-ahead log,
   * 'copy' is a copy in a temporary folder, 'immutable' a file that nobody can write.
   */
  readonly how: 'locked' | 'wal' | 'copy' | 'immutable';
  readonly file: PageFile;
  /** Worker threads that walk its pages; they end when it is closed. */
  readonly threads: ThreadQueue;
  /** Releases the state; temporary copies are removed. A second call does nothing. */
  close(): Promise<void>;
}

/** How the records of a table are laid out (fileformat2, 2.3 and 2.4). */
export interface SourceTable {
  readonly name: string;
  readonly rootPage: number;
  /** Stored by its primary key: records are the cells of an index b-tree. */
  readonly withoutRowid: boolean;
  /** In table order. */
  readonly columns: readonly SourceColumn[];
  /** The primary key's columns in key order; empty where there is none. A rowid alias counts. */
  readonly keyColumns: readonly string[];
  /**
   * How the rows of a table without rowid are ordered, by the first fields of its records. Undefined for other tables,
   * and where a collation is none of SQLite's own.
   */
  readonly keyParts?: readonly KeyPart[] | undefined;
  /** Of a virtual table: the ordinary table that `rootPage` is of, whose rowids are its keys. */
  readonly shadow?: string;
}

/** A column of a table, and where its values are. */
export interface SourceColumn {
  readonly name: string;
  /** The declared type; empty where there is none. */
  readonly declared: string;
  /**
   * 'record': a field of the record; 'rowid': the column is another name of the rowid; 'computed': a virtual generated
   * column, which is stored nowhere, or one that only SQLite can tell the default of.
   */
  readonly kept: 'record' | 'rowid' | 'computed';
  /** Its place in the record; -1 where it is not kept there. */
  readonly index: number;
  /** REAL affinity: integers in the record are reals in their short form. */
  readonly realAffinity: boolean;
  /** The value in records that are shorter than the table (ALTER TABLE ADD COLUMN); undefined for NULL. */
  readonly added: FieldValue | undefined;
}

/** A value as it would stand in a record. */
export interface FieldValue {
  readonly serial: number;
  readonly bytes: Uint8Array;
}

/** The table without the columns that are computed when read and that nobody asks for: SQLite may be unable to. */
export function withoutUnasked(table: SourceTable, asked: Iterable<string>): SourceTable {
  const names = new Set(asked);
  const columns = table.columns.filter(({ kept, name }) => kept !== 'computed' || names.has(name));
  return columns.length === table.columns.length ? table : { ...table, columns };
}

/** Whether one of the columns is computed when read: pages alone do not have it. */
export function hasComputed(columns: readonly Pick<SourceColumn, 'kept'>[]): boolean {
  return columns.some(({ kept }) => kept === 'computed');
}
