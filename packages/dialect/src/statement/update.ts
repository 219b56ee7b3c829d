import { emitAssignments } from './assignments.js';
import type { Context } from '../context/context.js';
import { emitCondition } from '../expression/emit-logic.js';
import { joined } from '../expression/compare-rows.js';
import { containsSelect } from '../expression/find-aggregate.js';
import { emitFrom } from '../query/from.js';
import { limitedRows } from './limited-rows.js';
import type { NameFrame } from '../context/names.js';
import type { UpdateStmt } from '../parse/parse.js';
import { bindCtes } from '../query/with.js';
import { emitReturning, writeTarget } from './write-target.js';
import { resolveConflicts } from './update-conflicts.js';

/** The parts of an UPDATE that statements and trigger bodies share. */
export type UpdateParts = Omit<UpdateStmt, 'type' | 'indexed'>;

/** UPDATE, with FROM, ORDER BY, LIMIT and RETURNING. */
export function emitUpdate(outer: Context, node: UpdateParts): string {
  const { context, sql: withSql } = bindCtes({ ...outer, placed: true }, node.with);
  const qualify =
    node.orConflict === 'Replace' ||
    node.from !== undefined ||
    outer.frame !== undefined ||
    containsSelect([node.sets, node.whereClause]);
  const target = writeTarget(context, node.tblName, qualify);
  const from = node.from ? emitFrom(context, node.from, { qualify: true, ordinal: false }) : undefined;
  const frame: NameFrame = {
    sources: [target.source, ...(from?.sources ?? [])],
    aliases: new Map(),
    parent: context.frame,
  };
  const inner: Context = { ...context, frame };
  const sets = emitAssignments(inner, target.table, node.sets);
  const conflicts = resolveConflicts(inner, node, target);
  const conditions = [
    ...(node.whereClause && !node.limit ? [emitCondition(inner, node.whereClause)] : []),
    ...(node.limit ? [limitedRows(context, { ...node, limit: node.limit }, target)] : []),
    ...conflicts.conditions,
  ];
  const where = conditions.length === 0 ? '' : ` WHERE ${joined('AND', conditions).sql}`;
  const returning = emitReturning({ ...context, placed: false }, target.source, node.returning);
  const fromSql = from ? ` FROM ${from.sql}` : '';
  const ctes = [...(withSql === '' ? [] : [withSql]), ...conflicts.ctes];
  const prefix = ctes.length === 0 ? '' : `${withSql === '' ? 'WITH ' : ''}${ctes.join(', ')} `;
  return `${prefix}UPDATE ${target.sql} SET ${sets}${fromSql}${where}${returning}`;
}
