/* Generated from schema/spec.schema.json by scripts/schema-types.mjs. Change the schema, then run: npm run types */

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
  specVersion: 1;
  /**
   * Ordinary tables, sorted by name.
   */
  tables: Table[];
  /**
   * Views, sorted by name.
   */
  views: View[];
  /**
   * Triggers, sorted by name.
   */
  triggers: Trigger[];
  /**
   * What the source has and this format cannot say, sorted by kind and name: never dropped in silence.
   */
  unsupported: Unsupported[];
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
  name: string;
  /**
   * What a person wrote about it.
   */
  comment?: string;
  /**
   * SQLite checks the types of its values (STRICT). Left out when false.
   */
  strict?: boolean;
  /**
   * SQLite stores it by its primary key (WITHOUT ROWID). Left out when false.
   */
  withoutRowid?: boolean;
  virtual?: Virtual;
  /**
   * In table order.
   */
  columns: Column[];
  primaryKey?: PrimaryKey;
  /**
   * Unique constraints, not unique indexes. Left out when empty.
   */
  uniques?: Unique[];
  /**
   * In the order of the declaration. Left out when empty.
   */
  foreignKeys?: ForeignKey[];
  /**
   * In the order of the declaration. Left out when empty.
   */
  checks?: Check[];
  /**
   * Indexes made by CREATE INDEX, sorted by name. Left out when empty.
   */
  indexes?: Index[];
  /**
   * What finds its rows by words, sorted by name. Left out when empty.
   */
  textSearches?: TextSearch[];
  boxSearch?: BoxSearch;
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
  module: string;
  /**
   * The original text.
   */
  sql: string;
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
  name: string;
  type: ColumnType;
  /**
   * The source's own words for the type; left out where it declared none.
   */
  declared?: string;
  /**
   * False: NULL is refused. Left out when NULL is allowed.
   */
  nullable?: false;
  default?: Expression;
  /**
   * The engine numbers new rows. In SQLite: the rowid alias (INTEGER PRIMARY KEY).
   */
  identity?: 'by-default' | 'always';
  /**
   * SQLite shows it only where it is named (rowid): not part of *, nor of what INSERT fills where it lists no columns. Left out when false.
   */
  hidden?: boolean;
  /**
   * SQLite never gives a number twice (AUTOINCREMENT). Left out when false.
   */
  autoincrement?: boolean;
  /**
   * How text compares: 'nocase', 'rtrim', or the name of a collation that the application registered. Left out for 'binary'.
   */
  collation?: string;
  generated?: Generated;
  stored?: StoredAs;
  /**
   * What a person wrote about it.
   */
  comment?: string;
}
/**
 * True or false.
 */
export interface BooleanType {
  kind: 'boolean';
}
/**
 * A signed whole number.
 */
export interface IntegerType {
  kind: 'integer';
  /**
   * Its width.
   */
  bits: 16 | 32 | 64;
}
/**
 * An exact decimal number; without a precision, of any length.
 */
export interface DecimalType {
  kind: 'decimal';
  /**
   * Digits in all.
   */
  precision?: number;
  /**
   * Digits after the point.
   */
  scale?: number;
}
/**
 * An IEEE 754 number.
 */
export interface FloatType {
  kind: 'float';
  /**
   * Its width.
   */
  bits: 32 | 64;
}
/**
 * Unicode text.
 */
export interface TextType {
  kind: 'text';
  /**
   * Characters at the most, where it is enforced.
   */
  maxLength?: number;
}
/**
 * Bytes.
 */
export interface BytesType {
  kind: 'bytes';
}
/**
 * A day.
 */
export interface DateType {
  kind: 'date';
}
/**
 * A time of day, without a zone.
 */
export interface TimeType {
  kind: 'time';
}
/**
 * A day and a time of day.
 */
export interface TimestampType {
  kind: 'timestamp';
  /**
   * 'none': as on the wall clock; 'utc': a moment.
   */
  zone: 'none' | 'utc';
}
/**
 * A JSON document.
 */
export interface JsonType {
  kind: 'json';
}
/**
 * A UUID.
 */
export interface UuidType {
  kind: 'uuid';
}
/**
 * In SQLite's words.
 */
export interface SqliteExpression {
  /**
   * SQLite's SQL, as written.
   */
  sqlite: string;
}
/**
 * In PostgreSQL's words.
 */
export interface PostgresExpression {
  /**
   * PostgreSQL's SQL, as PostgreSQL prints it.
   */
  postgres: string;
}
/**
 * Computed from the other columns of the row.
 */
export interface Generated {
  expression: Expression;
  /**
   * Kept in the row, or computed when read.
   */
  storage: 'stored' | 'virtual';
}
/**
 * A moment as a count since 1970-01-01 00:00:00 UTC.
 */
