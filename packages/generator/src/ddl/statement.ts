import type { Finding, Subject } from '@lite2pg/spec';
import type { Phase } from './phase.js';

/**
 * A key's index, and the constraint upon it. ALTER TABLE … ADD PRIMARY KEY locks the table while it builds; CREATE INDEX
 * lets others build beside it, and the constraint takes no time then. That the index is there already is no error.
 */
export interface KeyInSteps {
  readonly index: string;
  /** Rows are loaded in the key's order: its index has nothing to sort. */
  readonly isSorted: boolean;
  readonly constraint: string;
}

/** One change of the target. */
export interface Statement {
  readonly phase: Phase;
  /** One PostgreSQL statement, without a semicolon at its end. */
  readonly sql: string;
  /** The same in two statements, so that other indexes of the table can be built at the same time: a large table's key. */
  readonly inSteps?: KeyInSteps;
  /** What it makes, in the words of the source. */
  readonly subject: Subject;
  /** What a reviewer should know about it, in one line. */
  readonly note?: string;
  /** What of its subject it could not carry over, or only in another form. */
  readonly findings?: readonly Finding[];
}
