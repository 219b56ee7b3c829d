import { refuse, type Context } from '../context/context.js';
import { emitted, type Emitted } from '../sql/emitted.js';
import type { Expr, Select, Spanned } from '../parse/parse.js';
import { emitQuery } from '../query/query.js';

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
    return refuse(node, 'row-value', 'found a subquery with several columns, expected one value');
  const { type, affinity, collation, bytewise, column, form } = first;
  return emitted(`(${query.sql})`, type, [], {
    affinity,
    collation,
    bytewise,
    column,
    form,
    small: first.small,
    blurred: first.blurred === true || first.dynamic !== undefined,
    numbersOnly: first.numbersOnly,
    limit: first.limit,
    json: jsonOf(context, node.select, first),
    nullable: true,
    volatility: 'stable',
  });
}

/** JSON stays JSON out of a subquery, unless SQLite sorts its rows on the way: that hangs on the indexes it has. */
function jsonOf(context: Context, select: Select, { json }: Emitted): Emitted['json'] {
  if (typeof json !== 'function') return json;
  if (select.orderBy || select.compounds) return 'open';
  return (embedded) => `(${emitQuery(context, select, { exact: false, firstRow: true, embedded }).sql})`;
}

/** Refuses a subquery where PostgreSQL has none: in checks, indexes, defaults and generated columns. */
export function refuseStored(context: Context, node: Spanned): void {
  if (context.use === 'select' || context.use === 'when') return;
  refuse(node, 'subquery', 'a stored expression cannot contain a subquery');
}