export interface StoredAsEpoch {
  as: 'epoch';
  /**
   * What is counted.
   */
  unit: 's' | 'ms' | 'us' | 'ns';
}
/**
 * A moment as a Julian day number (REAL).
 */
export interface StoredAsJulianDay {
  as: 'julian-day';
}
/**
 * Booleans as two words.
 */
export interface StoredAsWords {
  as: 'words';
  /**
   * The word for true.
   */
  true: string;
  /**
   * The word for false.
   */
  false: string;
}
/**
 * Numbers or JSON or a UUID held as text.
 */
export interface StoredAsText {
  as: 'text';
}
/**
 * A UUID as 16 bytes, or text as its bytes.
 */
export interface StoredAsBlob {
  as: 'blob';
}
/**
 * Values of several storage classes in one column; each is brought to the column's type by its text (numbers as SQLite prints them) or, for bytes, by the bytes of that text.
 */
export interface StoredAsMixed {
  as: 'mixed';
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
  name?: string;
  /**
   * In key order.
   *
   * @minItems 1
   */
  columns: string[];
  collations?: KeyCollations;
}
/**
 * Collations of key columns, by column, where they differ from the column's own.
 *
 * This interface was referenced by `Spec`'s JSON-Schema
 * via the `definition` "KeyCollations".
 */
export interface KeyCollations {
  [k: string]: string;
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
  name?: string;
  /**
   * In key order.
   *
   * @minItems 1
   */
  columns: string[];
  collations?: KeyCollations;
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
  name?: string;
  /**
   * The referring columns, in key order.
   *
   * @minItems 1
   */
  columns: string[];
  references: Referenced;
  /**
   * What happens to the row when the row it refers to is deleted. Left out for no action.
   */
  onDelete?: 'cascade' | 'set-null' | 'set-default' | 'restrict';
  /**
   * What happens to it when the key it refers to changes. Left out for no action.
   */
  onUpdate?: 'cascade' | 'set-null' | 'set-default' | 'restrict';
  /**
   * Checked at the end of the transaction: always, or when the transaction asks. Left out when not deferrable.
   */
  deferrable?: 'initially-deferred' | 'initially-immediate';
}
/**
 * What they refer to. Columns are always spelt out, also where the source left them implicit.
 */
export interface Referenced {
  /**
   * The table referred to, spelt as that table is.
   */
  table: string;
  /**
   * Its columns, in the same order.
   *
   * @minItems 1
   */
  columns: string[];
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
  name?: string;
  expression: Expression;
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
  name: string;
  /**
   * Left out when false.
   */
  unique?: boolean;
  /**
   * In order.
   *
   * @minItems 1
   */
  keys: IndexKey[];
  where?: Expression;
}
/**
 * A column.
 */
export interface ColumnKey {
  /**
   * A column of the table.
   */
  column: string;
  /**
   * Left out when false.
   */
  descending?: boolean;
  /**
   * Where it differs from the column's own ('binary' is written out here).
   */
  collation?: string;
}
/**
 * An expression.
 */
export interface ExpressionKey {
  expression: Expression;
  /**
   * Left out when false.
   */
  descending?: boolean;
  /**
   * Left out for 'binary'.
   */
  collation?: string;
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
  name: string;
  /**
   * Whose words are found.
   *
   * @minItems 1
   */
  columns: string[];
  /**
   * PostgreSQL's text search configuration: 'simple', 'english' and the like.
   */
  language: string;
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
  axes: Axis[];
}
/**
 * A dimension.
 */
export interface Axis {
  /**
   * The column of the lower bound.
   */
  min: string;
  /**
   * The column of the upper bound.
   */
  max: string;
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
  name: string;
  /**
   * The names its columns are given, where they are.
   */
  columns?: string[];
  query: Expression;
  /**
   * What a person wrote about it.
   */
  comment?: string;
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
  name: string;
  /**
   * The table or view it belongs to.
   */
  table: string;
  /**
   * When it runs.
   */
  timing: 'before' | 'after' | 'instead-of';
  /**
   * What it waits for.
   */
  event: 'insert' | 'update' | 'delete';
  /**
   * Only where one of these columns is set. Left out for any.
   */
  of?: string[];
  when?: Expression;
  body: Expression1;
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
  kind: 'virtual-table' | 'shadow-table' | 'table' | 'column' | 'index' | 'constraint' | 'view' | 'trigger';
  /**
   * Its name.
   */
  name: string;
  /**
   * The table it belongs to.
   */
  table?: string;
  /**
   * The module of a virtual table, in lower case.
   */
  module?: string;
  /**
   * Why, for a program.
   */
  code: string;
  /**
   * Why, for a person.
   */
  message: string;
  /**
   * The original text.
   */
  sql?: string;
}
