import type { Context } from '../context/context.js';
import { emitCondition } from '../expression/emit-logic.js';
import { containsSelect } from '../expression/find-aggregate.js';
import { limitedRows } from './limited-rows.js';
import type { DeleteStmt } from '../parse/parse.js';
import { bindCtes } from '../query/with.js';
import { emitReturning, writeTarget } from './write-target.js';

/** The parts of a DELETE that statements and trigger bodies share. */
export type DeleteParts = Omit<DeleteStmt, 'type' | 'indexed'>;

/** DELETE, with ORDER BY, LIMIT and RETURNING. */
export function emitDelete(outer: Context, node: DeleteParts): string {
  const { context, sql: withSql } = bindCtes({ ...outer, placed: true }, node.with);
  const target = writeTarget(context, node.tblName, outer.frame !== undefined || containsSelect(node.whereClause));
  const inner: Context = { ...context, frame: { sources: [target.source], aliases: new Map(), parent: context.frame } };
  const condition = node.limit
    ? limitedRows(context, { ...node, limit: node.limit }, target)
    : node.whereClause && emitCondition(inner, node.whereClause);
  const where = condition ? ` WHERE ${condition.sql}` : '';
  const returning = emitReturning({ ...context, placed: false }, target.source, node.returning);
  return `${withSql === '' ? '' : `${withSql} `}DELETE FROM ${target.sql}${where}${returning}`;
}
