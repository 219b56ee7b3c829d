import { quoteLiteral, type Statement, type Table, type TargetTable } from '@lite2pg/spec';
import type { DdlContext } from './ddl-context.js';

/** COMMENT ON for a table and its columns, where the spec has comments. */
export function makeTableComments(source: Table, table: TargetTable): Statement[] {
  const columns = table.columns.flatMap((column, at): Statement[] => {
    const { comment } = source.columns[at]!;
    if (comment === undefined) return [];
    const subject = { kind: 'column', name: column.source, table: table.source } as const;
    return [commentOn(`COLUMN ${table.sql}.${column.sql}`, comment, subject)];
  });
  if (source.comment === undefined) return columns;
  return [commentOn(`TABLE ${table.sql}`, source.comment, { kind: 'table', name: table.source }), ...columns];
}

/** COMMENT ON for the views that were made, where the spec has comments. */
export function makeViewComments({ spec, target }: DdlContext, made: ReadonlySet<string>): Statement[] {
  return spec.views.flatMap(({ name, comment }, at) =>
    comment === undefined || !made.has(name)
      ? []
      : [commentOn(`VIEW ${target.views[at]!.sql}`, comment, { kind: 'view', name })],
  );
}

function commentOn(what: string, comment: string, subject: Statement['subject']): Statement {
  return { phase: 'comment', sql: `COMMENT ON ${what} IS ${quoteLiteral(comment)}`, subject };
}
