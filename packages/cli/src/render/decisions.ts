import type { Decision } from '@lite2pg/spec';
import { renderTable } from './table.js';
import type { Style } from './style.js';

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

/** The same where somebody asked for it: says so where there are none. */
export function describeDecisions(decisions: readonly Decision[], style: Style): string {
  if (decisions.length > 0) return renderDecisions(decisions, style);
  return 'every column has the type that it is declared with: nothing was to be decided\n';
}
