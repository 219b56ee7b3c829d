import type { Decision, Target } from '@lite2pg/spec';

/** The decisions about tables that the target has: of one that is left out nothing is decided. */
export function ofMade(decisions: readonly Decision[], target: Target): Decision[] {
  const made = new Set(target.tables.map(({ source }) => source));
  return decisions.filter(({ table }) => made.has(table));
}
