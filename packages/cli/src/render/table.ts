import Table from 'cli-table3';
import { cutMiddle } from './cut-middle.js';
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

/** A cell is not cut to fewer characters than these, however narrow the terminal. */
const LEAST_CHARACTERS = 16;
/** The space between two columns. */
const GAP = 2;

/**
 * Rows under a head, in columns two spaces apart; `right` are the numbers of columns that are set to the right. Cells may
 * hold anything: control characters are shown as escapes. On a terminal long ones are cut in their middle, to its width; never
 * in a file or a pipe, where two names that are alike in part would become one.
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
  const most = cellCharacters(head.length, style.width);
  for (const row of rows) table.push(row.map((cell, at) => renderCell(cell, at === row.length - 1 ? Infinity : most)));
  return `${table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`;
}

/** The most characters of a cell: half of the line, but for the last cell of a row, which nothing stands behind. */
function cellCharacters(columns: number, width: number | undefined): number {
  if (width === undefined || columns < 2) return Infinity;
  return Math.max(LEAST_CHARACTERS, Math.floor(width / 2) - GAP);
}

function renderCell(cell: string | PaintedCell, most: number): string {
  const { text, paint } = typeof cell === 'string' ? { text: cell, paint: undefined } : cell;
  const shown = cutMiddle(onOneLine(text), most);
  return paint && shown !== '' ? paint(shown) : shown;
}
