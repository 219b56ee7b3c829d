import { isNumberType, isNumericAffinity } from './affinity.js';
import { comparisonCollation } from './collate.js';
import { affinityOf } from './column-literal.js';
import { numberOfText } from '../sql/constant.js';
import { compatName, type Context } from '../context/context.js';
import { bindAs, emitConstant } from './convert.js';
import { bare } from '../expression/emit-compare.js';
import type { CompareOperator } from '../expression/emit-compare.js';
import { castSql, emitted, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import type { ScopeColumn } from '../scope/scope.js';

/**
 * Whether a column of numeric affinity holds numbers and texts, and the target their texts. SQLite would have made a number of
 * every text that looks like one, so the text tells which of the two it was: '1' the number, 'a' the text.
 */
export function isNumericMixed(column: ScopeColumn | undefined): boolean {
  return column?.stored?.as === 'mixed' && column.type.kind === 'text' && isNumericAffinity(affinityOf(column));
}

/** The value with its storage class. */
export function mixedValue(context: Context, value: Emitted): Emitted {
  const sql = `${compatName(context, 'numeric_affinity')}(${value.sql})`;
  const { affinity, collation, explicitCollation } = value;
  return emitted(sql, 'any', [value], { affinity, collation, explicitCollation });
}

/** The value as SQLite writes it as text, which is what the target holds. */
export function mixedText(value: Emitted): Emitted {
  return { ...value, type: 'text', column: undefined, affinity: 'none' };
}

/** Equality of such a column by the texts, where that comes to the same: with its like, an integer, a literal or a parameter. */
export function compareMixed(
  context: Context,
  op: CompareOperator,
  left: Emitted,
  right: Emitted,
): Emitted | undefined {
  const equality = op === '=' || op === '<>' || op === 'is' || op === 'is not';
  if (!equality || comparisonCollation(left, right) !== 'binary') return undefined;
  const [a, b] = isNumericMixed(left.column)
    ? [mixedText(left), textBeside(context, left, right)]
    : isNumericMixed(right.column)
      ? [textBeside(context, right, left), mixedText(right)]
      : [];
  return a && b && bare(a, op, b);
}

/** Reals are written with a point in a REAL column and without one elsewhere. */
function textBeside(context: Context, mixed: Emitted, other: Emitted): Emitted | undefined {
  const { column } = mixed;
  if (!column || affinityOf(column) === 'real') return undefined;
  if (isNumericMixed(other.column))
    return other.column && affinityOf(other.column) !== 'real' ? mixedText(other) : undefined;
  if (other.type === 'bind') return bindAs(context, other, 'text');
  if (other.type === 'integer' && !other.constant)
    return emitted(castSql(other, 'text'), 'text', [other], { precedence: PRECEDENCE.cast });
  return literalText(mixed, other);
}

function literalText(mixed: Emitted, { constant, type }: Emitted): Emitted | undefined {
  if (constant?.kind === 'integer' && isNumberType(type))
    return emitConstant({ kind: 'text', value: String(constant.value) });
  if (constant?.kind !== 'text') return undefined;
  const number = numberOfText(constant.value);
  if (number === undefined) return emitConstant(constant);
  // Without affinity (NEW, OLD) a text equals no number.
  const converted = mixed.affinity !== 'none' && number.kind === 'integer';
  return converted ? emitConstant({ kind: 'text', value: String(number.value) }) : undefined;
}
