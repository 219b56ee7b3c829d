import type { FindingCode } from './findings/findings.js';
import type { Finding, Subject } from './generated/report.js';

/** A finding's parts in the order they are said; `sql` is the original text, where there is one. */
export function makeFinding(
  severity: Finding['severity'],
  code: FindingCode,
  about: { readonly subject: Subject; readonly message: string; readonly sql?: string | undefined },
): Finding {
  return {
    code,
    severity,
    subject: about.subject,
    message: about.message,
    ...(about.sql === undefined ? {} : { sql: about.sql }),
  };
}
