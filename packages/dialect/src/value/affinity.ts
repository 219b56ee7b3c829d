import { withAffinity } from '../sql/constant.js';
import { compatName, type Context } from '../context/context.js';
import { asAny, asText, bindAs, emitConstant } from './convert.js';
import { digitsAsInteger } from '../sql/digits.js';
import { emitted, type Emitted } from '../sql/emitted.js';
import type { Spanned } from '../parse/parse.js';
import type { Affinity, StaticType } from '../sql/static-type.js';

/** Whether SQLite turns numeric text into numbers beside it. */
export function isNumericAffinity(affinity: Affinity): boolean {
  return affinity === 'integer' || affinity === 'real' || affinity === 'numeric';
}

/** Whether a static type is a number of any kind. */
export function isNumberType(type: StaticType): boolean {
  return type === 'integer' || type === 'real' || type === 'number';
}

/** Whether it is a decimal column: of NUMERIC affinity, so that a number's value tells its class. */
export function isDecimal({ type, column, dynamic }: Emitted): boolean {
  return type === 'number' && column?.type.kind === 'decimal' && column.stored === undefined && dynamic === undefined;
}

/**
 * Both sides of a comparison after the affinity of one was applied to the other
 * (https://sqlite.org/datatype3.html#type_conversions_prior_to_comparison).
 */
export function alignAffinity(
  context: Context,
  at: Spanned,
  left: Emitted,
  right: Emitted,
): readonly [Emitted, Emitted] {
  const numeric = [isNumericAffinity(left.affinity), isNumericAffinity(right.affinity)];
  if (numeric[0] === true && numeric[1] !== true) return [left, toNumeric(context, right, left.type)];
  if (numeric[1] === true && numeric[0] !== true) return [toNumeric(context, left, right.type), right];
  if (left.affinity === 'text' && right.affinity === 'none') return [left, toText(context, at, right)];
  if (right.affinity === 'text' && left.affinity === 'none') return [toText(context, at, left), right];
  if (left.type === 'bind') return [bindAs(context, left, bindType(right)), right];
  if (right.type === 'bind') return [left, bindAs(context, right, bindType(left))];
  return [left, right];
}

function bindType(beside: Emitted): StaticType {
  return beside.type === 'bind' || beside.type === 'null' || beside.type === 'any' ? 'text' : beside.type;
}

function toNumeric(context: Context, value: Emitted, beside: StaticType): Emitted {
  if (value.constant) {
    const constant = withAffinity(value.constant, 'numeric');
    return constant === value.constant || constant.kind === value.constant.kind ? value : emitConstant(constant);
  }
  if (value.type === 'bind') return bindAs(context, value, isNumberType(beside) ? beside : 'text');
  if (value.type !== 'text' && value.type !== 'any') return value;
  if (value.form === 'digits') return digitsAsInteger(value);
  const { collation, explicitCollation } = value;
  return emitted(`${compatName(context, 'numeric_affinity')}(${value.sql})`, 'any', [value], {
    collation,
    explicitCollation,
  });
}

function toText(context: Context, at: Spanned, value: Emitted): Emitted {
  if (value.type === 'bind') return bindAs(context, value, 'text');
  const { collation, explicitCollation } = value;
  if (value.type === 'any') {
    const sql = `${compatName(context, 'text_affinity')}(${asAny(context, at, value).sql})`;
    return emitted(sql, 'any', [value], { collation, explicitCollation });
  }
  if (!isNumberType(value.type)) return value;
  return { ...asText(context, at, value), collation, explicitCollation };
}
