import type { Finding, Subject } from '@lite2pg/spec';
import type { Phase } from './phase.js';

/** One change of the target. */
export interface Statement {
  readonly phase: Phase;
  /** One PostgreSQL statement, without a semicolon at its end. */
  readonly sql: string;
  /** What it makes, in the words of the source. */
  readonly subject: Subject;
  /** What a reviewer should know about it, in one line. */
  readonly note?: string;
  /** What of its subject it could not carry over, or only in another form. */
  readonly findings?: readonly Finding[];
}
