/* Generated from schema/spec.schema.json by scripts/schema-types.mjs. Change the schema, then run: npm run types */
import type { FindingCode } from '../findings/findings.js';

/**
 * What the values are, in few and closed words.
 *
 * This interface was referenced by `Spec`'s JSON-Schema
 * via the `definition` "ColumnType".
 */
export type ColumnType =
  | BooleanType
  | IntegerType
  | DecimalType
  | FloatType
  | TextType
  | BytesType
  | DateType
  | TimeType
  | TimestampType
  | JsonType
  | UuidType;
/**
 * An expression in one engine's words. Its translation is the generator's work and never stored.
 *
 * This interface was referenced by `Spec`'s JSON-Schema
 * via the `definition` "Expression".
 */
export type Expression = SqliteExpression | PostgresExpression;
/**
 * How SQLite holds the values, where that differs from the type's own plain form (integers for integer, REAL for float and decimal, text for text, date, time, timestamp, json and uuid, 0 and 1 for boolean, blobs for bytes). The loader, the verifier and the rollback all follow it.
 *
 * This interface was referenced by `Spec`'s JSON-Schema
 * via the `definition` "StoredAs".
 */
export type StoredAs = StoredAsEpoch | StoredAsJulianDay | StoredAsWords | StoredAsText | StoredAsBlob | StoredAsMixed;
/**
 * A column or an expression of an index.
 *
 * This interface was referenced by `Spec`'s JSON-Schema
 * via the `definition` "IndexKey".
 */
export type IndexKey = ColumnKey | ExpressionKey;
/**
 * An expression in one engine's words. Its translation is the generator's work and never stored.
 */
export type Expression1 = SqliteExpression | PostgresExpression;

/**
 * A database schema in neutral words: what it means, not how one engine spells it. Deterministic: the same schema gives the same bytes. It holds nothing of the rows, the machine or the time.
 */
export interface Spec {
  /**
   * Where this JSON Schema is published.
   */
  $schema?: string;
  /**
   * The version of this format.
   */
  readonly specVersion: 1;
  /**
   * Ordinary tables, sorted by name.
   */
  readonly tables: readonly Table[];
  /**
   * Views, sorted by name.
   */
  readonly views: readonly View[];
  /**
   * Triggers, sorted by name.
   */
  readonly triggers: readonly Trigger[];
  /**
   * What the source has and this format cannot say, sorted by kind and name: never dropped in silence.
   */
  readonly unsupported: readonly Unsupported[];
}
/**
 * A table with its columns, keys and indexes.
 *
 * This interface was referenced by `Spec`'s JSON-Schema
 * via the `definition` "Table".
 */
export interface Table {
  /**
   * As in the source, spelling and case kept.
   */
  readonly name: string;
  /**
   * What a person wrote about it.
   */
  readonly comment?: string;
  /**
   * SQLite checks the types of its values (STRICT). Left out when false.
   */
  readonly strict?: boolean;
  /**
   * SQLite stores it by its primary key (WITHOUT ROWID). Left out when false.
   */
  readonly withoutRowid?: boolean;
  readonly virtual?: Virtual;
  /**
   * In table order.
   */
  readonly columns: readonly Column[];
  readonly primaryKey?: PrimaryKey;
  /**
   * Unique constraints, not unique indexes. Left out when empty.
   */
  readonly uniques?: readonly Unique[];
  /**
   * In the order of the declaration. Left out when empty.
   */
  readonly foreignKeys?: readonly ForeignKey[];
  /**
   * In the order of the declaration. Left out when empty.
   */
  readonly checks?: readonly Check[];
  /**
   * Indexes made by CREATE INDEX, sorted by name. Left out when empty.
   */
  readonly indexes?: readonly Index[];
  /**
   * What finds its rows by words, sorted by name. Left out when empty.
   */
  readonly textSearches?: readonly TextSearch[];
  readonly boxSearch?: BoxSearch;
}
/**
 * In SQLite a module keeps it (CREATE VIRTUAL TABLE). The first column is the key that the module gives its rows.
 *
 * This interface was referenced by `Spec`'s JSON-Schema
 * via the `definition` "Virtual".
 */
