import { formatTypeName } from '@lite2pg/spec';
import type { Context } from '../context/context.js';
import { emitConstant } from '../value/convert.js';
import { emitExpression } from '../expression/emit-expression.js';
import { PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { parseExpression, type Expr } from '../parse/parse.js';
import type { Scope, ScopeColumn } from '../scope/scope.js';
import { storeInto } from '../value/store.js';
import { translated } from './translate.js';
import type { Translation } from '../sql/translation.js';

/** The DEFAULT of a column. */
export interface DefaultRequest {
  /** SQLite's text of it. */
  readonly sql: string;
  readonly column: ScopeColumn;
  readonly scope: Scope;
}

/**
 * A DEFAULT in the type of its column on the target: 0 of a boolean is false, CURRENT_TIMESTAMP of a text column the
 * text SQLite writes. The column's affinity is applied as SQLite would when it stores the value. Refused where the type
 * cannot hold it.
 */
export function translateDefault(request: DefaultRequest): Translation {
  const { sql, column, scope } = request;
  return translated(sql, scope, 'default', (context) => emitDefault(context, parseExpression(sql), column));
}

/** The same for an expression that is parsed already; the context's use is `default`. */
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
