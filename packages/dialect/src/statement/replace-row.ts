import { sameName } from '@lite2pg/syntax';
import { counted } from '@lite2pg/spec';
import { refuse, type Context } from '../context/context.js';
import { joined } from '../expression/compare-rows.js';
import { emitCompare } from '../expression/emit-compare.js';
import { emitExpression } from '../expression/emit-expression.js';
import type { Emitted } from '../sql/emitted.js';
import type { InsertParts } from './insert.js';
import type { Source } from '../context/names.js';
import type { Expr, Spanned } from '../parse/parse.js';
import type { ScopeColumn, ScopeTable, ScopeTrigger } from '../scope/scope.js';
import { tableSource } from '../context/table-source.js';
import { emitConstant } from '../value/convert.js';
import { storeInto } from '../value/store.js';
import { newRow } from './new-row.js';
import { takesPlaceIn } from './unique-index.js';
import type { WriteTarget } from './write-target.js';

/** REPLACE of one row as the DELETE of what it collides with, and the INSERT that runs after it. */
export interface RowReplacement {
  /** WITH … that deletes. */
  readonly with: string;
  /** The text behind the SELECT that gives the row, so that the deletion comes first. */
  readonly after: string;
}

/**
 * Refuses REPLACE of rows that others follow (ON DELETE CASCADE and the like): whether SQLite lets them is a setting of its
 * connection, which the statement does not tell.
 */
export function refuseFollowers({ scope }: Context, node: Spanned, table: ScopeTable): void {
  const follower = scope.tables.find(({ followsDelete = [] }) =>
    followsDelete.some((name) => sameName(name, table.name)),
  );
  if (!follower) return;
  refuse(
    node,
    'replace-followed',
    `REPLACE deletes the old row of "${table.name}", which rows of "${follower.name}" follow by ON DELETE if PRAGMA foreign_keys is on`,
    'INSERT … ON CONFLICT (key) DO UPDATE, which keeps them, or DELETE and INSERT',
  );
}

/** Whether one of these happenings fires a trigger of the table. */
export function runsTriggers(
  { scope }: Context,
  table: ScopeTable,
  ...events: readonly ScopeTrigger['event'][]
): boolean {
  return (scope.triggers ?? []).some(
    (trigger) => sameName(trigger.table, table.name) && events.includes(trigger.event),
  );
}

/**
 * REPLACE into a table with several unique keys, which may delete a row for each of them, or with triggers that tell an INSERT
 * from an UPDATE; sayable where it gives one row of values.
 */
export function replaceRow(
  context: Context,
  node: InsertParts,
  target: WriteTarget,
  columns: readonly ScopeColumn[],
  keys: readonly (readonly string[])[],
): RowReplacement {
  const values = singleRow(node);
  const indexes = target.table.uniqueIndexes ?? [];
  if (
    !values ||
    node.with ||
    keys.some((key) => key.some((name) => !columns.some((item) => sameName(item.name, name))))
  ) {
    const count = keys.length + indexes.length;
    const why =
      count > 1
        ? counted(count, 'unique key')
        : indexes.length > 0
          ? 'a unique index over an expression or with a condition'
          : 'triggers that tell INSERT from UPDATE';
    return refuse(
      node,
      'replace-two-keys',
      `"${target.table.name}" has ${why}; REPLACE deletes the rows in the way and inserts`,
      'INSERT … ON CONFLICT (one key) DO UPDATE',
    );
  }
  if (runsTriggers(context, target.table, 'delete'))
    refuse(
      node,
      'replace-deletes',
      `REPLACE deletes rows of "${target.table.name}" without its delete triggers, unless PRAGMA recursive_triggers is on; here they would run`,
      'INSERT … ON CONFLICT (key) DO UPDATE',
    );
  const own = tableSource(target.table, target.table.name, target.qualifier);
  const valueOf = (name: string): Expr | undefined =>
    values[columns.findIndex((column) => sameName(column.name, name))];
  const given = (name: string): Emitted => {
    const expr = valueOf(name);
    return expr
      ? steady(expr, emitExpression(context, expr))
      : refuse(node, 'no-such-column', `there is no column ${name}`);
  };
  const row = newRow(target.table, (column) => {
    const expr = valueOf(column.name);
    if (expr) return storeInto(context, expr, column, steady(expr, emitExpression(context, expr)));
    if (column.hasDefault !== true && column.generated !== true) return emitConstant({ kind: 'null' });
    return refuse(
      node,
      'replace-two-keys',
      `REPLACE leaves "${column.name}" to its default, and a unique index of "${target.table.name}" rests on it`,
      `write "${column.name}" out`,
    );
  });
  const taken = indexes.map((index) => takesPlaceIn(context, node, index, [own, row]));
  const collisions = keys
    .map((key) => key.map((name) => ({ name, value: given(name) })))
    .filter((key) => key.every(({ value }) => value.type !== 'null'))
    .map((key) =>
      joined(
        'AND',
        key.map(({ name, value }) => emitCompare(context, node, '=', ownColumn(own, name), value)),
      ),
    );
  const all = [...collisions, ...taken];
  const condition = all.length === 0 ? 'false' : joined('OR', all).sql;
  return {
    with: `WITH replaced AS (DELETE FROM ${target.sql} WHERE ${condition} RETURNING 1) `,
    after: ' WHERE (SELECT count(*) FROM replaced) IS NOT NULL',
  };
}

function singleRow({ body }: InsertParts): readonly Expr[] | undefined {
  if (body.type !== 'SelectInsertBody' || body.select.compounds || body.select.with) return undefined;
  const { select } = body.select;
  return select.type === 'SelectValues' && select.values.length === 1 ? select.values[0]?.values : undefined;
}

function ownColumn(own: Source, name: string): Emitted {
  const column = own.columns.find((item) => sameName(item.name, name));
  if (!column) throw new Error(`the key column ${name} is not one of its table`);
  return column.value;
}

function steady(at: Expr, value: Emitted): Emitted {
  if (value.volatility !== 'volatile') return value;
  return refuse(at, 'volatile-operand', 'REPLACE writes a key that changes at every call', 'compute the value first');
}
