import { textLine } from '../value/type-line.js';
import { sortable } from '../value/collate.js';
import { compatName, refuse, type Context } from '../context/context.js';
import { asAny, asValue } from '../value/convert.js';
import { emitExpression } from './emit-expression.js';
import type { Emitted } from '../sql/emitted.js';
import type { SortedColumn, Spanned } from '../parse/parse.js';

/** One sort key of PostgreSQL. */
export interface SortKey {
  /** With direction and NULLS. */
  readonly sql: string;
  /** Without them. */
  readonly expression: string;
  readonly value: Emitted;
}

/** A sort key over the columns in reach: SQLite sorts NULL before everything. */
export function sortKey(context: Context, column: SortedColumn): SortKey {
  return keyOf(context, column, emitExpression(context, column.expr));
}

/** A sort key of a value. */
export function keyOf(context: Context, column: SortedColumn, value: Emitted): SortKey {
  const expression = sortableSql(context, column.expr, value);
  return { sql: `${expression}${direction(column, value.nullable)}`, expression, value };
}

/** ` DESC NULLS LAST` and the like; nothing where it would say what PostgreSQL does anyway. */
function direction(column: SortedColumn, nullable: boolean): string {
  const descending = column.order === 'Desc';
  const first = column.nulls === undefined ? !descending : column.nulls === 'First';
  const nulls = nullable && first !== descending ? ` NULLS ${first ? 'FIRST' : 'LAST'}` : '';
  return `${descending ? ' DESC' : ''}${nulls}`;
}

/** The SQL that a value is sorted by: as SQLite sorts it, whatever classes it has. */
export function sortableSql(context: Context, at: Spanned, value: Emitted): string {
  if (value.type === 'json')
    return refuse(at, 'sort-json', 'SQLite sorts the text of JSON, which is not kept', textLine(context, value.column));
  const kept =
    value.column !== undefined &&
    value.column.stored?.as !== 'words' &&
    value.column.stored?.as !== 'text' &&
    value.type !== 'text' &&
    value.type !== 'integer';
  const x = kept ? value : asValue(context, at, value);
  if (x.type === 'any') return `${compatName(context, 'sort_key')}(${asAny(context, at, x).sql})`;
  const collation = value.collation ?? 'binary';
  return sortable(x, collation).sql;
}
