import type { Context } from '../context/context.js';
import type { Spanned } from '../parse/parse.js';
import { withAffinity, type Constant } from '../sql/constant.js';
import { emitted, type Emitted } from '../sql/emitted.js';
import { affinityOf } from '../sql/static-type.js';
import { columnLiteral } from '../value/column-literal.js';
import { answered, type CompareOperator } from './emit-compare.js';

/** A comparison with the column of a richer type on its left. */
export interface RichComparison {
  readonly context: Context;
  readonly at: Spanned;
  readonly op: CompareOperator;
  readonly left: Emitted;
  readonly right: Emitted;
}

/** The constant that SQLite compares a column with: the column's affinity was applied to it. */
export function constantBeside({ column, affinity }: Emitted, { constant }: Emitted): Constant | undefined {
  return column && constant && (affinity === 'none' ? constant : withAffinity(constant, affinityOf(column)));
}

/** The constant as the column on the left holds it. */
export function literalBeside({ column }: Emitted, { constant }: Emitted): Emitted | undefined {
  return column && constant && columnLiteral(column, constant);
}

/** The answer of a comparison with what equals no value of the column. */
export function neverEqual(op: Equality, value: Emitted): Emitted {
  return op === '=' || op === '<>'
    ? answered(op === '<>', [value])
    : emitted(String(op === 'is not'), 'boolean', [], { nullable: false, folded: true });
}

/** A comparison that asks for equality, not for order. */
export type Equality = '=' | '<>' | 'is' | 'is not';

/** Whether the operator asks which of two values is the greater. */
export function isOrder(op: CompareOperator): op is Exclude<CompareOperator, Equality> {
  return op === '<' || op === '<=' || op === '>' || op === '>=';
}
