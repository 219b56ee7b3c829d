import { compatName, note, type Context } from '../context/context.js';
import { asText, bindAs } from '../value/convert.js';
import { castSql, emitted, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import type { Spanned } from '../parse/parse.js';
import { nameOf, plain } from '../value/plain.js';

/** The argument of a date function as text: SQLite reads numbers in it as Julian days or seconds. */
export function timeValue(context: Context, at: Spanned, value: Emitted): Emitted {
  if (value.type === 'bind') return bindAs(context, value, 'text');
  if (value.sentinel) return plain(context, at, value);
  if (value.type === 'timestamp' || value.type === 'timestamptz') {
    if (value.column?.stored?.as === 'epoch') return text(plain(context, at, value));
    if (value.column?.stored === undefined) return momentText(context, value);
    note(context, at, {
      code: 'julian-day-as-time',
      message: `${nameOf(value.column)} was a Julian day in SQLite; it is read as the moment it stands for`,
    });
    // A Julian day is as fine as some microseconds, SQLite's moment as a millisecond: it rounds.
    const sql = `date_trunc('milliseconds', ${clockOf(value)} + interval '500 microseconds')`;
    return momentText(context, { ...value, type: 'timestamp', sql, precedence: PRECEDENCE.atom });
  }
  if (value.type === 'time') return emitted(castSql(value, 'text'), 'text', [value], { precedence: PRECEDENCE.cast });
  const x = plain(context, at, value);
  // The shortest text that reads back the same: real_text would cut a Julian day to 15 digits.
  return x.type === 'real' || x.type === 'integer' ? text(x) : asText(context, at, x);
}

function text(value: Emitted): Emitted {
  return emitted(castSql(value, 'text'), 'text', [value], { precedence: PRECEDENCE.cast });
}

function momentText(context: Context, value: Emitted): Emitted {
  return emitted(`${compatName(context, 'timestamp_text')}(${clockOf(value)})`, 'text', [value], { form: 'datetime' });
}

/** The moment as clocks in UTC show it, in words that bind like an operator. */
function clockOf(value: Emitted): string {
  return value.type === 'timestamptz' ? `${operand(value, PRECEDENCE.other)} AT TIME ZONE 'UTC'` : value.sql;
}
