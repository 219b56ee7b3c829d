import { formatTypeName } from '@lite2pg/spec';
import { note, type Context } from '../context/context.js';
import { emitConstant } from '../value/convert.js';
import { emitExpression } from '../expression/emit-expression.js';
import { emitted, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import type { Expr } from '../parse/parse.js';
import type { ScopeColumn } from '../scope/scope.js';
import { storeInto } from '../value/store.js';

/** A parsed DEFAULT in the type of its column on the target; the context's use is `default`. */
export function emitDefault(
  context: Context,
  node: Expr,
  column: ScopeColumn,
): { readonly sql: string; readonly value: Emitted } {
  const given = defaultValue(context, node);
  const value = truthAmongWords(context, node, column, given) ?? storeInto(context, node, column, given);
  const text = value.type === 'null' ? `NULL::${formatTypeName(column.type)}` : value.sql;
  return { sql: value.precedence < PRECEDENCE.unary ? `(${text})` : text, value };
}

/** FALSE is 0 in SQLite, also where the column's truths are words: here it is the truth that is meant. */
function truthAmongWords(context: Context, node: Expr, column: ScopeColumn, value: Emitted): Emitted | undefined {
  const { constant } = value;
  if (column.type.kind !== 'boolean' || column.stored?.as !== 'words' || constant?.kind !== 'integer') return undefined;
  if (constant.value !== 0n && constant.value !== 1n) return undefined;
  const truth = constant.value === 1n;
  const word = truth ? column.stored.true : column.stored.false;
  note(context, node, {
    code: 'default-as-truth',
    message: `the default of "${column.name}" is ${truth} here; SQLite writes ${constant.value} where the other values are words such as '${word}'`,
  });
  return emitted(String(truth), 'boolean');
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
