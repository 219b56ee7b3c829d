import { compatName, type Context } from '../context/context.js';
import { emitted, type Emitted } from '../sql/emitted.js';
import type { Spanned } from '../parse/parse.js';
import type { ScopeColumn } from '../scope/scope.js';
import { storeInto } from './store.js';

/**
 * The value as a generated column keeps it. PostgreSQL's own reading of days and times depends on the session's
 * settings, which has no place there: texts of SQLite's forms are read by helpers, any other text comes back as text.
 */
export function storeGenerated(context: Context, at: Spanned, column: ScopeColumn, value: Emitted): Emitted {
  const { type } = column;
  if (type.kind !== 'date' && type.kind !== 'time' && type.kind !== 'timestamp')
    return storeInto(context, at, column, value);
  if (value.type !== 'text' || column.stored !== undefined) return value;
  const read = (name: string): string => `${compatName(context, name)}(${value.sql})`;
  if (type.kind === 'timestamp' && (value.form === 'datetime' || value.form === 'date')) {
    const utc = type.zone === 'utc';
    const sql = read('iso_timestamp');
    return emitted(utc ? `(${sql} AT TIME ZONE 'UTC')` : sql, utc ? 'timestamptz' : 'timestamp', [value]);
  }
  return type.kind === value.form ? emitted(read(`iso_${type.kind}`), type.kind, [value]) : value;
}
