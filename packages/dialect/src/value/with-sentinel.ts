import type { StaticType } from '../sql/static-type.js';
import { emitted, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { isSameConstant, type Constant } from '../sql/constant.js';
import { momentBound } from './moment-bound.js';

/** Values that are moments but for one literal, in the type of the moments. */
export interface MomentsWithSentinel {
  readonly type: StaticType;
  readonly parts: readonly Emitted[];
  readonly sentinel: NonNullable<Emitted['sentinel']>;
}

/**
 * Moments with a literal that sorts before or after all of them, as `coalesce(at, '')` has: infinity stands for it. Undefined
 * for anything else.
 */
export function withSentinel(values: readonly Emitted[]): MomentsWithSentinel | undefined {
  const first = values.find(({ type, column }) => column && (type === 'timestamp' || type === 'timestamptz'));
  const { column } = first ?? {};
  if (!first || !column || column.stored !== undefined) return undefined;
  const constant = onlyConstant(values);
  const bound = constant && momentBound(constant);
  if (!constant || !bound || !('side' in bound)) return undefined;
  const isAlike = values.every(
    (value) =>
      isLiteral(value) ||
      value.type === 'null' ||
      (value.column !== undefined && value.type === first.type && value.column.stored === undefined),
  );
  if (!isAlike) return undefined;
  const literal = `'${bound.side === 'below' ? '-' : ''}infinity'::${first.type}`;
  const infinity = emitted(literal, first.type, [], { precedence: PRECEDENCE.cast });
  const parts = values.map((value) => (isLiteral(value) ? infinity : value));
  return { type: first.type, parts, sentinel: { column, constant, literal } };
}

function isLiteral({ constant }: Emitted): boolean {
  return constant !== undefined && constant.kind !== 'null';
}

/** The literal among the values; undefined if there are none or several. */
function onlyConstant(values: readonly Emitted[]): Constant | undefined {
  const [first, ...others] = values.flatMap(({ constant }) => (constant && constant.kind !== 'null' ? [constant] : []));
  return first && others.every((other) => isSameConstant(first, other)) ? first : undefined;
}
