import type { Finding } from '@lite2pg/spec';
import type { ExitStatus } from './run.js';

/** 2 where a finding needs a person, else 0. */
export function statusOf(findings: readonly Finding[]): ExitStatus {
  return findings.some((finding) => finding.severity !== 'note') ? 2 : 0;
}

/** The findings in their order, each once: the profile, the load and the comparison meet the same damage. */
export function distinctFindings(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, subject, message }) => {
    const key = JSON.stringify([code, subject.kind, subject.table, subject.name, message]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
