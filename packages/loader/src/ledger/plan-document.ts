import { createHash } from 'node:crypto';
import type { Generated } from '@lite2pg/generator';
import type { Plan, Statement } from '@lite2pg/spec';

/** What a plan does: kept in the ledger, to tell later what another plan does otherwise. */
export interface PlanDocument {
  readonly statements: readonly Pick<Statement, 'phase' | 'sql' | 'subject'>[];
  readonly moves: Plan['moves'];
  readonly orphans: Plan['orphans'];
}

/** What this plan does. */
export function planDocument({ statements, moves, orphans }: Generated): PlanDocument {
  return { statements: statements.map(({ phase, sql, subject }) => ({ phase, sql, subject })), moves, orphans };
}

/** A hash of everything a plan does: plans with the same one make of the same rows the same target. */
export function fingerprintPlan(generated: Generated): string {
  return createHash('sha256')
    .update(JSON.stringify(planDocument(generated)))
    .digest('hex')
    .slice(0, 32);
}
