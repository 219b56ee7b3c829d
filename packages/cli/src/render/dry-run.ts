import { counted, groupDigits, type DryRun } from '@lite2pg/spec';
import { summarizeDecisions } from './decisions.js';
import { renderFindings } from './findings.js';
import type { Style } from './style.js';
import { renderTable } from './table.js';

/** Shows a person what a migration would do; with `verbose` every decision and finding. */
export function renderDryRun(
  { target, tables, statements, decisions, findings }: DryRun,
  style: Style,
  verbose: boolean,
): string {
  const bySize = tables.toSorted((a, b) => (b.rows ?? 0) - (a.rows ?? 0));
  const rows = bySize.map((table) => [
    table.name,
    table.target,
    table.rows === undefined ? '?' : groupDigits(table.rows),
  ]);
  const total = tables.reduce((sum, table) => sum + (table.rows ?? 0), 0);
  const phases = statements.map(({ phase, count }) => [phase, groupDigits(count)]);
  const changed = decisions.filter(({ code }) => code !== 'confirmed');
  return [
    renderTable(['table', 'becomes', 'rows'], rows, style, [2]),
    section('Statements', renderTable(['phase', 'statements'], phases, style, [1]), style),
    section('Decided, and why', summarizeDecisions(changed, style, verbose), style),
    section('Found', renderFindings(findings, style, verbose), style),
    `\nDry run: ${counted(tables.length, 'table')} with ${counted(total, 'row')} would be moved to ${target}; nothing was written\n`,
  ].join('');
}

function section(title: string, body: string, style: Style): string {
  return body === '' ? '' : `\n${style.bold(title)}\n${body}`;
}
