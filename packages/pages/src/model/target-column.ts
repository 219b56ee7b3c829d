import type { ColumnType, Policy, StoredAs } from '@lite2pg/spec';
import type { MisfitReason } from './misfit.js';

/** A column of the COPY, in the order of its column list. */
export interface TargetColumn {
  /** The column of the source. */
  readonly source: string;
  readonly type: ColumnType;
  /** How SQLite holds the values, where it is not the type's plain form. */
  readonly stored?: StoredAs | undefined;
  /** False: NULL does not fit. True unless said otherwise. */
  readonly nullable?: boolean | undefined;
  /**
   * The policy for a value that does not fit. Unless said otherwise, and for 'widen', which is too late here: texts
   * that PostgreSQL cannot hold are repaired, everything else throws.
   */
  readonly onBadValue?: Policy | undefined;
}

/** A value that did not fit, whole: what is needed to bring it back. */
export interface Reject {
  /** The table. */
  readonly table: string;
  /** The rowid, or the primary key in SQL words. */
  readonly key: string;
  readonly column: string;
  readonly storageClass: StorageClass;
  /** The value as it is stored: bytes of a text (in the file's encoding) or blob; numbers as their text; none for NULL. */
  readonly original: Uint8Array;
  readonly reason: MisfitReason;
  /** Whether the row was moved, with something else in the value's place. */
  readonly rowMoved: boolean;
}

/** The storage classes of SQLite. */
export type StorageClass = 'null' | 'integer' | 'real' | 'text' | 'blob';

/** A part that could not be read and was left out: a row, or a page with all that is below it. */
export interface Damage {
  readonly table: string;
  /** The page where it was found, from 1. */
  readonly page: number;
  /** The damage found there: `its rowids are not in order`. */
  readonly reason: string;
  /** Table, page and reason in one line. */
  readonly message: string;
  /** 'row': one row; 'pages': all rows of the page or below it, which only it could have counted. */
  readonly lost: 'row' | 'pages';
  /** The row's key as in rejects, so far as the page can be believed; undefined where it is not known, and for pages. */
  readonly key: string | undefined;
  /** The lost rows have keys greater than this one. Null: nothing is known. Keys as in rejects; for pages or no `key`. */
  readonly from: string | null;
  /** And up to and including this one. */
  readonly to: string | null;
}

/** Rows as binary COPY. */
export interface RowBatch {
  /**
   * Tuples, without the header and the trailer of the stream; of a very long one a part. The receiver's until it asks for the
   * next batch.
   */
  readonly bytes: Uint8Array;
  /** How many tuples end here and were not told of. 0 where the last one goes on in the next batch, which tells of all of them. */
  readonly rows: number;
}
