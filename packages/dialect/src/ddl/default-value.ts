import { formatTypeName } from '@lite2pg/spec';
import type { Context } from '../context/context.js';
import { emitConstant } from '../value/convert.js';
import { emitExpression } from '../expression/emit-expression.js';
import { PRECEDENCE, type Emitted } from '../sql/emitted.js';
import type { Expr } from '../parse/parse.js';
import type { ScopeColumn } from '../scope/scope.js';
import { storeInto } from '../value/store.js';

/** A parsed DEFAULT in the type of its column on the target; the context's use is `default`. */
export function emitDefault(
  context: Context,
  node: Expr,
  column: ScopeColumn,
): { readonly sql: string; readonly value: Emitted } {
  const value = storeInto(context, node, column, defaultValue(context, node));
  const text = value.type === 'null' ? `NULL::${formatTypeName(column.type)}` : value.sql;
  return { sql: value.precedence < PRECEDENCE.unary ? `(${text})` : text, value };
}

/** A name by itself is a string, quoted or not. */
function defaultValue(context: Context, node: Expr): Emitted {
  const inner = node.type === 'ParenthesizedExpr' && node.exprs.length === 1 ? (node.exprs[0] ?? node) : node;
  if (inner.type === 'Id' && !isTruthWord(inner.name)) return emitConstant({ kind: 'text', value: inner.name });
  return emitExpression(context, inner);
}

function isTruthWord(name: string): boolean {
  return name.toLowerCase() === 'true' || name.toLowerCase() === 'false';
}
