import type { Finding } from '@lite2pg/spec';
import type { ExitStatus } from './run.js';

/** 2 where a finding needs a person, else 0. */
export function statusOf(findings: readonly Finding[]): ExitStatus {
  return findings.some((finding) => finding.severity !== 'note') ? 2 : 0;
}
