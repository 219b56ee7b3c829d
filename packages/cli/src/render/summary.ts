import { byCount, counted, groupDigits, type Report, type TableReport } from '@lite2pg/spec';
import { countSeverities } from './findings.js';
import { duration, size } from './numbers.js';
import type { Style } from './style.js';

/** The last lines of a report: what was done, whether the numbers of both sides agree, what is to be looked at. */
export function renderSummary(report: Report, style: Style): string {
  const { tables, findings } = report;
  const damaged = sum(tables, (table) => table.damaged ?? 0);
  const repaired = sum(tables, (table) => table.repaired ?? 0);
  const serious = findings.filter((finding) => finding.severity !== 'note');
  const lines = [whatWasDone(report, style)];
  if (report.command === 'migrate') lines.push(balance(tables, damaged > 0 ? 'readable ' : '', style));
  if (repaired > 0) {
    const was = byCount(repaired, 'was', 'were');
    lines.push(`${counted(repaired, 'value')} ${was} changed to fit; lite2pg.rejects keeps what they were`);
  }
  if (damaged > 0) {
    lines.push(
      style.red(
        `${counted(damaged, 'place')} of the file cannot be read, named above; the rows on these pages are not counted`,
      ),
    );
  }
  if (serious.length > 0) {
    const found = `${counted(serious.length, 'finding')} to look at (${countSeverities(serious)}), named above (exit status 2)`;
    lines.push(style.yellow(found));
  }
  return lines.join('\n');
}

function whatWasDone({ command, outcome, target, tables, seconds = {} }: Report, style: Style): string {
  const moved = sum(tables, (table) => table.moved);
  const where = `${counted(tables.length, 'table')} and ${counted(moved, 'row')}`;
  const took = duration(seconds.total ?? 0);
  if (command === 'verify') {
    const compared = tables.filter((table) => table.verified).length;
    const what = compared === tables.length ? where : `${groupDigits(compared)} of ${counted(tables.length, 'table')}`;
    return `${style.bold('Compared')} ${what} in ${took}`;
  }
  if (outcome === 'nothing-to-do') {
    return `${style.bold('Nothing to do')}: ${where} are already on ${target}; nothing was changed`;
  }
  if (outcome === 'differs') {
    return `${style.bold('Nothing was changed')}: an earlier run had moved everything to ${target}; SQLite or the target has changed since, as named above`;
  }
  const bytes = sum(tables, (table) => table.bytes ?? 0);
  const { rows } = seconds;
  const rate = rows ? ` (${groupDigits(moved / rows)} rows/s, ${size(bytes / rows)}/s)` : '';
  return `${style.bold('Moved')} ${where} to ${target} in ${took}${rate}`;
}

/** The rows of both sides in one line; an equation only if it holds, of every table. */
function balance(tables: readonly TableReport[], readable: string, style: Style): string {
  const inSource = `${groupDigits(sum(tables, (table) => table.sourceRows))} ${readable}in SQLite`;
  const onTarget = `${groupDigits(sum(tables, (table) => table.moved))} moved + ${groupDigits(sum(tables, (table) => table.rejected))} rejected`;
  const gap = ({ sourceRows, moved, rejected }: TableReport): number => sourceRows - moved - rejected;
  const missing = sum(tables, (table) => Math.max(0, gap(table)));
  const extra = sum(tables, (table) => Math.max(0, -gap(table)));
  if (missing + extra === 0) return `${inSource} = ${onTarget}`;
  const parts = [[missing, 'missing'] as const, [extra, 'too many'] as const];
  const words = parts.flatMap(([rows, what]) => (rows > 0 ? [`${groupDigits(rows)} ${what}`] : []));
  return style.red(`${inSource}, ${onTarget}: ${words.join(', ')}`);
}

function sum(tables: readonly TableReport[], of: (table: TableReport) => number): number {
  return tables.reduce((total, table) => total + of(table), 0);
}
