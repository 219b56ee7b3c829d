import { tokenize } from '@lite2pg/syntax';
import { attachComments, type CommentedSpan } from './attach-comments.js';
import { readColumn } from './read-column-ddl.js';
import { readConstraint } from './read-constraint-ddl.js';
import type { ColumnDdl, ConstraintDdl, TableDdl } from './table-ddl.js';
import { readTokens, type TokenReader } from './token-reader.js';

/** Reads a stored CREATE TABLE; throws `bad-document` for one that SQLite would not read. */
export function readTableDdl(sql: string): TableDdl {
  const tokens = tokenize(sql);
  const reader = readTokens(tokens);
  passHead(reader);
  const open = reader.peek();
  const inner = reader.parenthesized();
  const body = readTokens(inner);
  const columns: ColumnDdl[] = [];
  const constraints: ConstraintDdl[] = [];
  const spans: CommentedSpan[] = [];
  while (body.peek()) {
    const start = body.peek()?.start ?? 0;
    const constraint = readConstraint(sql, body);
    if (constraint) constraints.push(constraint);
    else {
      const read = readColumn(sql, body);
      columns.push(read.column);
      constraints.push(...read.constraints);
    }
    spans.push({ start, column: constraint ? undefined : columns.length - 1 });
    body.acceptsOperator(',');
  }
  spans.push({ start: inner.at(-1)?.end ?? sql.length, column: undefined });
  const comments = attachComments({ sql, tokens, open: open?.start ?? 0, spans });
  return {
    columns: columns.map((column, index) => withComment(column, comments.columns.get(index))),
    constraints,
    strict: isStrict(reader),
    ...(comments.table === undefined ? {} : { comment: comments.table }),
  };
}

function passHead(reader: TokenReader): void {
  reader.expect('CREATE');
  if (!reader.accepts('TEMP')) reader.accepts('TEMPORARY');
  reader.expect('TABLE');
  reader.accepts('IF', 'NOT', 'EXISTS');
  reader.name();
  if (reader.acceptsOperator('.')) reader.name();
}

function isStrict(reader: TokenReader): boolean {
  let strict = false;
  while (reader.peek()) strict = reader.next().text.toUpperCase() === 'STRICT' || strict;
  return strict;
}

function withComment(column: ColumnDdl, comment: string | undefined): ColumnDdl {
  return comment === undefined ? column : { ...column, comment };
}
