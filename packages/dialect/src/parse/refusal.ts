import type { SourceSpan } from './finding.js';

/** Thrown inside this package where there is no exact translation; the functions it exports return it as a finding. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly span: SourceSpan | undefined;
  readonly suggestion: string | undefined;

  constructor(code: string, message: string, options: { span?: SourceSpan | undefined; suggestion?: string } = {}) {
    super(message);
    this.code = code;
    this.span = options.span;
    this.suggestion = options.suggestion;
  }
}
