import { sameName } from '@lite2pg/syntax';
import { note, refuse, type Context } from '../context/context.js';
import type { NameFrame, Source } from '../context/names.js';
import { tableSource } from '../context/table-source.js';
import { joined } from '../expression/compare-rows.js';
import { emitCompare } from '../expression/emit-compare.js';
import { emitExpression } from '../expression/emit-expression.js';
import { emitCondition } from '../expression/emit-logic.js';
import type { Expr, SetAssignment } from '../parse/parse.js';
import { emitted, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { identifier } from '../sql/identifier.js';
import { storeInto } from '../value/store.js';
import { newRow } from './new-row.js';
import { refuseFollowers, runsTriggers } from './replace-row.js';
import { takesPlaceIn } from './unique-index.js';
import type { UpdateParts } from './update.js';
import type { WriteTarget } from './write-target.js';

/** The parts that UPDATE OR … needs beside the statement itself. */
export interface ConflictParts {
  readonly ctes: readonly string[];
  readonly conditions: readonly Emitted[];
}

const NOTHING: ConflictParts = { ctes: [], conditions: [] };

/** OR IGNORE leaves the row alone that would collide, OR REPLACE deletes what is in its way: sayable of one row. */
export function resolveConflicts(context: Context, node: UpdateParts, target: WriteTarget): ConflictParts {
  switch (node.orConflict) {
    case 'Replace':
      return replaced(context, node, target);
    case 'Ignore': {
      const free = collisions(context, node, target).map((taken) =>
        emitted(`NOT EXISTS (SELECT 1 FROM ${target.table.target} AS others WHERE ${taken.sql})`, 'boolean', [], {
          precedence: PRECEDENCE.not,
        }),
      );
      return { ctes: [], conditions: free };
    }
    case 'Fail':
    case 'Rollback':
      note(context, node, {
        code: 'or-fail',
        message: `OR ${node.orConflict.toUpperCase()} differs from ABORT only in what a failed statement leaves behind`,
      });
      return NOTHING;
    default:
      return NOTHING;
  }
}

function replaced(context: Context, node: UpdateParts, target: WriteTarget): ConflictParts {
  const taken = collisions(context, node, target);
  if (taken.length === 0) return NOTHING;
  if (node.from ?? node.limit)
    return refuse(node, 'update-or-replace', 'UPDATE OR REPLACE has FROM or LIMIT', 'a WHERE that names one row');
  refuseFollowers(context, node, target.table);
  if (runsTriggers(context, target.table, 'delete'))
    return refuse(
      node,
      'replace-deletes',
      `UPDATE OR REPLACE deletes rows of "${target.table.name}" without its delete triggers, unless PRAGMA recursive_triggers is on; here they would run`,
      `DELETE FROM ${target.table.target} WHERE …, then UPDATE`,
    );
  const where = node.whereClause ? [emitCondition(context, node.whereClause)] : [];
  const condition = joined('AND', [...where, joined('OR', taken)]).sql;
  return {
    ctes: [
      `replaced AS (DELETE FROM ${target.table.target} AS others USING ${target.sql} WHERE ${condition} RETURNING 1)`,
    ],
    conditions: [emitted('(SELECT count(*) FROM replaced) IS NOT NULL', 'boolean', [], { precedence: PRECEDENCE.is })],
  };
}

/** For each unique key that SET touches: that a row of `others`, another one, has the values that the updated row is to get. */
function collisions(context: Context, node: UpdateParts, target: WriteTarget): readonly Emitted[] {
  const { table } = target;
  const keys = [...(table.primaryKey ? [table.primaryKey] : []), ...(table.uniques ?? [])];
  const assigned = new Map(
    node.sets.flatMap((set) => set.colNames.map((name) => [name.text.toLowerCase(), set] as const)),
  );
  const touched = keys.filter((key) => key.some((name) => assigned.has(name.toLowerCase())));
  const indexes = table.uniqueIndexes ?? [];
  if (touched.length + indexes.length === 0) return [];
  if (!keys.some((key) => key.every((name) => isPinned(node.whereClause, name)))) return refuseMany(node, target);
  const others = tableSource(table, table.name, 'others');
  const self = emitted(`others.ctid <> ${target.qualifier}.ctid`, 'boolean', [], { precedence: PRECEDENCE.compare });
  const inner: Context = { ...context, frame: rowFrame(context, target) };
  const written = (name: string): Emitted => valueOf(inner, node, target, assigned.get(name.toLowerCase()), name);
  const row = newRow(table, (column) => {
    const set = assigned.get(column.name.toLowerCase());
    return set ? storeInto(inner, set, column, written(column.name)) : written(column.name);
  });
  const taken = [
    ...touched.map((key) => key.map((name) => emitCompare(inner, node, '=', columnOf(others, name), written(name)))),
    ...indexes.map((index) => [takesPlaceIn(inner, node, index, [others, row])]),
  ];
  return taken.map((conditions) => joined('AND', [...conditions, self]));
}

function refuseMany(node: UpdateParts, { table }: WriteTarget): never {
  const key = table.primaryKey ?? table.uniques?.[0] ?? [];
  const one = key.map((name) => `${identifier(name)} = …`).join(' AND ');
  const suggestion = one === '' ? 'a primary key, and one UPDATE for each row' : `UPDATE … WHERE ${one}, for each row`;
  return node.orConflict === 'Replace'
    ? refuse(
        node,
        'update-or-replace',
        'UPDATE OR REPLACE may change several rows and deletes those in their way',
        suggestion,
      )
    : refuse(
        node,
        'update-or-ignore',
        'UPDATE OR IGNORE may change several rows and skips those that collide',
        suggestion,
      );
}

/** The updated row with its name before every column: inside the subquery they would be those of the other rows. */
function rowFrame({ frame }: Context, { table, source, qualifier }: WriteTarget): NameFrame {
  const [, ...from] = frame?.sources ?? [];
  return { sources: [tableSource(table, source.name, qualifier), ...from], aliases: new Map(), parent: frame?.parent };
}

function valueOf(
  context: Context,
  node: UpdateParts,
  target: WriteTarget,
  set: SetAssignment | undefined,
  name: string,
): Emitted {
  if (!set) return columnOf(tableSource(target.table, target.table.name, target.qualifier), name);
  if (set.colNames.length > 1)
    return refuse(
      node,
      node.orConflict === 'Replace' ? 'update-or-replace' : 'update-or-ignore',
      'UPDATE OR … sets a row value',
      `SET ${set.colNames.map(({ text }) => `${identifier(text)} = …`).join(', ')}`,
    );
  const value = emitExpression(context, set.expr);
  return value.volatility === 'volatile'
    ? refuse(set, 'volatile-operand', 'a key is set to a value that changes at every call', 'compute the value first')
    : value;
}

function columnOf({ columns }: Source, name: string): Emitted {
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
