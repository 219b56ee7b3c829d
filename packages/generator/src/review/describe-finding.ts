import type { Finding } from '@lite2pg/spec';
import { LINE_BREAK, quoted, wrap } from './comment.js';

/** The findings in lines that fit, each original text below as it was; of several in a row with one text the last shows it. */
export function describeFindings(findings: readonly Finding[]): string[] {
  return findings.flatMap((finding, at) => describeFinding(finding, findings[at + 1]?.sql));
}

function describeFinding({ severity, subject, message, sql }: Finding, nextSql: string | undefined): string[] {
  const weight = severity === 'note' ? '' : `${severity}: `;
  const kind = subject.kind.replaceAll('-', ' ');
  const of = subject.table === undefined ? '' : ` of ${quoted(subject.table)}`;
  const original = sql === undefined || sql === nextSql ? [] : sql.split(LINE_BREAK).map((line) => `    ${line}`);
  return [...wrap(`${weight}${kind} ${quoted(subject.name)}${of}: ${message}`), ...original];
}
