import { isNumericAffinity } from '../value/affinity.js';
import { compatName, note, type Context } from '../context/context.js';
import { asAny, bindAs } from '../value/convert.js';
import { bare, type CompareOperator } from './emit-compare.js';
import { emitted, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import type { Spanned } from '../parse/parse.js';

const SWAPPED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

/**
 * A value whose class is only known when it runs beside a parameter, which nothing gives a class: a parameter that looks like a
 * number equals the number and the text; sorted it is taken for the number. Undefined where an affinity settles it.
 */
export function compareOpen(
  context: Context,
  at: Spanned,
  op: CompareOperator,
  left: Emitted,
  right: Emitted,
): Emitted | undefined {
  const [value, bind] = left.type === 'bind' ? [right, left] : [left, right];
  if (bind.type !== 'bind' || value.type !== 'any' || isNumericAffinity(value.affinity) || value.affinity === 'text')
    return undefined;
  note(context, at, {
    code: 'untyped-parameter',
    message: 'the type of this parameter is unknown; if it looks like a number, it is compared as a number and as text',
    suggestion: 'CAST(? AS INTEGER) or CAST(? AS TEXT)',
  });
  const text = bindAs(context, bind, 'text');
  const number = emitted(`${compatName(context, 'numeric_affinity')}(${text.sql})`, 'any', [text]);
  if (op === '=' || op === '<>') {
    const list = `(${number.sql}, ${asAny(context, at, text).sql})`;
    const sql = `${operand(value, PRECEDENCE.between + 1)} ${op === '=' ? '' : 'NOT '}IN ${list}`;
    return emitted(sql, 'boolean', [value, text], { precedence: PRECEDENCE.between });
  }
  if (op === 'is' || op === 'is not') {
    const tests = [number, asAny(context, at, text)].map((side) => bare(value, op, side).sql);
    const word = op === 'is' ? 'OR' : 'AND';
    return emitted(`(${tests.join(` ${word} `)})`, 'boolean', [value, text], { nullable: false });
  }
  const sql = `${compatName(context, 'compare')}(${value.sql}, ${number.sql}) ${bind === right ? op : SWAPPED[op]} 0`;
  return emitted(sql, 'boolean', [value, text], { precedence: PRECEDENCE.compare });
}
