import { cutMiddle } from './cut-middle.js';
import type { Style } from './style.js';

/** Characters of a line if the stream has no width of its own: a file, a pipe. */
const USUAL_WIDTH = 80;
/** A text is not wrapped to fewer characters than these, however narrow the terminal. */
const LEAST_CHARACTERS = 24;

/**
 * A line of plain text as lines of the stream's width, each with the indent of its own (the first or the others') counted in.
 * On a terminal a word that is longer than a line is cut in its middle; elsewhere it stands whole.
 */
export function wrap(text: string, style: Style, { first, others }: Indents): string[] {
  const width = style.width ?? USUAL_WIDTH;
  const lines: string[] = [];
  let line: string | undefined;
  const room = (): number => Math.max(LEAST_CHARACTERS, width - (lines.length === 0 ? first : others));
  for (const word of text.split(' ')) {
    if (line !== undefined && charactersIn(line) + 1 + charactersIn(word) > room()) {
      lines.push(line);
      line = undefined;
    }
    const shown = style.width === undefined ? word : cutMiddle(word, room());
    line = line === undefined ? shown : `${line} ${shown}`;
  }
  return [...lines, line ?? ''];
}

/** Characters in front of the first line and of those that follow. */
export interface Indents {
  readonly first: number;
  readonly others: number;
}

function charactersIn(text: string): number {
  return Array.from(text).length;
}
