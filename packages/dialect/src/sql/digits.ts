import { castSql, emitted, PRECEDENCE, type Emitted } from './emitted.js';

/** A text with digits only, as an integer. */
export function digitsAsInteger(value: Emitted): Emitted {
  const suffix = '::text';
  const sql = value.sql.endsWith(`::bigint${suffix}`) ? value.sql.slice(0, -suffix.length) : castSql(value, 'bigint');
  return emitted(sql, 'integer', [value], { precedence: PRECEDENCE.cast });
}
