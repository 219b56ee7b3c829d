import type { Context } from '../context/context.js';
import { asInteger } from '../value/convert.js';
import { containsAggregate } from '../expression/find-aggregate.js';
import { emitExpression } from '../expression/emit-expression.js';
import type { Expr, Limit, Select } from '../parse/parse.js';

/** LIMIT and OFFSET: below zero there is no limit, and an offset below zero is none. */
export function emitLimit(context: Context, limit: Limit): string {
  const count = bound(context, limit.expr, (sql) => `CASE WHEN ${sql} >= 0 THEN ${sql} END`);
  const offset = limit.offset ? bound(context, limit.offset, (sql) => `GREATEST(${sql}, 0)`) : undefined;
  return `${count === undefined ? '' : ` LIMIT ${count}`}${offset === undefined || offset === '0' ? '' : ` OFFSET ${offset}`}`;
}

function bound(context: Context, expr: Expr, guard: (sql: string) => string): string | undefined {
  const value = asInteger(context, expr, emitExpression({ ...context, frame: undefined }, expr));
  if (value.constant?.kind === 'integer') return value.constant.value < 0n ? undefined : value.sql;
  return guard(value.sql);
}

/** Whether a query gives one row at the most by its form: an aggregate without GROUP BY, or a single row of VALUES. */
export function isAtMostOneRow(select: Select): boolean {
  if (select.compounds) return false;
  if (select.select.type === 'SelectValues') return select.select.values.length === 1;
  if (!select.select.from) return true;
  return (
    !select.select.groupBy &&
    select.select.columns.some((column) => column.type === 'ExprResultColumn' && containsAggregate(column.expr))
  );
}
