import type { Finding } from './generated/report.js';

/** Whether one of these findings is more than a note. */
export function needsPerson(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity !== 'note');
}
