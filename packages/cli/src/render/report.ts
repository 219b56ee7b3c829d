import { byCount, counted, groupDigits, type Report, type TableReport } from '@lite2pg/spec';
import { summarizeDecisions } from './decisions.js';
import { renderFindings } from './findings.js';
import { renderSummary } from './summary.js';
import { renderTable, type PaintedCell } from './table.js';
import type { Style } from './style.js';

/** Tables that are shown; of further ones, which have fewer rows, only the number is said, unless something is odd. */
const SHOWN_TABLES = 40;

/** Bytes of rows from which on it is worth a word what made the server faster. */
const LARGE_BYTES = 100_000_000;

/** The report of migrate or verify for a person; with `verbose` all of it. */
export function renderReport(report: Report, style: Style, verbose = false): string {
  return [
    renderTables(report, style),
    section('Decided, and why', renderDecided(report, style, verbose), style),
    section('Found', renderFindings(report.findings, style, verbose), style),
    section('What made the server faster', renderSpeedups(report, verbose), style),
    `\n${renderSummary(report, style)}\n`,
  ].join('');
}

/** The decisions that changed something; of those that confirmed a declared type, only how many. */
function renderDecided(report: Report, style: Style, verbose: boolean): string {
  const changed = report.decisions.filter((decision) => decision.code !== 'confirmed');
  const confirmed = report.decisions.length - changed.length;
  const more = `${counted(confirmed, 'column')} ${byCount(confirmed, 'holds', 'hold')} what was declared (dates, booleans, JSON …): lite2pg inspect lists them\n`;
  return summarizeDecisions(changed, style, verbose) + (confirmed > 0 ? more : '');
}

function renderSpeedups({ tables, speedups = [] }: Report, verbose: boolean): string {
  const bytes = tables.reduce((total, table) => total + (table.bytes ?? 0), 0);
  return verbose || bytes >= LARGE_BYTES ? speedups.map((line) => `${line}\n`).join('') : '';
}

function section(title: string, body: string, style: Style): string {
  return body === '' ? '' : `\n${style.bold(title)}\n${body}`;
}

function renderTables(report: Report, style: Style): string {
  const compared = wasCompared(report);
  const damaged = report.tables.some((table) => table.damaged);
  const bySize = [...report.tables].sort((a, b) => b.sourceRows - a.sourceRows);
  const shown = bySize.filter((table, place) => place < SHOWN_TABLES || isOdd(table, compared));
  const rows = shown.map((table) => [
    table.target,
    groupDigits(table.sourceRows),
    groupDigits(table.moved),
    groupDigits(table.rejected),
    ...(damaged ? [lost(table, style)] : []),
    ...(compared ? [verdict(table, style)] : []),
  ]);
  const head = [
    'table',
    'in SQLite',
    'moved',
    'rejected',
    ...(damaged ? ['unreadable'] : []),
    ...(compared ? ['compared'] : []),
  ];
  const more = report.tables.length - shown.length;
  return renderTable(head, rows, style, [1, 2, 3]) + (more > 0 ? `and ${counted(more, 'smaller table')}\n` : '');
}

function lost({ damaged = 0 }: TableReport, style: Style): PaintedCell {
  return { text: damaged === 0 ? '' : counted(damaged, 'place'), paint: style.red };
}

function wasCompared({ command, seconds }: Report): boolean {
  return command === 'verify' || seconds?.verify !== undefined;
}

/** Whether the target does not have all of the table, as far as was looked. */
function isOdd({ rejected, verified, damaged = 0 }: TableReport, compared: boolean): boolean {
  const differs = verified ? verified.missing + verified.extra + verified.changed > 0 : compared;
  return differs || rejected + damaged > 0;
}

function verdict({ verified, damaged = 0 }: TableReport, style: Style): PaintedCell {
  if (!verified) return { text: 'not compared', paint: style.red };
  const { missing, extra, changed } = verified;
  if (missing + extra + changed === 0) {
    return damaged === 0
      ? { text: 'equal', paint: style.green }
      : { text: 'equal as far as readable', paint: style.yellow };
  }
  const text = `${groupDigits(missing)} missing, ${groupDigits(extra)} extra, ${groupDigits(changed)} changed`;
  return { text, paint: style.red };
}
