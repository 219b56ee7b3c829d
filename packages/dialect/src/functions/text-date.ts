import { compatName, type Context } from '../context/context.js';
import { emitted, type Emitted } from '../sql/emitted.js';
import type { DateFunction } from './date-result.js';

/** Formats that are a part of a text that is written YYYY-MM-DD HH:MM:SS, and the helpers that take it. */
const HELPERS: Readonly<Record<string, { readonly helper: string; readonly form: Emitted['form'] }>> = {
  '%Y-%m-%d': { helper: 'text_date', form: 'date' },
  '%F': { helper: 'text_date', form: 'date' },
  '%Y-%m': { helper: 'text_month', form: undefined },
  '%Y': { helper: 'text_year', form: 'digits' },
  '%m': { helper: 'text_month_of_year', form: 'digits' },
  '%d': { helper: 'text_day_of_month', form: 'digits' },
  '%H': { helper: 'text_hour', form: 'digits' },
};

/** A date function over a text, most of which are written so that a part of them is the answer. */
export function textDate(
  context: Context,
  name: DateFunction,
  format: string | undefined,
  value: Emitted,
): Emitted | undefined {
  // Only over a column: the text is named more than once.
  if (context.use !== 'select' || value.column === undefined || value.column.stored !== undefined) return undefined;
  if (name === 'julianday')
    return emitted(`${compatName(context, 'text_julianday')}(${value.sql})`, 'real', [value], {
      nullable: true,
      volatility: 'stable',
    });
  const found = format === undefined || name === 'unixepoch' ? undefined : HELPERS[format];
  return (
    found &&
    emitted(`${compatName(context, found.helper)}(${value.sql})`, 'text', [value], {
      nullable: true,
      form: found.form,
      notNumeric: found.form !== 'digits',
      bytewise: false,
    })
  );
}
