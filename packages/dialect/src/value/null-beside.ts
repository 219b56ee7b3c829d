import { emitted, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { emitConstant } from './convert.js';

/**
 * NULL, which an operator gives that has NULL on one side. What must still be computed stays: an aggregate or a window, which
 * decide how many rows there are, and what can raise an error.
 */
export function nullBeside(sides: readonly Emitted[], type: 'integer' | 'boolean'): Emitted {
  const kept = sides.filter((side) => !isInert(side));
  if (kept.length === 0) {
    return type === 'boolean'
      ? emitted('NULL::boolean', 'boolean', [], { nullable: true, precedence: PRECEDENCE.cast })
      : emitConstant({ kind: 'null' });
  }
  const tests = kept.map((side) => `${operand(side, PRECEDENCE.is + 1)} IS NULL`).join(' OR ');
  return emitted(`CASE WHEN ${tests} THEN NULL::${CAST[type]} END`, type, kept, { nullable: true });
}

const CAST = { integer: 'bigint', boolean: 'boolean' } as const;

/** Whether nothing happens when it is computed: a constant, a parameter, a column as it is. */
function isInert({ type, constant, bind, sql, column }: Emitted): boolean {
  return type === 'null' || constant !== undefined || bind !== undefined || (column !== undefined && isName(sql));
}

/** A name, also with the one that qualifies it: no call. */
function isName(sql: string): boolean {
  return /^(?:[a-z_][a-z0-9_]*|"(?:[^"]|"")*")(?:\.(?:[a-z_][a-z0-9_]*|"(?:[^"]|"")*"))*$/.test(sql);
}
