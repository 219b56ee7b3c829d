import { parseExpression } from '../parse/parse.js';
import type { Scope, ScopeColumn } from '../scope/scope.js';
import { translated } from './translate.js';
import type { Translation } from '../sql/translation.js';
import { emitDefault } from '../ddl/default-value.js';

/** The DEFAULT of a column. */
export interface DefaultRequest {
  /** SQLite's text of it. */
  readonly sql: string;
  readonly column: ScopeColumn;
  readonly scope: Scope;
}

/**
 * A DEFAULT in the type of its column on the target: 0 of a boolean is false, CURRENT_TIMESTAMP of a text column the
 * text SQLite writes. The column's affinity is applied as SQLite would when it stores the value. Refused where the type
 * cannot hold it.
 */
export function translateDefault(request: DefaultRequest): Translation {
  const { sql, column, scope } = request;
  return translated(sql, scope, 'default', (context) => emitDefault(context, parseExpression(sql), column));
}
