import type { Context } from '../context/context.js';
import { type CompareOperator, bare } from './emit-compare.js';
import { type Emitted, emitted, castSql, PRECEDENCE } from '../sql/emitted.js';
import { comparisonCollation } from '../value/collate.js';
import { isNumericMixed, mixedText } from '../value/mixed.js';
import { affinityOf } from '../sql/static-type.js';
import { bindAs, emitConstant } from '../value/convert.js';
import { isNumberType } from '../value/affinity.js';
import { numberOfText } from '../sql/constant.js';

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
