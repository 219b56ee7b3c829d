import type { Token } from '@lite2pg/syntax';

/** Where an entry of a table's body begins, and which column it is; undefined for a constraint. */
export interface CommentedSpan {
  readonly start: number;
  readonly column: number | undefined;
}

const MARKS = '-*=';

export interface TableComments {
  readonly table: string | undefined;
  readonly columns: ReadonlyMap<number, string>;
}

/**
 * Which comment of a CREATE TABLE is about what, as people lay them out: at the end of a line, about the column on that
 * line; on lines of their own, about the column below; before the list, or behind its opening parenthesis, about the
 * table. A comment about a constraint is about neither and left out. Several about one thing become its lines.
 */
export function attachComments(ddl: {
  readonly sql: string;
  readonly tokens: readonly Token[];
  /** Offset of the parenthesis that opens the list. */
  readonly open: number;
  readonly spans: readonly CommentedSpan[];
}): TableComments {
  const table: string[] = [];
  const columns = new Map<number, string[]>();
  ddl.tokens.forEach((token, index) => {
    const text = token.kind === 'comment' ? commentText(token.text) : '';
    if (text === '') return;
    const before = ddl.tokens.slice(0, index).findLast(isSignificant);
    const after = ddl.tokens.slice(index + 1).find(isSignificant);
    const sharesLine = before !== undefined && !ddl.sql.slice(before.end, token.start).includes('\n');
    const endsLine =
      after === undefined || ddl.sql.slice(token.end, after.start).includes('\n') || isLineComment(token.text);
    if (token.start < ddl.open || (before?.start === ddl.open && sharesLine && endsLine)) {
      table.push(text);
      return;
    }
    // A comment between a comma and the next entry on the same line is about that entry.
    const about = sharesLine && (endsLine || before.text !== ',') ? before.start : after?.start;
    const column = columnAt(ddl.spans, about);
    if (column !== undefined) columns.set(column, [...(columns.get(column) ?? []), text]);
  });
  return {
    table: table.length === 0 ? undefined : table.join('\n'),
    columns: new Map([...columns].map(([column, lines]) => [column, lines.join('\n')])),
  };
}

/** The text of a comment, without its marks and the frames people draw around it; '' without a comment. */
export function commentText(comment: string): string {
  const inner = isLineComment(comment) ? comment.slice(2) : comment.slice(2, comment.endsWith('*/') ? -2 : undefined);
  const lines = inner.split('\n').map((line) => trimMarks(line.trim()));
  return lines.filter((line) => line !== '').join('\n');
}

/** Without the frame: a rule before or behind the words, or the star at the left of a block. A lone minus belongs to the words. */
function trimMarks(line: string): string {
  let start = 0;
  while (MARKS.includes(line.charAt(start)) && line.charAt(start) !== '') start += 1;
  let end = line.length;
  while (end > start && MARKS.includes(line.charAt(end - 1))) end -= 1;
  if (start === 1 && !line.startsWith('*')) start = 0;
  if (end === line.length - 1) end = line.length;
  return line.slice(start, end).trim();
}

function columnAt(spans: readonly CommentedSpan[], offset: number | undefined): number | undefined {
  if (offset === undefined) return undefined;
  return spans.findLast((span) => span.start <= offset)?.column;
}

function isSignificant(token: Token): boolean {
  return token.kind !== 'comment';
}

function isLineComment(text: string): boolean {
  return text.startsWith('--');
}
