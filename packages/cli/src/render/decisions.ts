import { counted, type Decision } from '@lite2pg/spec';
import { renderTable } from './table.js';
import type { Style } from './style.js';

/** The decisions as a table: column, what was declared, what was chosen, why. Empty if there are none. */
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

/** The same for whoever asked for it: says so if there are none. */
export function describeDecisions(decisions: readonly Decision[], style: Style): string {
  if (decisions.length > 0) return renderDecisions(decisions, style);
  return 'every column has its declared type: nothing had to be decided\n';
}

/** Decisions that are shown if nobody asked for them. */
const SHOWN = 40;

/** The first of them if nobody asked for them, all with `verbose`; of the others the number. */
export function summarizeDecisions(decisions: readonly Decision[], style: Style, verbose: boolean): string {
  if (verbose || decisions.length <= SHOWN) return renderDecisions(decisions, style);
  const more = counted(decisions.length - SHOWN, 'further decision');
  return `${renderDecisions(decisions.slice(0, SHOWN), style)}and ${more}; --verbose shows all\n`;
}
