import type { Decision } from '@lite2pg/spec';
import { renderTable } from './table.js';
import type { Style } from './style.js';

/** What is said where decisions were asked for and there are none. */
export const NO_DECISIONS = 'every column has the type that it is declared with: nothing was to be decided\n';

/** The decisions as a table: column, what was declared, what was chosen, why. Empty where there are none. */
export function renderDecisions(decisions: readonly Decision[], style: Style): string {
  if (decisions.length === 0) return '';
  return renderTable(
    ['column', 'declared', 'becomes', 'because'],
    decisions.map((decision) => [
      `${decision.table}.${decision.column}`,
      decision.declared === '' ? '–' : decision.declared,
      decision.chosen,
      decision.reason,
    ]),
    style,
  );
}
