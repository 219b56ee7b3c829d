import Table from 'cli-table3';
import { onOneLine } from './one-line.js';
import type { Style } from './style.js';

const NO_LINES = {
  top: '', 'top-mid': '', 'top-left': '', 'top-right': '',
  bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '',
  left: '', 'left-mid': '', mid: '', 'mid-mid': '',
  right: '', 'right-mid': '', middle: '  ',
}; // prettier-ignore

/** A cell with a colour of its own. */
export interface PaintedCell {
  readonly text: string;
  readonly paint: (text: string) => string;
}

/** Characters a cell shows, but for the last of its row, which nothing stands behind. */
const CELL_CHARACTERS = 48;

/**
 * Rows under a head, in columns two spaces apart; `right` are the numbers of columns that are set to the right. Cells may
 * hold anything: control characters are shown as escapes, long ones are cut.
 */
export function renderTable(
  head: readonly string[],
  rows: readonly (readonly (string | PaintedCell)[])[],
  style: Style,
  right: readonly number[] = [],
): string {
  const table = new Table({
    head: head.map((title) => style.dim(title)),
    chars: NO_LINES,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: head.map((_, column) => (right.includes(column) ? 'right' : 'left')),
  });
  for (const row of rows) table.push(row.map((cell, at) => renderCell(cell, at === row.length - 1)));
  return `${table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`;
}

function renderCell(cell: string | PaintedCell, isLast: boolean): string {
  const { text, paint } = typeof cell === 'string' ? { text: cell, paint: undefined } : cell;
  const line = onOneLine(text);
  const characters = Array.from(line);
  const tooLong = !isLast && characters.length > CELL_CHARACTERS;
  const shown = tooLong ? `${characters.slice(0, CELL_CHARACTERS - 1).join('')}…` : line;
  return paint && shown !== '' ? paint(shown) : shown;
}
