import { refuse, type Context } from './context.js';
import { emitted, type Emitted } from './emitted.js';
import type { Expr, Spanned } from './parse.js';
import { emitQuery } from './query.js';

type Node<K extends Expr['type']> = Extract<Expr, { type: K }>;

/** EXISTS (SELECT …). */
export function emitExists(context: Context, node: Node<'ExistsExpr'>): Emitted {
  refuseStored(context, node);
  const query = emitQuery(context, node.select, { exact: false });
  return emitted(`EXISTS (${query.sql})`, 'boolean', [], { volatility: 'stable' });
}

/** (SELECT …) as a value: the first row's, NULL where there is none. */
export function emitScalarSubquery(context: Context, node: Node<'SubqueryExpr'>): Emitted {
  refuseStored(context, node);
  const query = emitQuery(context, node.select, { exact: false, firstRow: true });
  const values = query.columns.map((column) => column.value);
  const [first] = values;
  if (!first || values.length !== 1)
    return refuse(node, 'row-value', 'a subquery of several columns where one value is expected');
  const { type, affinity, collation, bytewise, column, form } = first;
  return emitted(`(${query.sql})`, type, [], {
    affinity,
    collation,
    bytewise,
    column,
    form,
    blurred: first.blurred === true || first.dynamic !== undefined,
    numbersOnly: first.numbersOnly,
    nullable: true,
    volatility: 'stable',
  });
}

/** Refuses a subquery where PostgreSQL has none: in checks, indexes, defaults and generated columns. */
export function refuseStored(context: Context, node: Spanned): void {
  if (context.use === 'select' || context.use === 'when') return;
  refuse(node, 'subquery', 'a subquery has no place in a stored expression');
}
