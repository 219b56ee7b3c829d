import { redact } from './redact.js';

/** Codes of errors: what can go wrong with the outside world or with a document, for a program. A finding is data, not an error. */
export type ErrorCode =
  | 'no-such-file'
  | 'not-a-database'
  | 'encrypted'
  | 'damaged'
  | 'unreadable-schema'
  | 'read-failed'
  | 'locked'
  | 'no-driver'
  | 'source-changed'
  | 'no-server'
  | 'server-too-old'
  | 'wrong-password'
  | 'no-permission'
  | 'no-such-database'
  | 'too-many-connections'
  | 'connection-lost'
  | 'out-of-space'
  | 'target-exists'
  | 'target-changed'
  | 'target-busy'
  | 'bad-document'
  | 'bad-choice'
  | 'bad-option'
  | 'value-does-not-fit'
  | 'sql-failed';

export interface ErrorDetail {
  /** One line, lower case: act, subject quoted as SQL, what was found, what to do. No password, no whole row. */
  readonly message: string;
  /** The subject: a path, a URL without its password, a quoted table. */
  readonly subject?: string;
  /** The part of the message that says what was found and what to do, where findings say it again. */
  readonly found?: string;
  /** SQLSTATE of PostgreSQL or result code of SQLite, where the engine gave one. */
  readonly engineCode?: string;
  /** The error this one wraps; always set when there is one. */
  readonly cause?: unknown;
}

/** The one error class of every package: a precondition that does not hold. Message and subject are kept without passwords. */
export class Lite2pgError extends Error {
  override readonly name = 'Lite2pgError';
  readonly code: ErrorCode;
  readonly subject: string | undefined;
  readonly found: string | undefined;
  readonly engineCode: string | undefined;

  constructor(code: ErrorCode, detail: ErrorDetail) {
    super(redact(detail.message), detail.cause === undefined ? undefined : { cause: detail.cause });
    this.code = code;
    this.subject = detail.subject === undefined ? undefined : redact(detail.subject);
    this.found = detail.found === undefined ? undefined : redact(detail.found);
    this.engineCode = detail.engineCode;
  }
}
