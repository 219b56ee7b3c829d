/** The parts of a CREATE TABLE that no PRAGMA reports. */
export interface TableDdl {
  /** In table order. */
  readonly columns: readonly ColumnDdl[];
  /** Those of columns and those of the table, in the order of the declaration. */
  readonly constraints: readonly ConstraintDdl[];
  readonly strict: boolean;
  readonly comment?: string;
}

export interface ColumnDdl {
  readonly name: string;
  readonly collation?: string;
  /** The expression of a generated column. */
  readonly generated?: string;
  readonly comment?: string;
}

/** The action for a row that breaks the constraint; left out for ABORT, the standard's. */
export type ConflictAction = 'rollback' | 'fail' | 'ignore' | 'replace';

export type ConstraintDdl = KeyDdl<'primary-key'> | KeyDdl<'unique'> | CheckDdl | ForeignKeyDdl | NotNullDdl;

interface NamedDdl {
  readonly name?: string;
  readonly onConflict?: ConflictAction;
}

export interface KeyDdl<Kind extends 'primary-key' | 'unique'> extends NamedDdl {
  readonly kind: Kind;
  readonly columns: readonly string[];
  /** Of each column, where the key names one. */
  readonly collations: readonly (string | undefined)[];
  readonly autoincrement: boolean;
}

export interface CheckDdl extends NamedDdl {
  readonly kind: 'check';
  readonly expression: string;
}

export interface ForeignKeyDdl extends NamedDdl {
  readonly kind: 'foreign-key';
  readonly columns: readonly string[];
  readonly table: string;
  readonly deferrable?: 'initially-deferred' | 'initially-immediate';
}

export interface NotNullDdl extends NamedDdl {
  readonly kind: 'not-null';
  readonly columns: readonly string[];
}
