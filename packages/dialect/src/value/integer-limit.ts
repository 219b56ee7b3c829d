import type { Emitted } from '../sql/emitted.js';
import { emitted } from '../sql/emitted.js';
import { isNumberType } from './affinity.js';

/** Up to here every integer has a double of its own: what is not beyond it is the same number as a real. */
export const EXACT_LIMIT = 2 ** 53;

/** How far from 0 the value can be where it is an integer; 0 for what is never one, Infinity where nothing tells. */
export function integerLimitOf({ type, constant, small, limit }: Emitted): number {
  if (type === 'real' || type === 'null') return 0;
  if (constant?.kind === 'integer') return Math.abs(Number(constant.value));
  return limit ?? (type === 'integer' && small === true ? 2 ** 31 : Infinity);
}

/** The value in double precision where that is the same number, whichever of its classes it has; undefined where it may not be. */
export function exactReal(value: Emitted): Emitted | undefined {
  if (value.type === 'real') return value;
  if (!isNumberType(value.type) && value.real === undefined) return undefined;
  const isExact = value.type !== 'integer' && integerLimitOf(value) <= EXACT_LIMIT;
  if (!isExact) return undefined;
  const { sql, precedence, unbounded, limit } = value;
  return value.real === undefined
    ? emitted(sql, 'real', [value], { precedence, unbounded, limit })
    : emitted(value.real, 'real', [value], { unbounded, limit });
}
