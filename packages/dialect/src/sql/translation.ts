import type { StaticType } from './static-type.js';

/** A range of the SQLite text that was handed in, in UTF-16 units; `end` is past the last. */
export interface SourceSpan {
  readonly start: number;
  readonly end: number;
}

/** Something a person should know about a translation. */
export interface DialectFinding {
  /** What it is, for a program (kebab-case). */
  readonly code: string;
  /** `refused`: there is no translation, and why. `note`: there is one, and this is what it rests on. */
  readonly severity: 'note' | 'refused';
  readonly span: SourceSpan;
  readonly message: string;
  /** What a person could write instead. */
  readonly suggestion?: string;
}

/** What one piece of SQLite's SQL became. */
export interface Translation {
  /** PostgreSQL's SQL; null where it was refused. Of several statements: all of them, each ended by a semicolon. */
  readonly sql: string | null;
  /** The statements one by one, where there can be more than one. */
  readonly statements?: readonly string[];
  /** The static type of an expression; `null` for everything that is none. */
  readonly type: StaticType;
  /** SQLite's names of the parameters, in the order of $1, $2, …; a plain `?` is named by its number. */
  readonly params: readonly string[];
  readonly findings: readonly DialectFinding[];
  /** Helper functions leaned on, by name without schema: what `compatSql` is asked for. */
  readonly compat: readonly string[];
  /** Whether PostgreSQL may keep it in an index or a generated column. */
  readonly immutable: boolean;
}
