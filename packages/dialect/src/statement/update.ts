import { sameName } from '@lite2pg/syntax';
import { emitAssignments } from './assignments.js';
import { note, refuse, type Context } from '../context/context.js';
import { emitCompare } from '../expression/emit-compare.js';
import { emitCondition } from '../expression/emit-logic.js';
import { joined } from '../expression/compare-rows.js';
import { emitted, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { emitExpression } from '../expression/emit-expression.js';
import { containsSelect } from '../expression/find-aggregate.js';
import { emitFrom } from '../query/from.js';
import { limitedRows } from './limited-rows.js';
import type { NameFrame } from '../context/names.js';
import type { Expr, UpdateStmt } from '../parse/parse.js';
import { tableSource } from '../context/table-source.js';
import { bindCtes } from '../query/with.js';
import { emitReturning, writeTarget, type WriteTarget } from './write-target.js';

/** The parts of an UPDATE that statements and trigger bodies share. */
export type UpdateParts = Omit<UpdateStmt, 'type' | 'indexed'>;

/** UPDATE, with FROM, ORDER BY, LIMIT and RETURNING. */
export function emitUpdate(outer: Context, node: UpdateParts): string {
  const { context, sql: withSql } = bindCtes({ ...outer, placed: true }, node.with);
  const qualify = node.from !== undefined || outer.frame !== undefined || containsSelect([node.sets, node.whereClause]);
  const target = writeTarget(context, node.tblName, qualify);
  const from = node.from ? emitFrom(context, node.from, { qualify: true, ordinal: false }) : undefined;
  const frame: NameFrame = {
    sources: [target.source, ...(from?.sources ?? [])],
    aliases: new Map(),
    parent: context.frame,
  };
  const inner: Context = { ...context, frame };
  const sets = emitAssignments(inner, target.table, node.sets);
  const conditions = [
    ...(node.whereClause && !node.limit ? [emitCondition(inner, node.whereClause)] : []),
    ...(node.limit ? [limitedRows(context, { ...node, limit: node.limit }, target)] : []),
    ...resolveConflicts(inner, node, target),
  ];
  const where = conditions.length === 0 ? '' : ` WHERE ${joined('AND', conditions).sql}`;
  const returning = emitReturning({ ...context, placed: false }, target.source, node.returning);
  const fromSql = from ? ` FROM ${from.sql}` : '';
  return `${withSql === '' ? '' : `${withSql} `}UPDATE ${target.sql} SET ${sets}${fromSql}${where}${returning}`;
}

/** OR IGNORE leaves out the row that would collide; sayable where one row at the most is updated. */
function resolveConflicts(context: Context, node: UpdateParts, target: WriteTarget): readonly Emitted[] {
  switch (node.orConflict) {
    case 'Replace':
      return refuse(node, 'update-or-replace', 'UPDATE OR REPLACE deletes the rows that conflict', 'DELETE them first');
    case 'Ignore':
      return collisions(context, node, target);
    case 'Fail':
    case 'Rollback':
      note(context, node, {
        code: 'or-fail',
        message: `OR ${node.orConflict.toUpperCase()} differs from ABORT only in what a failed statement leaves behind`,
      });
      return [];
    default:
      return [];
  }
}

function collisions(context: Context, node: UpdateParts, target: WriteTarget): readonly Emitted[] {
  const { table } = target;
  const keys = [...(table.primaryKey ? [table.primaryKey] : []), ...(table.uniques ?? [])];
  const assigned = new Map(
    node.sets.flatMap((set) => set.colNames.map((name) => [name.text.toLowerCase(), set] as const)),
  );
  const touched = keys.filter((key) => key.some((name) => assigned.has(name.toLowerCase())));
  if (touched.length === 0) return [];
  if (!keys.some((key) => key.every((name) => isPinned(node.whereClause, name)))) {
    return refuse(
      node,
      'update-or-ignore',
      'UPDATE OR IGNORE may change several rows and skips those that collide',
      'a WHERE that names one row by its key',
    );
  }
  const others = tableSource(table, 'others', 'others');
  return touched.map((key) => {
    const same = key.map((name) => {
      const old = others.columns.find((column) => sameName(column.name, name));
      const set = assigned.get(name.toLowerCase());
      const own = target.source.columns.find((column) => sameName(column.name, name));
      if (!old || !own || (set && set.colNames.length > 1))
        return refuse(node, 'update-or-ignore', 'UPDATE OR IGNORE sets a row value');
      return emitCompare(context, node, '=', old.value, set ? emitExpression(context, set.expr) : own.value);
    });
    const self = key.map((name) =>
      emitCompare(context, node, '=', valueOf(others.columns, name), valueOf(qualified(target), name)),
    );
    const taken = `EXISTS (SELECT 1 FROM ${table.target} AS others WHERE ${joined('AND', same).sql} AND NOT (${joined('AND', self).sql}))`;
    return emitted(`NOT ${taken}`, 'boolean', [], { precedence: PRECEDENCE.not });
  });
}

function qualified(target: WriteTarget): readonly { readonly name: string; readonly value: Emitted }[] {
  return tableSource(target.table, target.table.name, target.qualifier).columns;
}

function valueOf(columns: readonly { readonly name: string; readonly value: Emitted }[], name: string): Emitted {
  return columns.find((column) => sameName(column.name, name))?.value ?? emitted('NULL', 'null');
}

/** Whether WHERE says `name = literal`, alone or among ANDs. */
function isPinned(where: Expr | undefined, name: string): boolean {
  if (where?.type !== 'BinaryExpr')
    return where?.type === 'ParenthesizedExpr' && where.exprs.length === 1 && isPinned(where.exprs[0], name);
  if (where.op === 'And') return isPinned(where.left, name) || isPinned(where.right, name);
  if (where.op !== 'Equals' || where.left.type !== 'Id' || !sameName(where.left.name, name)) return false;
  return (
    where.right.type.endsWith('Literal') || where.right.type === 'VariableExpr' || where.right.type === 'QualifiedExpr'
  );
}
