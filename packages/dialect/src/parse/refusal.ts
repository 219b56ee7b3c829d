import type { FindingCode } from '@lite2pg/spec';
import type { SourceSpan, WrittenColumn } from './finding.js';

/** Thrown inside this package where there is no exact translation; the functions it exports return it as a finding. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: FindingCode;
  readonly span: SourceSpan | undefined;
  readonly suggestion: string | undefined;
  readonly column: WrittenColumn | undefined;

  constructor(
    code: FindingCode,
    message: string,
    options: {
      readonly span?: SourceSpan | undefined;
      readonly suggestion?: string | undefined;
      readonly column?: WrittenColumn | undefined;
    } = {},
  ) {
    super(message);
    this.code = code;
    this.span = options.span;
    this.suggestion = options.suggestion;
    this.column = options.column;
  }
}
