import { LINE_WIDTH } from '../sql/format.js';

/** Line breaks for any reader of the file: PostgreSQL ends a comment at the first two only. */
export const LINE_BREAK = /\r\n|[\r\n\u0085\u2028\u2029]/;
const LINE_BREAKS = /[\r\n\u0085\u2028\u2029]/g;

/** Characters that a reader would not see, or see out of place: control characters but the tab, marks of direction. */
const UNSEEN = /(?!\t)[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Lines as comments; a line break within one, which would end the comment, begins another. `indent` stands before each. */
export function comment(lines: readonly string[], indent = ''): string {
  return lines
    .flatMap((line) => line.split(LINE_BREAK))
    .map((line) => line.replaceAll(UNSEEN, escape))
    .map((line) => `${indent}-- ${line}`.trimEnd())
    .join('\n');
}

/** A name whole, whatever its length: two that begin alike are two. */
export function quoted(name: string): string {
  return `"${name.replaceAll(LINE_BREAKS, escape)}"`;
}

/** Breaks between words where a line is full; what follows the first line is indented. */
export function wrap(text: string, width = LINE_WIDTH): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 4 > width) {
      lines.push(line);
      line = ` `;
    }
    line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line];
}

function escape(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`;
}
