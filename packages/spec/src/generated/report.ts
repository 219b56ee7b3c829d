/* Generated from schema/report.schema.json by scripts/schema-types.mjs. Change the schema, then run: npm run types */
import type { FindingCode } from '../findings/findings.js';

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
  readonly reportVersion: 1;
  /**
   * What ran.
   */
  readonly command: 'migrate' | 'verify';
  /**
   * done; nothing-to-do: an earlier run had moved it all, and it is still so; differs: an earlier run had moved it all, the source or the target has changed since, and nothing was done about it (exit status 2); attention: finished, and a person must look (exit status 2).
   */
  readonly outcome: 'done' | 'nothing-to-do' | 'differs' | 'attention';
  /**
   * The SQLite file.
   */
  readonly source: string;
  /**
   * The PostgreSQL database, without a password.
   */
  readonly target: string;
  readonly seconds?: Seconds;
  /**
   * In the order of the spec. For each, sourceRows = moved + rejected, what is damaged left aside; where not, a finding says so.
   */
  readonly tables: readonly TableReport[];
  /**
   * What was chosen where the declared type alone did not decide, and why.
   */
  readonly decisions: readonly Decision[];
  /**
   * What a person should know.
   */
  readonly findings: readonly Finding[];
  /**
   * What made the server faster in this run (freeze, no-wal, unlogged, asynchronous-commit), each in words.
   */
  readonly speedups?: readonly string[];
}
/**
 * How long each part took.
 */
export interface Seconds {
  /**
   * Reading the schema and profiling the values.
   */
  readonly inspect?: number;
  /**
   * Moving rows.
   */
  readonly rows?: number;
  /**
   * Building keys, indexes and foreign keys.
   */
  readonly keys?: number;
  /**
   * Comparing.
   */
  readonly verify?: number;
  /**
   * All of it.
   */
  readonly total?: number;
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
  readonly name: string;
  /**
   * On the target, quoted as SQL needs it.
   */
  readonly target: string;
  /**
   * Rows in the source; where some of it is damaged, those that can be read.
   */
  readonly sourceRows: number;
  /**
   * Rows on the target: moved by this run, or counted there if an earlier one moved some.
   */
  readonly moved: number;
  /**
   * Rows that were not moved; lite2pg.rejects keeps them.
   */
  readonly rejected: number;
  /**
   * Values that were changed to fit, in rows that were moved; lite2pg.rejects keeps what they were. Left out if there are none.
   */
  readonly repaired?: number;
  /**
   * Places of it, rows and pages, that could not be read (--salvage). How many rows the pages held is not known: they are neither among sourceRows nor among rejected. Left out where there are none.
   */
  readonly damaged?: number;
  /**
   * How long its rows took.
   */
  readonly seconds?: number;
  /**
   * Bytes sent.
   */
  readonly bytes?: number;
  readonly verified?: Verified;
}
/**
 * What the comparison found. Left out if nothing of the table was compared: without a comparison, and where its columns are others or nothing of it can be read.
 */
export interface Verified {
  /**
   * Rows compared.
   */
  readonly rows: number;
  /**
   * Rows of the source that the target lacks.
   */
  readonly missing: number;
  /**
   * Rows of the target that the source lacks.
   */
  readonly extra: number;
  /**
   * Rows with another value.
   */
  readonly changed: number;
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
  readonly table: string;
  /**
   * The column.
   */
  readonly column: string;
  /**
   * What SQLite declared; empty where nothing.
   */
  readonly declared: string;
  /**
   * The PostgreSQL type.
   */
  readonly chosen: string;
  /**
   * Why, for a program.
   */
  readonly code: string;
  /**
   * Why, for a person.
   */
  readonly reason: string;
  /**
   * The reason without counts and values, where it has any: the same while the values are of the same kinds.
   */
  readonly summary?: string;
  /**
   * Who decided.
   */
  readonly by: 'declared' | 'values' | 'config' | 'reference';
}
/**
 * Something a person should know. One that leaves the target less than the source has the severity "loss" or "warning" and makes the exit status 2.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Finding".
 */
export interface Finding {
  /**
   * What it is, for a program.
   */
  readonly code: FindingCode;
  /**
   * note: carried over in another form, nothing to do; warning: a person must look (not carried over, not validated); loss: rows or values are not on the target as they were.
   */
  readonly severity: 'note' | 'warning' | 'loss';
  readonly subject: Subject;
  /**
   * What was found and what to do, in one line, lower case.
   */
  readonly message: string;
  /**
   * The original text, where there is one.
   */
  readonly sql?: string;
}
/**
 * What it is about.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Subject".
 */
export interface Subject {
  /**
   * What it is.
   */
  readonly kind:
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
  readonly name: string;
  /**
   * The table it belongs to.
   */
  readonly table?: string;
}
