import { tokenize } from '@lite2pg/syntax';
import { commentText } from './attach-comments.js';
import { readTokens } from './token-reader.js';

/** A CREATE VIEW in its parts. */
export interface ViewDdl {
  /** The names it gives its columns. */
  readonly columns?: readonly string[];
  /** The query as written, its comments included. */
  readonly query: string;
  readonly comment?: string;
}

/** Reads a stored CREATE VIEW; throws `bad-document` for one that SQLite would not read. */
export function readViewDdl(sql: string): ViewDdl {
  const tokens = tokenize(sql);
  const reader = readTokens(tokens);
  reader.expect('CREATE');
  if (!reader.accepts('TEMP')) reader.accepts('TEMPORARY');
  reader.expect('VIEW');
  reader.accepts('IF', 'NOT', 'EXISTS');
  reader.name();
  if (reader.acceptsOperator('.')) reader.name();
  const columns: string[] = [];
  if (reader.seesOperator('(')) {
    const names = readTokens(reader.parenthesized());
    do columns.push(names.name());
    while (names.acceptsOperator(','));
  }
  reader.expect('AS');
  const query = reader.rest();
  const start = query[0]?.start ?? sql.length;
  const comment = tokens
    .filter((token) => token.kind === 'comment' && token.start < start)
    .map((token) => commentText(token.text))
    .filter((text) => text !== '')
    .join('\n');
  return {
    ...(columns.length === 0 ? {} : { columns }),
    query: sql.slice(start, query.at(-1)?.end),
    ...(comment === '' ? {} : { comment }),
  };
}
