/* Generated from schema/plan.schema.json by scripts/schema-types.mjs. Change the schema, then run: npm run types */
import type { Finding, Subject } from './report.js';
import type { ColumnType, ForeignKey, Index, StoredAs } from './spec.js';
import type { Policy } from './config.js';

/**
 * When a statement runs relative to the others. Rows are loaded between `table` and `logged`. `column` adds and alters columns of tables that are there.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Phase".
 */
export type Phase =
  | 'drop-foreign-key'
  | 'drop'
  | 'rename'
  | 'schema'
  | 'compat'
  | 'table'
  | 'column'
  | 'logged'
  | 'check'
  | 'search'
  | 'primary-key'
  | 'unique'
  | 'index'
  | 'foreign-key'
  | 'validate'
  | 'view'
  | 'trigger'
  | 'comment';

/**
 * What is to be done to a PostgreSQL database: the shape it gets, the statements that make it, in the order they run, and the rows that move. Made by `generate` and `plan`, carried out by `apply`. The same input gives the same bytes.
 */
export interface Plan {
  /**
   * The version of this format.
   */
  readonly planVersion: 1;
  /**
   * 32 hexadecimal digits of a hash over everything the plan does. Plans with the same fingerprint do the same; the ledger identifies a plan by it.
   */
  readonly fingerprint: string;
  readonly target: Target;
  /**
   * In the order they run.
   */
  readonly statements: readonly Statement[];
  /**
   * The tables whose rows move, in the order of the spec.
   */
  readonly moves: readonly Move[];
  /**
   * What becomes of rows whose foreign key finds no row: they are kept and the key stays NOT VALID, they are set aside as rejects, or nothing is moved. Left out if no table has a foreign key.
   */
  readonly orphans?: 'keep' | 'set-aside' | 'fail';
  /**
   * What was carried over in another form (note) or not at all.
   */
  readonly findings: readonly Finding[];
}
/**
 * Names and shapes on PostgreSQL, decided once for a spec and a config: everything that makes, fills or compares tables uses it.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Target".
 */
export interface Target {
  /**
   * The PostgreSQL schema's name, unquoted.
   */
  readonly schema: string;
  /**
   * In the order of the spec. A table that PostgreSQL cannot have is left out, and a finding says so.
   */
  readonly tables: readonly TargetTable[];
  /**
   * In the order of the spec.
   */
  readonly views: readonly TargetView[];
}
/**
 * A table with its columns, keys, indexes and foreign keys.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "TargetTable".
 */
export interface TargetTable {
  /**
   * As in the source.
   */
  readonly source: string;
  /**
   * Unquoted.
   */
  readonly name: string;
  /**
   * As SQL writes it: with its schema, quoted where it needs to be.
   */
  readonly sql: string;
  /**
   * In table order, including those that PostgreSQL computes.
   */
  readonly columns: readonly TargetColumn[];
  readonly primaryKey?: TargetKey;
  /**
   * Unique constraints, except those that repeat another key.
   */
  readonly uniques: readonly TargetKey[];
  /**
   * Those of the source, then those that stand for keys whose text compares without case or trailing spaces.
   */
  readonly indexes: readonly TargetIndex[];
  /**
   * Those that PostgreSQL can have, in the order of the source.
   */
  readonly foreignKeys: readonly TargetForeignKey[];
  /**
   * Names of the CHECK constraints, in the order of the source.
   */
  readonly checkNames: readonly string[];
  /**
   * Text searches, then spatial searches.
   */
  readonly searches: readonly TargetSearch[];
}
/**
 * A column of a table.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "TargetColumn".
 */
export interface TargetColumn {
  /**
   * As in the source.
   */
  readonly source: string;
  /**
   * Unquoted.
   */
  readonly name: string;
  /**
   * As SQL writes it: quoted where it needs to be.
   */
  readonly sql: string;
  readonly type: ColumnType;
  /**
   * The type as SQL writes it, without a collation: `numeric(10,2)`.
   */
  readonly typeName: string;
  /**
   * How text compares in the source: 'nocase', 'rtrim' or the name of a collation of the application. Left out for 'binary'.
   */
  readonly collation?: string;
  readonly stored?: StoredAs;
  /**
   * Whether the finished table accepts NULL; columns of the primary key do not.
   */
  readonly nullable: boolean;
  /**
   * Left out for a plain column.
   */
  readonly identity?: 'by-default' | 'always';
  /**
   * The sequence behind an identity column, as SQL writes it, with its schema.
   */
  readonly sequence?: string;
  /**
   * The sequence's name, unquoted and without the schema, if PostgreSQL would choose another one by itself.
   */
  readonly sequenceName?: string;
  /**
   * PostgreSQL computes it from the other columns: it is not loaded.
   */
  readonly generated: boolean;
  /**
   * What it is computed from, in PostgreSQL's words; there when `generated`.
   */
  readonly expression?: string;
}
/**
 * A primary key or unique constraint.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "TargetKey".
 */
export interface TargetKey {
  /**
   * Unquoted, without the schema.
   */
  readonly name: string;
  /**
   * PostgreSQL chooses this very name if none is given.
   */
  readonly nameImplied: boolean;
  /**
   * Names in the source, in key order.
   */
  readonly columns: readonly string[];
  readonly subject: Subject;
}
/**
 * An index.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "TargetIndex".
 */