export interface Virtual {
  /**
   * In lower case.
   */
  readonly module: string;
  /**
   * The original text.
   */
  readonly sql: string;
}
/**
 * A column of a table.
 *
 * This interface was referenced by `Spec`'s JSON-Schema
 * via the `definition` "Column".
 */
export interface Column {
  /**
   * As in the source.
   */
  readonly name: string;
  readonly type: ColumnType;
  /**
   * The source's own words for the type; left out where it declared none.
   */
  readonly declared?: string;
  /**
   * False: NULL is refused. Left out when NULL is allowed.
   */
  readonly nullable?: false;
  readonly default?: Expression;
  /**
   * The engine numbers new rows. In SQLite: the rowid alias (INTEGER PRIMARY KEY).
   */
  readonly identity?: 'by-default' | 'always';
  /**
   * SQLite shows it only where it is named (rowid): not part of *, nor of what INSERT fills where it lists no columns. Left out when false.
   */
  readonly hidden?: boolean;
  /**
   * SQLite never gives a number twice (AUTOINCREMENT). Left out when false.
   */
  readonly autoincrement?: boolean;
  /**
   * How text compares: 'nocase', 'rtrim', or the name of a collation that the application registered. Left out for 'binary'.
   */
  readonly collation?: string;
  readonly generated?: Generated;
  readonly stored?: StoredAs;
  /**
   * No value, no choice and no affinity has decided the type: what SQLite will hold there is not known. Left out when false.
   */
  readonly undecided?: true;
  /**
   * What a person wrote about it.
   */
  readonly comment?: string;
}
/**
 * True or false.
 */
export interface BooleanType {
  readonly kind: 'boolean';
}
/**
 * A signed whole number.
 */
export interface IntegerType {
  readonly kind: 'integer';
  /**
   * Its width.
   */
  readonly bits: 16 | 32 | 64;
}
/**
 * An exact decimal number; without a precision, of any length.
 */
export interface DecimalType {
  readonly kind: 'decimal';
  /**
   * Digits in all.
   */
  readonly precision?: number;
  /**
   * Digits after the point.
   */
  readonly scale?: number;
}
/**
 * An IEEE 754 number.
 */
export interface FloatType {
  readonly kind: 'float';
  /**
   * Its width.
   */
  readonly bits: 32 | 64;
}
/**
 * Unicode text.
 */
export interface TextType {
  readonly kind: 'text';
  /**
   * Characters at the most, where it is enforced.
   */
  readonly maxLength?: number;
}
/**
 * Bytes.
 */
export interface BytesType {
  readonly kind: 'bytes';
}
/**
 * A day.
 */
export interface DateType {
  readonly kind: 'date';
}
/**
 * A time of day, without a zone.
 */
export interface TimeType {
  readonly kind: 'time';
}
/**
 * A day and a time of day.
 */
export interface TimestampType {
  readonly kind: 'timestamp';
  /**
   * 'none': as on the wall clock; 'utc': a moment.
   */
  readonly zone: 'none' | 'utc';
}
/**
 * A JSON document.
 */
export interface JsonType {
  readonly kind: 'json';
}
/**
 * A UUID.
 */
export interface UuidType {
  readonly kind: 'uuid';
}
/**
 * In SQLite's words.
 */
export interface SqliteExpression {
  /**
   * SQLite's SQL, as written.
   */
  readonly sqlite: string;
}
/**
 * In PostgreSQL's words.
 */
export interface PostgresExpression {
  /**
   * PostgreSQL's SQL, as PostgreSQL prints it.
   */
  readonly postgres: string;
}
/**
 * Computed from the other columns of the row.
 */
export interface Generated {
  readonly expression: Expression;
  /**
   * Kept in the row, or computed when read.
   */
  readonly storage: 'stored' | 'virtual';
}
/**
 * A moment as a count since 1970-01-01 00:00:00 UTC.
 */
export interface StoredAsEpoch {
  readonly as: 'epoch';
  /**
   * What is counted.
   */
  readonly unit: 's' | 'ms' | 'us' | 'ns';
}
/**
 * A moment as a Julian day number (REAL).
 */
