import { quoteIdentifier } from '@lite2pg/spec';
import { refuse, type Context } from '../context/context.js';
import { asInteger, asValue } from '../value/convert.js';
import { emitExpression } from './emit-expression.js';
import { sortable } from '../value/collate.js';
import { castSql, type Emitted } from '../sql/emitted.js';
import { sortKey } from './sort-key.js';
import type { FunctionTail, Spanned, Window } from '../parse/parse.js';

type Over = NonNullable<FunctionTail['overClause']>;
type FrameClause = NonNullable<Window['frameClause']>;

/** The text behind OVER: a name, or a window in parentheses. */
export function emitOver(context: Context, over: Over): string {
  return over.type === 'NameOver' ? quoteIdentifier(over.name.text) : `(${emitWindowClause(context, over.window)})`;
}

/** PARTITION BY, ORDER BY and the frame of a window. */
export function emitWindowClause(context: Context, window: Window): string {
  const partition = (window.partitionBy ?? []).map(
    (expr) => sortable(asValue(context, expr, emitExpression(context, expr))).sql,
  );
  const order = (window.orderBy ?? []).map((column) => sortKey(context, column).sql);
  return [
    window.base ? quoteIdentifier(window.base.text) : '',
    partition.length > 0 ? `PARTITION BY ${partition.join(', ')}` : '',
    order.length > 0 ? `ORDER BY ${order.join(', ')}` : '',
    window.frameClause ? emitFrame(context, window.frameClause, window.orderBy) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function emitFrame(context: Context, frame: FrameClause, order: Window['orderBy']): string {
  const start = emitBound(context, frame, frame.start, order);
  const bounds = frame.end ? `BETWEEN ${start} AND ${emitBound(context, frame, frame.end, order)}` : start;
  const exclude = frame.exclude ? ` EXCLUDE ${EXCLUDE[frame.exclude]}` : '';
  return `${frame.mode.toUpperCase()} ${bounds}${exclude}`;
}

const EXCLUDE = { NoOthers: 'NO OTHERS', CurrentRow: 'CURRENT ROW', Group: 'GROUP', Ties: 'TIES' } as const;

function emitBound(
  context: Context,
  { mode }: FrameClause,
  bound: FrameClause['start'],
  order: Window['orderBy'],
): string {
  switch (bound.type) {
    case 'CurrentRowFrameBound':
      return 'CURRENT ROW';
    case 'UnboundedPrecedingFrameBound':
      return 'UNBOUNDED PRECEDING';
    case 'UnboundedFollowingFrameBound':
      return 'UNBOUNDED FOLLOWING';
    case 'PrecedingFrameBound':
    case 'FollowingFrameBound': {
      const count = emitExpression(context, bound.expr);
      const sql =
        mode === 'Range' ? rangeOffset(context, bound, count, order) : asInteger(context, bound.expr, count).sql;
      return `${sql} ${bound.type === 'PrecedingFrameBound' ? 'PRECEDING' : 'FOLLOWING'}`;
    }
  }
}

/** How far the range reaches, as PostgreSQL adds it to keys of this type. */
function rangeOffset(context: Context, at: Spanned, count: Emitted, order: Window['orderBy']): string {
  const [key] = (order ?? []).map((column) => emitExpression(context, column.expr));
  const plain = key && (key.type === 'integer' || key.type === 'real') && order?.length === 1;
  if (!plain || count.constant?.kind !== 'integer')
    return refuse(at, 'range-offset', 'RANGE with an offset sorts by something other than one integer or real');
  return key.type === 'real' ? castSql(count, 'float8') : count.sql;
}