export interface TargetIndex {
  /**
   * Unquoted, without the schema.
   */
  readonly name: string;
  readonly index: Index;
  /**
   * It stands for a constraint: nobody sorts by it.
   */
  readonly isConstraint: boolean;
  readonly subject: Subject;
}
/**
 * A foreign key.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "TargetForeignKey".
 */
export interface TargetForeignKey {
  /**
   * Unquoted.
   */
  readonly name: string;
  /**
   * PostgreSQL chooses this very name if none is given.
   */
  readonly nameImplied: boolean;
  readonly foreignKey: ForeignKey;
  readonly subject: Subject;
}
/**
 * An index that finds rows by words or boxes, and the column it is over if PostgreSQL keeps one for it.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "TargetSearch".
 */
export interface TargetSearch {
  /**
   * Unquoted, without the schema.
   */
  readonly indexName: string;
  /**
   * The index method.
   */
  readonly method: 'gin' | 'gist';
  /**
   * The column or the expression that is indexed, in PostgreSQL's words.
   */
  readonly key: string;
  readonly column?: SearchColumn;
  readonly subject: Subject;
}
/**
 * Neither loaded nor compared: PostgreSQL computes it.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "SearchColumn".
 */
export interface SearchColumn {
  /**
   * Unquoted.
   */
  readonly name: string;
  /**
   * In PostgreSQL's words.
   */
  readonly definition: string;
}
/**
 * A view of the source and its name on the target.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "TargetView".
 */
export interface TargetView {
  /**
   * As in the source.
   */
  readonly source: string;
  /**
   * Unquoted.
   */
  readonly name: string;
  /**
   * As SQL writes it: with its schema, quoted where it needs to be.
   */
  readonly sql: string;
  /**
   * The names of its columns, unquoted; left out if they are those its query has in SQLite.
   */
  readonly columns?: readonly string[];
}
/**
 * One change of the target.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Statement".
 */
export interface Statement {
  readonly phase: Phase;
  /**
   * One PostgreSQL statement, without a semicolon at its end.
   */
  readonly sql: string;
  readonly inSteps?: KeyInSteps;
  readonly inParts?: TableInParts;
  readonly subject: Subject;
  readonly object?: CatalogObject;
  /**
   * False: PostgreSQL refuses it inside a transaction. Left out: it may run in one.
   */
  readonly transaction?: false;
  /**
   * What a reviewer should know about it, in one line.
   */
  readonly note?: string;
  /**
   * What of its subject could not be carried over, or only in another form.
   */
  readonly findings?: readonly Finding[];
}
/**
 * A key's index, and the constraint on it. ALTER TABLE … ADD PRIMARY KEY locks the table while it builds; CREATE INDEX lets others build beside it, and the constraint takes no time then. An index that is already there is no error.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "KeyInSteps".
 */
export interface KeyInSteps {
  /**
   * The statement that makes the index.
   */
  readonly index: string;
  /**
   * Rows are loaded in the key's order: its index has nothing to sort.
   */
  readonly isSorted: boolean;
  /**
   * The statement that makes the constraint.
   */
  readonly constraint: string;
}
/**
 * CREATE TABLE taken apart, for a server that refuses it as a whole: what it refuses of a column is then left away.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "TableInParts".
 */
export interface TableInParts {
  /**
   * What stands before the columns, without the opening parenthesis.
   */
  readonly head: string;
  /**
   * In table order.
   */
  readonly columns: readonly ColumnInParts[];
}
/**
 * A column within CREATE TABLE; `subject` is what `plain` is without.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "ColumnInParts".
 */
export interface ColumnInParts {
  /**
   * As it should be.
   */
  readonly sql: string;
  /**
   * The same without what the server may refuse: its default, or what it is computed from. Left out where there is no such thing.
   */
  readonly plain?: string;
  readonly subject?: Subject;
}
/**
 * The object that a statement makes, by what the target's catalog calls it. Left out for statements that only change one, and for a table, which Target names.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "CatalogObject".
 */
export interface CatalogObject {
  /**
   * What it is; helper: a function, an aggregate or a view of the schema sqlite_compat.
   */
  readonly kind: 'column' | 'constraint' | 'index' | 'trigger' | 'view' | 'helper';
  /**
   * The table or view that it belongs to, unquoted and without the schema; of a view its own name, of a helper its schema.
   */
  readonly on: string;
  /**
   * Its name, unquoted; functions that differ in their arguments share one.
   */
  readonly name: string;
}
/**
 * The rows of a table on their way: how each column's values are converted.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Move".
 */
export interface Move {
  /**
   * The table in the source.
   */
  readonly table: string;
  /**
   * The table on the target, as SQL writes it.
   */
  readonly target: string;
  /**
   * The columns that are loaded, in table order: all but those that PostgreSQL computes.
   */
  readonly columns: readonly MoveColumn[];
}
/**
 * A column whose values move, and what they become.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "MoveColumn".
 */
export interface MoveColumn {
  /**
   * The column in the source.
   */
  readonly source: string;
  /**
   * The column on the target, as SQL writes it.
   */
  readonly target: string;
  readonly type: ColumnType;
  readonly stored?: StoredAs;
  /**
   * Whether NULL fits.
   */
  readonly nullable: boolean;
  readonly onBadValue?: Policy;
}
