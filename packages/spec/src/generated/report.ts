/* Generated from schema/report.schema.json by scripts/schema-types.mjs. Change the schema, then run: npm run types */

/**
 * What a run of migrate or verify did and found.
 */
export interface Report {
  /**
   * Where this JSON Schema is published.
   */
  $schema?: string;
  /**
   * The version of this format.
   */
  reportVersion: 1;
  /**
   * What ran.
   */
  command: 'migrate' | 'verify';
  /**
   * done; nothing-to-do: the target had it all; attention: finished, and a person must look (exit status 2).
   */
  outcome: 'done' | 'nothing-to-do' | 'attention';
  /**
   * The SQLite file.
   */
  source: string;
  /**
   * The PostgreSQL database, without a password.
   */
  target: string;
  seconds?: Seconds;
  /**
   * In the order of the spec. For each, sourceRows = moved + rejected, what is damaged left aside.
   */
  tables: TableReport[];
  /**
   * What was chosen where the declared type alone did not decide, and why.
   */
  decisions: Decision[];
  /**
   * What a person should know.
   */
  findings: Finding[];
  /**
   * What made the server faster in this run (freeze, no-wal, unlogged, asynchronous-commit), each in words.
   */
  speedups?: string[];
}
/**
 * How long each part took.
 */
export interface Seconds {
  /**
   * Reading the schema and profiling the values.
   */
  inspect?: number;
  /**
   * Moving rows.
   */
  rows?: number;
  /**
   * Building keys, indexes and foreign keys.
   */
  keys?: number;
  /**
   * Comparing.
   */
  verify?: number;
  /**
   * All of it.
   */
  total?: number;
}
/**
 * A table.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "TableReport".
 */
export interface TableReport {
  /**
   * In the source.
   */
  name: string;
  /**
   * On the target, quoted as SQL needs it.
   */
  target: string;
  /**
   * Rows in the source; where some of it is damaged, those that can be read.
   */
  sourceRows: number;
  /**
   * Rows that this run or an earlier one moved.
   */
  moved: number;
  /**
   * Rows kept as rejects.
   */
  rejected: number;
  /**
   * Places of it, rows and pages, that could not be read (--salvage). How many rows the pages held is not known: they are neither among sourceRows nor among rejected. Left out where there are none.
   */
  damaged?: number;
  /**
   * How long its rows took.
   */
  seconds?: number;
  /**
   * Bytes sent.
   */
  bytes?: number;
  verified?: Verified;
}
/**
 * What the comparison found.
 */
export interface Verified {
  /**
   * Rows compared.
   */
  rows: number;
  /**
   * Rows of the source that the target lacks.
   */
  missing: number;
  /**
   * Rows of the target that the source lacks.
   */
  extra: number;
  /**
   * Rows with another value.
   */
  changed: number;
}
/**
 * A choice of type, or another one, with its reason.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Decision".
 */
export interface Decision {
  /**
   * The table.
   */
  table: string;
  /**
   * The column.
   */
  column: string;
  /**
   * What SQLite declared; empty where nothing.
   */
  declared: string;
  /**
   * The PostgreSQL type.
   */
  chosen: string;
  /**
   * Why, for a program.
   */
  code: string;
  /**
   * Why, for a person.
   */
  reason: string;
  /**
   * Who decided.
   */
  by: 'declared' | 'values' | 'config' | 'reference';
}
/**
 * Something a person should know. One that leaves the target less than the source has the severity "loss" or "attention" and makes the exit status 2.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Finding".
 */
export interface Finding {
  /**
   * What it is, for a program (kebab-case).
   */
  code: string;
  /**
   * note: carried over in another form, nothing to do; attention: a person must look (not carried over, not validated); loss: rows or values are not on the target as they were.
   */
  severity: 'note' | 'attention' | 'loss';
  subject: Subject;
  /**
   * What was found and what to do, in one line, lower case.
   */
  message: string;
  /**
   * The original text, where there is one.
   */
  sql?: string;
}
/**
 * What it is about.
 */
export interface Subject {
  /**
   * What it is.
   */
  kind:
    | 'database'
    | 'table'
    | 'column'
    | 'primary-key'
    | 'unique'
    | 'foreign-key'
    | 'check'
    | 'default'
    | 'generated'
    | 'index'
    | 'view'
    | 'trigger'
    | 'virtual-table'
    | 'sequence'
    | 'collation';
  /**
   * Its name; for a constraint without one, its columns or text.
   */
  name: string;
  /**
   * The table it belongs to.
   */
  table?: string;
}
