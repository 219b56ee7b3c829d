import { sourceOf, type Context } from '../context/context.js';
import type { Spanned } from '../parse/parse.js';

const UNIT = '(second|minute|hour|day|month|year)s?';
const JOINED = new RegExp(`\\|\\|\\s*'[^']*${UNIT}'[\\s)]*$`, 'i');
const PRINTED = new RegExp(`^[\\s(]*(?:printf|format)\\s*\\(\\s*'[^']*${UNIT}'\\s*,`, 'i');

/**
 * The unit of a modifier that is put together (`? || ' hours'`, printf('%+d days', n)): such a one can only move a moment, and reads
 * neither the clock nor the time zone. Undefined for any other modifier.
 */
export function shiftWord(context: Context, at: Spanned): string | undefined {
  const text = sourceOf(context, at);
  return (JOINED.exec(text) ?? PRINTED.exec(text))?.[1]?.toLowerCase();
}
