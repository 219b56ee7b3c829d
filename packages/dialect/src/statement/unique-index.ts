import type { Context } from '../context/context.js';
import type { Source } from '../context/names.js';
import { emitCompare } from '../expression/emit-compare.js';
import { emitExpression } from '../expression/emit-expression.js';
import { emitCondition } from '../expression/emit-logic.js';
import { joined } from '../expression/compare-rows.js';
import { parseExpression, type Expr, type Spanned } from '../parse/parse.js';
import type { ScopeUniqueIndex } from '../scope/scope.js';
import type { Emitted } from '../sql/emitted.js';

/** The condition that an old row has the place in a unique index that a new one is to take. */
export function takesPlaceIn(
  context: Context,
  at: Spanned,
  index: ScopeUniqueIndex,
  [old, row]: readonly [old: Source, row: Source],
): Emitted {
  const keys = index.keys.map((text) => {
    const [left, right] = [old, row].map((source) => emitExpression(...inside(context, source, text)));
    if (!left || !right) throw new Error('an old and a new row are compared');
    return emitCompare(context, at, '=', left, right);
  });
  const { where } = index;
  const conditions =
    where === undefined ? [] : [old, row].map((source) => emitCondition(...inside(context, source, where)));
  return joined('AND', [...keys, ...conditions]);
}

/** A text of the index over one row; what is noted of it belongs to the index, not to the statement. */
function inside(context: Context, source: Source, text: string): [Context, Expr] {
  const frame = { sources: [source], aliases: new Map<string, Expr>(), parent: undefined };
  return [{ ...context, source: text, findings: [], frame }, parseExpression(text)];
}
