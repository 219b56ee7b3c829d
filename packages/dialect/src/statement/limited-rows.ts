import { sameName } from '@lite2pg/syntax';
import { note, type Context } from '../context/context.js';
import { emitCondition } from '../expression/emit-logic.js';
import { emitted, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { identifier } from '../sql/identifier.js';
import { emitLimit } from '../query/limit.js';
import type { NameFrame } from '../context/names.js';
import { sortKey } from '../expression/sort-key.js';
import type { Expr, Limit, SortedColumn, Spanned } from '../parse/parse.js';
import { shortTarget } from '../query/from-item.js';
import { tableSource } from '../context/table-source.js';
import type { WriteTarget } from './write-target.js';

/** A DELETE or UPDATE that stops after some rows. */
export interface LimitedStatement extends Spanned {
  readonly whereClause: Expr | undefined;
  readonly orderBy: readonly SortedColumn[] | undefined;
  readonly limit: Limit;
}

/** The condition that a row is among the first ones: by the primary key, else by where PostgreSQL keeps it. */
export function limitedRows(context: Context, node: LimitedStatement, target: WriteTarget): Emitted {
  const { table } = target;
  const source = tableSource(table, target.source.name, target.qualifier);
  const frame: NameFrame = { sources: [source], aliases: new Map(), parent: context.frame };
  const inner: Context = { ...context, frame };
  const where = node.whereClause ? ` WHERE ${emitCondition(inner, node.whereClause).sql}` : '';
  const keys = (node.orderBy ?? []).map((term) => sortKey(inner, term).sql);
  if (keys.length === 0)
    note(context, node, {
      code: 'limit-without-order',
      message: 'without ORDER BY, it is undefined which rows LIMIT takes',
    });
  // Rows that sort alike are met by their rowid in SQLite.
  const order = [...keys, ...(source.order ?? []).filter((key) => !keys.some((other) => other.startsWith(key)))];
  const names = table.rowid === undefined ? (table.primaryKey ?? []) : [table.rowid];
  const columns = names.flatMap((name) => table.columns.filter((column) => sameName(column.name, name)));
  const list =
    columns.length === 0
      ? `${target.qualifier}.ctid`
      : columns.map((column) => `${target.qualifier}.${identifier(column.target)}`).join(', ');
  const left = columns.length === 0 ? 'ctid' : columns.map((column) => identifier(column.target)).join(', ');
  const from =
    shortTarget(table.target) === target.qualifier
      ? target.qualifier
      : `${shortTarget(table.target)} AS ${target.qualifier}`;
  const query = `SELECT ${list} FROM ${from}${where}${order.length > 0 ? ` ORDER BY ${order.join(', ')}` : ''}${emitLimit(context, node.limit)}`;
  return emitted(`${columns.length > 1 ? `(${left})` : left} IN (${query})`, 'boolean', [], {
    precedence: PRECEDENCE.between,
  });
}
