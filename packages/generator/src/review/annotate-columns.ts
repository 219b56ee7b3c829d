import { tokenize } from '../sql/token.js';
import { comment, wrap } from './comment.js';
import { LINE_WIDTH } from '../sql/format.js';

const INDENT = '  ';

/** CREATE TABLE with remarks over its columns, one for each in its order, '' for none; only comments are added. */
export function annotateColumns(sql: string, remarks: readonly string[]): string {
  const starts = columnStarts(sql);
  let out = '';
  let end = 0;
  remarks.forEach((remark, at) => {
    const start = starts[at];
    if (start === undefined || remark === '') return;
    const lines = wrap(remark, LINE_WIDTH - INDENT.length);
    out += `${sql.slice(end, start)}${comment(lines, INDENT).trimStart()}\n${INDENT}`;
    end = start;
  });
  return out + sql.slice(end);
}

/** Where the columns and constraints of a CREATE TABLE begin: behind its parenthesis and each comma directly within. */
function columnStarts(sql: string): number[] {
  let depth = 0;
  let begins = false;
  return tokenize(sql).flatMap(({ kind, text, start }) => {
    const found = begins ? [start] : [];
    if (kind === 'punctuation' && (text === '(' || text === '[')) depth++;
    if (kind === 'punctuation' && (text === ')' || text === ']')) depth--;
    begins = kind === 'punctuation' && depth === 1 && (text === ',' || (text === '(' && found.length === 0));
    return found;
  });
}