export interface StoredAsJulianDay {
  readonly as: 'julian-day';
}
/**
 * Booleans as two words.
 */
export interface StoredAsWords {
  readonly as: 'words';
  /**
   * The word for true.
   */
  readonly true: string;
  /**
   * The word for false.
   */
  readonly false: string;
}
/**
 * Numbers or JSON or a UUID held as text; of a timestamp: moments as texts in any written form, cut to what the type holds.
 */
export interface StoredAsText {
  readonly as: 'text';
}
/**
 * A UUID as 16 bytes, or text as its bytes.
 */
export interface StoredAsBlob {
  readonly as: 'blob';
}
/**
 * Values of several storage classes in one column; each is brought to the column's type by its text (numbers as SQLite prints them) or, for bytes, by the bytes of that text. Of a boolean: 0, 1 and any words that PostgreSQL reads as true or false.
 */
export interface StoredAsMixed {
  readonly as: 'mixed';
}
/**
 * The primary key.
 *
 * This interface was referenced by `Spec`'s JSON-Schema
 * via the `definition` "PrimaryKey".
 */
export interface PrimaryKey {
  /**
   * The constraint's name, where it was given one.
   */
  readonly name?: string;
  /**
   * In key order.
   *
   * @minItems 1
   */
  readonly columns: readonly string[];
  readonly collations?: KeyCollations;
}
/**
 * Collations of key columns, by column, where they differ from the column's own.
 *
 * This interface was referenced by `Spec`'s JSON-Schema
 * via the `definition` "KeyCollations".
 */
export interface KeyCollations {
  readonly [k: string]: string;
}
/**
 * A unique constraint. NULLs are distinct.
 *
 * This interface was referenced by `Spec`'s JSON-Schema
 * via the `definition` "Unique".
 */
export interface Unique {
  /**
   * The constraint's name, where it was given one.
   */
  readonly name?: string;
  /**
   * In key order.
   *
   * @minItems 1
   */
  readonly columns: readonly string[];
  readonly collations?: KeyCollations;
}
/**
 * A reference to a row of another table.
 *
 * This interface was referenced by `Spec`'s JSON-Schema
 * via the `definition` "ForeignKey".
 */
export interface ForeignKey {
  /**
   * The constraint's name, where it was given one.
   */
  readonly name?: string;
  /**
   * The referring columns, in key order.
   *
   * @minItems 1
   */
  readonly columns: readonly string[];
  readonly references: Referenced;
  /**
   * What happens to the row when the row it refers to is deleted. Left out for no action.
   */
  readonly onDelete?: 'cascade' | 'set-null' | 'set-default' | 'restrict';
  /**
   * What happens to it when the key it refers to changes. Left out for no action.
   */
  readonly onUpdate?: 'cascade' | 'set-null' | 'set-default' | 'restrict';
  /**
   * Checked at the end of the transaction: always, or when the transaction asks. Left out when not deferrable.
   */
  readonly deferrable?: 'initially-deferred' | 'initially-immediate';
  /**
   * Rows that find no row are there: PostgreSQL's key stays NOT VALID and holds for new rows only. Left out when false, and where the values were not read.
   */
  readonly notValid?: boolean;
}
/**
 * What they refer to. Columns are always spelt out, also where the source left them implicit.
 */
export interface Referenced {
  /**
   * The table referred to, spelt as that table is.
   */
  readonly table: string;
  /**
   * Its columns, in the same order.
   *
   * @minItems 1
   */
  readonly columns: readonly string[];
}
/**
 * A condition on every row. NULL passes.
 *
 * This interface was referenced by `Spec`'s JSON-Schema
 * via the `definition` "Check".
 */
export interface Check {
  /**
   * The constraint's name, where it was given one.
   */
  readonly name?: string;
  readonly expression: Expression;
  /**
   * Rows that break it are there: PostgreSQL's check stays NOT VALID and holds for new rows only. Left out when false, and where the values were not read.
   */
  readonly notValid?: boolean;
}
/**
 * An index made for its own sake; with "where", over only the rows for which that holds.
 *
 * This interface was referenced by `Spec`'s JSON-Schema
 * via the `definition` "Index".
 */
