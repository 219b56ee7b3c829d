import { needsPerson, type Finding } from '@lite2pg/spec';

/** The exit status of a command: 0 done or nothing to do, 1 it failed, 2 it finished and a person must look. */
export type ExitStatus = 0 | 1 | 2;

/** 2 if a finding needs a person, else 0. */
export function statusOf(findings: readonly Finding[]): ExitStatus {
  return needsPerson(findings) ? 2 : 0;
}
