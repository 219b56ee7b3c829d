import { refuse, type Context } from '../context/context.js';
import { emitCompare, bare, type CompareOperator } from './emit-compare.js';
import { emitted, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import type { Spanned } from '../parse/parse.js';

/** A comparison of row values, element by element; in one piece where PostgreSQL compares every element as SQLite does. */
export function compareRows(
  context: Context,
  at: Spanned,
  op: CompareOperator,
  left: Emitted,
  right: Emitted,
): Emitted {
  const [a, b] = [left.row, right.row];
  if (a?.length === undefined || a.length !== b?.length)
    return refuse(at, 'row-value', 'row values of different sizes, or a row value and a subquery, are compared');
  const pairs = a.map((item, index) => [item, b[index] ?? item] as const);
  if (pairs.every(([x, y]) => sameAsBare(context, at, op, x, y))) {
    const list = (items: readonly Emitted[]): Emitted =>
      emitted(`(${items.map((item) => item.sql).join(', ')})`, 'row', items);
    return bare(list(a), op, list(b));
  }
  const each = (element: CompareOperator): Emitted[] => pairs.map(([x, y]) => emitCompare(context, at, element, x, y));
  if (op === '=' || op === 'is') return joined('AND', each(op));
  if (op === '<>' || op === 'is not') return joined('OR', each(op));
  return lexicographic(context, at, op, pairs);
}

/** Conditions joined by AND or OR. */
export function joined(word: 'AND' | 'OR', conditions: readonly Emitted[]): Emitted {
  const [first] = conditions;
  if (first && conditions.length === 1) return first;
  const precedence = word === 'AND' ? PRECEDENCE.and : PRECEDENCE.or;
  const sql = conditions.map((condition) => operand(condition, precedence)).join(` ${word} `);
  return emitted(sql, 'boolean', conditions, { precedence });
}

function sameAsBare(context: Context, at: Spanned, op: CompareOperator, left: Emitted, right: Emitted): boolean {
  return emitCompare(context, at, op, left, right).sql === bare(left, op, right).sql;
}

/** (a, b) < (c, d): a < c OR (a = c AND b < d). */
function lexicographic(
  context: Context,
  at: Spanned,
  op: CompareOperator,
  pairs: readonly (readonly [Emitted, Emitted])[],
): Emitted {
  const strict = op.startsWith('<') ? '<' : '>';
  const [first, ...rest] = pairs;
  if (!first) return emitted('true', 'boolean');
  if (rest.length === 0) return emitCompare(context, at, op, first[0], first[1]);
  const tail = lexicographic(context, at, op, rest);
  const equal = emitCompare(context, at, '=', first[0], first[1]);
  return joined('OR', [emitCompare(context, at, strict, first[0], first[1]), joined('AND', [equal, tail])]);
}
