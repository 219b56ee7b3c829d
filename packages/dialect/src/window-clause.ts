import { quoteIdentifier } from '@lite2pg/spec';
import { refuse, type Context } from './context.js';
import { asInteger, asValue } from './convert.js';
import { emitExpression } from './emit-expression.js';
import { sortable } from './collate.js';
import { sortKey } from './order-by.js';
import type { FunctionTail, Window } from './parse.js';

type Over = NonNullable<FunctionTail['overClause']>;
type FrameClause = NonNullable<Window['frameClause']>;

/** What stands behind OVER: a name, or a window in parentheses. */
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
    window.frameClause ? emitFrame(context, window.frameClause) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function emitFrame(context: Context, frame: FrameClause): string {
  const start = emitBound(context, frame.mode, frame.start);
  const bounds = frame.end ? `BETWEEN ${start} AND ${emitBound(context, frame.mode, frame.end)}` : start;
  const exclude = frame.exclude ? ` EXCLUDE ${EXCLUDE[frame.exclude]}` : '';
  return `${frame.mode.toUpperCase()} ${bounds}${exclude}`;
}

const EXCLUDE = { NoOthers: 'NO OTHERS', CurrentRow: 'CURRENT ROW', Group: 'GROUP', Ties: 'TIES' } as const;

function emitBound(context: Context, mode: FrameClause['mode'], bound: FrameClause['start']): string {
  switch (bound.type) {
    case 'CurrentRowFrameBound':
      return 'CURRENT ROW';
    case 'UnboundedPrecedingFrameBound':
      return 'UNBOUNDED PRECEDING';
    case 'UnboundedFollowingFrameBound':
      return 'UNBOUNDED FOLLOWING';
    case 'PrecedingFrameBound':
    case 'FollowingFrameBound': {
      if (mode === 'Range')
        return refuse(bound, 'range-offset', 'RANGE with an offset counts differently where values are NULL or text');
      const count = asInteger(context, bound.expr, emitExpression(context, bound.expr));
      return `${count.sql} ${bound.type === 'PrecedingFrameBound' ? 'PRECEDING' : 'FOLLOWING'}`;
    }
  }
}
