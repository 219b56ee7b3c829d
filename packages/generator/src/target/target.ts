import type { ColumnType, ForeignKey, Index, StoredAs, Subject } from '@lite2pg/spec';

/**
 * Names and shapes on PostgreSQL, decided once for a spec and a config: everything that makes, fills or compares tables
 * goes by it.
 */
export interface Target {
  /** The PostgreSQL schema's name, unquoted. */
  readonly schema: string;
  /** In the order of the spec. A table that PostgreSQL cannot have is left out, and a finding says so. */
  readonly tables: readonly TargetTable[];
  /** In the order of the spec. */
  readonly views: readonly TargetView[];
}

/** A table or view of the source and what it is called on the target. */
export interface TargetRelation {
  /** As in the source. */
  readonly source: string;
  /** Unquoted. */
  readonly name: string;
  /** Quoted where it needs to be, with its schema: as SQL writes it. */
  readonly sql: string;
}

/** A view. */
export interface TargetView extends TargetRelation {
  /** The names its columns are given, unquoted; left out where they are those its query has in SQLite. */
  readonly columns?: readonly string[];
}

/** A table with its columns, keys, indexes and foreign keys. */
export interface TargetTable extends TargetRelation {
  /** In table order, those that PostgreSQL computes among them. */
  readonly columns: readonly TargetColumn[];
  readonly primaryKey?: TargetKey;
  /** Unique constraints, without those that say again what another key says. */
  readonly uniques: readonly TargetKey[];
  /** Those of the source, then those that stand for keys whose text compares without case or trailing spaces. */
  readonly indexes: readonly TargetIndex[];
  /** Those that PostgreSQL can have, in the order of the source. */
  readonly foreignKeys: readonly TargetForeignKey[];
  /** Names of the CHECK constraints, in the order of the source. */
  readonly checkNames: readonly string[];
  /** What finds its rows by words, then what finds them by where they lie. */
  readonly searches: readonly TargetSearch[];
}

/** A column of a table. */
export interface TargetColumn {
  /** As in the source. */
  readonly source: string;
  /** Unquoted. */
  readonly name: string;
  /** Quoted where it needs to be: as SQL writes it. */
  readonly sql: string;
  readonly type: ColumnType;
  /** The type as SQL writes it, without a collation: `numeric(10,2)`. */
  readonly typeName: string;
  /**
   * How text compares in the source: 'nocase', 'rtrim' or the name of a collation of the application. Left out for
   * 'binary'.
   */
  readonly collation?: string;
  /** How the source holds the values, where that is not the type's plain form. */
  readonly stored?: StoredAs;
  /** Whether the finished table takes NULL; columns of the primary key do not. */
  readonly nullable: boolean;
  readonly identity?: 'by-default' | 'always';
  /** The sequence behind an identity column, as SQL writes it, with its schema. */
  readonly sequence?: string;
  /** The sequence's name where PostgreSQL would choose another one by itself, unquoted and without the schema. */
  readonly sequenceName?: string;
  /** PostgreSQL computes it from the other columns: it is not loaded. */
  readonly generated: boolean;
  /** What it is computed from, in PostgreSQL's words; there when `generated`. */
  readonly expression?: string;
}

/** A primary key or unique constraint. */
export interface TargetKey {
  /** Unquoted, without the schema. */
  readonly name: string;
  /** PostgreSQL chooses this very name when it is given none. */
  readonly nameImplied: boolean;
  /** Names in the source, in key order. */
  readonly columns: readonly string[];
  readonly subject: Subject;
}

/** An index. */
export interface TargetIndex {
  /** Unquoted, without the schema. */
  readonly name: string;
  /** In the words of the source: columns, collations and expressions are not translated yet. */
  readonly index: Index;
  /** It stands for a constraint: nobody sorts by it. */
  readonly isConstraint: boolean;
  readonly subject: Subject;
}

/** An index that finds rows by words or boxes, and the column that it is over where PostgreSQL keeps one for it. */
export interface TargetSearch {
  /** Unquoted, without the schema. */
  readonly indexName: string;
  readonly method: 'gin' | 'gist';
  /** The column or the expression that is indexed, in PostgreSQL's words. */
  readonly key: string;
  /** Not loaded and not compared: PostgreSQL computes it. The name is unquoted. */
  readonly column?: { readonly name: string; readonly definition: string };
  readonly subject: Subject;
}

/** A foreign key. */
export interface TargetForeignKey {
  /** Unquoted. */
  readonly name: string;
  /** PostgreSQL chooses this very name when it is given none. */
  readonly nameImplied: boolean;
  readonly foreignKey: ForeignKey;
  readonly subject: Subject;
}

/** A table before its constraints are named: other tables may refer to what it has so far. */
export type TableShape = Omit<TargetTable, 'foreignKeys' | 'checkNames' | 'searches'>;
