import { createHash } from 'node:crypto';
import type { Plan, Statement } from './generated/plan.js';

/** The work of a plan: kept in the ledger, to tell later what another plan does otherwise. */
export interface PlanDocument {
  readonly statements: readonly Pick<Statement, 'phase' | 'sql' | 'subject'>[];
  readonly moves: Plan['moves'];
  readonly orphans: Plan['orphans'];
}

/** The work of this plan. */
export function planDocument({
  statements,
  moves,
  orphans,
}: Pick<Plan, 'statements' | 'moves' | 'orphans'>): PlanDocument {
  return { statements: statements.map(({ phase, sql, subject }) => ({ phase, sql, subject })), moves, orphans };
}

/** A hash of everything a plan does: plans with the same one make of the same rows the same target. */
export function fingerprintPlan(plan: Pick<Plan, 'statements' | 'moves' | 'orphans'>): string {
  return createHash('sha256')
    .update(JSON.stringify(planDocument(plan)))
    .digest('hex')
    .slice(0, 32);
}
