import type { Constant } from '../sql/constant.js';
import { parseDateText } from './date-text.js';

/** Where a text that is no moment sorts among the texts of moments. */
export type MomentBound =
  /** Before or behind all of them. */
  | { readonly side: 'below' | 'above' }
  /** Before the first of this day, behind all of the days before it. */
  | { readonly start: string };

/**
 * The place of a literal among the texts of moments (YYYY-MM-DD…), none of which it equals: numbers sort before texts. Undefined
 * where that is not known.
 */
export function momentBound(constant: Constant): MomentBound | undefined {
  if (constant.kind === 'integer' || constant.kind === 'real') return { side: 'below' };
  return constant.kind === 'text' ? boundOfText(constant.value) : undefined;
}

function boundOfText(text: string): MomentBound | undefined {
  const first = text.charCodeAt(0);
  if (text === '' || first < 0x30) return { side: 'below' };
  if (first > 0x39) return { side: 'above' };
  const [, year = '', month] = /^(\d{1,4})(?:(?<=\d{4})-(?:(\d{2})-?)?)?$/.exec(text) ?? [];
  if (year === '') return undefined;
  if (Number(year) === 0) return { side: 'below' };
  const start = parseDateText(`${year.padEnd(4, '0')}-${month ?? '01'}-01`);
  return start === undefined ? undefined : { start };
}
