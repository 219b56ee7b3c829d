import { withoutRepeated, type Applied, type Verification, type VerifiedTable } from '@lite2pg/loader';
import { needsPerson, type Plan, type Report } from '@lite2pg/spec';
import type { InspectedSource } from '../source/inspect-source.js';
import { distinctFindings, withoutForetold } from './distinct-findings.js';
import { ofMade } from './of-made.js';

/** The result of a migration. */
export interface Moved {
  readonly inspected: InspectedSource;
  readonly plan: Plan;
  /** The target's name for a person. */
  readonly target: string;
  readonly applied: Applied;
  /** Undefined if it was not compared. */
  readonly verification: Verification | undefined;
  readonly seconds: Report['seconds'] & object;
}

/** The report of a migration, with each finding once. */
export function reportOfMigration({ inspected, plan, target, applied, verification, seconds }: Moved): Report {
  const compared = new Map(verification?.tables.map((table) => [table.name, table]));
  const refused = new Set(
    applied.findings.flatMap(({ code, subject }) => (code === 'table-refused' ? subject.name : [])),
  );
  const findings = withoutRepeated(
    distinctFindings([
      ...withoutForetold(inspected.findings, applied.findings),
      ...plan.findings,
      // A comparison says which rows they are.
      ...applied.findings.filter(
        ({ code, subject }) => code !== 'count-differs' || !compared.get(subject.name)?.verified,
      ),
      // That a table is missing says nothing new of one that was refused.
      ...(verification?.findings ?? []).filter(
        ({ code, subject }) => code !== 'table-missing' || !refused.has(subject.name),
      ),
    ]),
  );
  return {
    reportVersion: 1,
    command: 'migrate',
    outcome: outcomeOf(
      applied,
      (verification?.tables ?? []).filter(({ name }) => !refused.has(name)),
      needsPerson(findings),
    ),
    source: inspected.source.path,
    target,
    seconds,
    tables: applied.tables.map((table) => {
      const { verified, sourceRows, damaged } = compared.get(table.name) ?? {};
      if (!verified) return table;
      // SQLite's own count, if it can count what can be read.
      return damaged === 0 && !table.damaged ? { ...table, sourceRows: sourceRows!, verified } : { ...table, verified };
    }),
    decisions: ofMade(inspected.decisions, plan.target),
    findings,
    speedups: [...applied.speedups],
  };
}

function outcomeOf(applied: Applied, compared: readonly VerifiedTable[], hasFindings: boolean): Report['outcome'] {
  if (applied.outcome === 'done') return hasFindings ? 'attention' : 'done';
  const differs = compared.some(({ verified, damaged }) =>
    verified ? verified.missing + verified.extra + verified.changed > 0 : damaged === 0,
  );
  return differs ? 'differs' : applied.outcome;
}
