import { collationOf, sortable } from '../value/collate.js';
import { refuse, type Context } from '../context/context.js';
import { asValue } from '../value/convert.js';
import { emitExpression } from './emit-expression.js';
import { PRECEDENCE, type Emitted } from '../sql/emitted.js';
import type { SortedColumn } from '../parse/parse.js';

/** A key of an index without its direction, in parentheses where PostgreSQL asks for them. */
export function indexKey(
  context: Context,
  { expr }: SortedColumn,
): { readonly sql: string; readonly nullable: boolean } {
  const inner = expr.type === 'CollateExpr' ? expr.expr : expr;
  const found = emitExpression(context, inner);
  const value: Emitted =
    expr.type === 'CollateExpr'
      ? { ...found, collation: collationOf(expr, expr.collation), explicitCollation: true }
      : found;
  const plain = (value.column ?? value.sentinel) ? value : asValue(context, expr, value);
  const key = sortable(plain);
  if (key.volatility !== 'immutable')
    return refuse(expr, 'not-deterministic', 'PostgreSQL indexes only what depends on nothing but the row');
  const bare = key.sql === value.sql && value.column !== undefined;
  const call = key.precedence === PRECEDENCE.atom && key.sql.endsWith(')') && !key.sql.startsWith('(');
  return { sql: bare || call ? key.sql : `(${key.sql})`, nullable: value.nullable };
}
