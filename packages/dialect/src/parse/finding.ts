import type { FindingCode } from '@lite2pg/spec';

/** A range of the SQLite text that was handed in, in UTF-16 units; `end` is past the last. */
export interface SourceSpan {
  readonly start: number;
  readonly end: number;
}

/** Something a person should know about a translation. */
export interface DialectFinding {
  /** The code, for a program (kebab-case). */
  readonly code: FindingCode;
  /** `refused`: there is no translation, and why. `note`: there is one, and this is what it rests on. */
  readonly severity: 'note' | 'refused';
  readonly span: SourceSpan;
  readonly message: string;
  /** SQL that a person could write instead. */
  readonly suggestion?: string;
  /** Of a value on its way into a column: which. */
  readonly column?: WrittenColumn;
}

/** A column that a value is written to, by the names of the source. */
export interface WrittenColumn {
  readonly table: string;
  readonly name: string;
}
