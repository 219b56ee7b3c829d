import type { Verification } from '@lite2pg/loader';
import { needsPerson, type Plan, type Report } from '@lite2pg/spec';
import type { InspectedSource } from '../source/inspect-source.js';
import { distinctFindings, withoutForetold } from './distinct-findings.js';

/** The result of a comparison. */
export interface Compared {
  readonly inspected: InspectedSource;
  readonly plan: Plan;
  readonly verification: Verification;
  /** The time it took. */
  readonly seconds: number;
}

/** The report of a comparison, with each finding once. */
export function reportOfVerification({ inspected, plan, verification, seconds }: Compared): Report {
  const findings = distinctFindings([
    ...withoutForetold(inspected.findings, verification.rejects),
    ...plan.findings,
    ...verification.rejects,
    ...verification.findings,
  ]);
  return {
    reportVersion: 1,
    command: 'verify',
    outcome: needsPerson(findings) ? 'attention' : 'done',
    source: inspected.source.path,
    target: verification.server,
    seconds: { total: seconds },
    tables: verification.tables.map((table) => ({
      name: table.name,
      target: table.target,
      sourceRows: table.sourceRows,
      moved: table.targetRows,
      rejected: table.rejected,
      ...(table.repaired === 0 ? {} : { repaired: table.repaired }),
      ...(table.damaged === 0 ? {} : { damaged: table.damaged }),
      ...(table.verified === undefined ? {} : { verified: table.verified }),
    })),
    decisions: [],
    findings,
  };
}