export interface Index {
  /**
   * Its name.
   */
  readonly name: string;
  /**
   * Left out when false.
   */
  readonly unique?: boolean;
  /**
   * In order.
   *
   * @minItems 1
   */
  readonly keys: readonly IndexKey[];
  readonly where?: Expression;
}
/**
 * A column.
 */
export interface ColumnKey {
  /**
   * A column of the table.
   */
  readonly column: string;
  /**
   * Left out when false.
   */
  readonly descending?: boolean;
  /**
   * Where it differs from the column's own ('binary' is written out here).
   */
  readonly collation?: string;
}
/**
 * An expression.
 */
export interface ExpressionKey {
  readonly expression: Expression;
  /**
   * Left out when false.
   */
  readonly descending?: boolean;
  /**
   * Left out for 'binary'.
   */
  readonly collation?: string;
}
/**
 * Finds rows by words: in SQLite a full-text table, in PostgreSQL a tsvector column with a GIN index.
 *
 * This interface was referenced by `Spec`'s JSON-Schema
 * via the `definition` "TextSearch".
 */
export interface TextSearch {
  /**
   * The full-text table it stands for.
   */
  readonly name: string;
  /**
   * Whose words are found.
   *
   * @minItems 1
   */
  readonly columns: readonly string[];
  /**
   * PostgreSQL's text search configuration: 'simple', 'english' and the like.
   */
  readonly language: string;
}
/**
 * Finds rows by where they lie: in SQLite an R-tree, in PostgreSQL a GiST index over boxes.
 *
 * This interface was referenced by `Spec`'s JSON-Schema
 * via the `definition` "BoxSearch".
 */
export interface BoxSearch {
  /**
   * The columns of each dimension.
   *
   * @minItems 1
   */
  readonly axes: readonly Axis[];
}
/**
 * A dimension.
 */
export interface Axis {
  /**
   * The column of the lower bound.
   */
  readonly min: string;
  /**
   * The column of the upper bound.
   */
  readonly max: string;
}
/**
 * A stored query.
 *
 * This interface was referenced by `Spec`'s JSON-Schema
 * via the `definition` "View".
 */
export interface View {
  /**
   * Its name.
   */
  readonly name: string;
  /**
   * The names its columns are given, where they are.
   */
  readonly columns?: readonly string[];
  readonly query: Expression;
  /**
   * What a person wrote about it.
   */
  readonly comment?: string;
}
/**
 * Statements that run when rows change; with "when", only for rows for which that holds.
 *
 * This interface was referenced by `Spec`'s JSON-Schema
 * via the `definition` "Trigger".
 */
export interface Trigger {
  /**
   * Its name.
   */
  readonly name: string;
  /**
   * The table or view it belongs to.
   */
  readonly table: string;
  /**
   * When it runs.
   */
  readonly timing: 'before' | 'after' | 'instead-of';
  /**
   * What it waits for.
   */
  readonly event: 'insert' | 'update' | 'delete';
  /**
   * Only where one of these columns is set. Left out for any.
   */
  readonly of?: readonly string[];
  readonly when?: Expression;
  readonly body: Expression1;
}
/**
 * Something the source has that this format cannot say.
 *
 * This interface was referenced by `Spec`'s JSON-Schema
 * via the `definition` "Unsupported".
 */
export interface Unsupported {
  /**
   * What it is.
   */
  readonly kind: 'virtual-table' | 'shadow-table' | 'table' | 'column' | 'index' | 'constraint' | 'view' | 'trigger';
  /**
   * Its name.
   */
  readonly name: string;
  /**
   * The table it belongs to.
   */
  readonly table?: string;
  /**
   * The module of a virtual table, in lower case.
   */
  readonly module?: string;
  /**
   * Why, for a program.
   */
  readonly code: FindingCode;
  /**
   * Why, for a person.
   */
  readonly message: string;
  /**
   * The original text.
   */
  readonly sql?: string;
}
