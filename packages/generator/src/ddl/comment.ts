import { quoteLiteral, type Statement, type Subject, type Table, type TargetTable } from '@lite2pg/spec';
import type { DdlContext } from './ddl-context.js';

/** The object that COMMENT ON is about. */
export interface Commented {
  /** With its kind, as SQL writes it: `TABLE public.orders`. */
  readonly what: string;
  readonly subject: Subject;
}

/** The statement that makes a comment, or puts another one in its place. */
export function createComment({ what, subject }: Commented, comment: string): Statement {
  return { phase: 'comment', sql: `COMMENT ON ${what} IS ${quoteLiteral(comment)}`, subject };
}

/** Statements that make the comment the other; empty if it is that already. */
export function alterComment(
  commented: Commented,
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
): Statement[] {
  if (from === to) return [];
  return [to === undefined ? dropComment(commented) : createComment(commented, to)];
}

/** The statement that drops a comment. */
export function dropComment({ what, subject }: Commented): Statement {
  return { phase: 'comment', sql: `COMMENT ON ${what} IS NULL`, subject };
}

/** COMMENT ON for a table and its columns, where the spec has comments. */
export function createTableComments(source: Table, table: TargetTable): Statement[] {
  const columns = table.columns.flatMap((column, at): Statement[] => {
    const { comment } = source.columns[at]!;
    if (comment === undefined) return [];
    const subject = { kind: 'column', name: column.source, table: table.source } as const;
    return [createComment({ what: `COLUMN ${table.sql}.${column.sql}`, subject }, comment)];
  });
  if (source.comment === undefined) return columns;
  const subject = { kind: 'table', name: table.source } as const;
  return [createComment({ what: `TABLE ${table.sql}`, subject }, source.comment), ...columns];
}

/** COMMENT ON for the views that were made, where the spec has comments. */
export function createViewComments({ spec, target }: DdlContext, made: ReadonlySet<string>): Statement[] {
  return spec.views.flatMap(({ name, comment }, at) =>
    comment === undefined || !made.has(name)
      ? []
      : [createComment({ what: `VIEW ${target.views[at]!.sql}`, subject: { kind: 'view', name } }, comment)],
  );
}
