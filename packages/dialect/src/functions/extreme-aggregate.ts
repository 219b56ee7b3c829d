import { compatName, refuse } from '../context/context.js';
import { emitted, type Emitted } from '../sql/emitted.js';
import { sortable } from '../value/collate.js';
import { asAny, asValue } from '../value/convert.js';
import { exactReal } from '../value/integer-limit.js';
import { isJsonText } from '../value/json-text.js';
import { type AggregateCall, firstOf } from './aggregate.js';

/** max() and min() of one value over rows. */
export function emitExtreme(call: AggregateCall, name: 'max' | 'min'): Emitted {
  const value = firstOf(call);
  const found = isOrdered(value) ? value : asValue(call.context, call.node, value);
  const mixed = extremeOfMixed(call, found, name);
  if (mixed) return mixed;
  const key = found.dynamic === undefined ? found : asAny(call.context, call.node, found);
  if (
    key.type === 'any' ||
    key.type === 'blob' ||
    key.type === 'uuid' ||
    (key.collation !== undefined && key.collation !== 'binary')
  ) {
    return extremeOf(call, key, name);
  }
  const sorted = sortable(key);
  const sql = `${name}(${sorted.sql})${call.tail}`;
  return emitted(sql, key.type, [sorted], {
    nullable: true,
    column: key.column,
    small: key.small,
    form: key.form,
    blurred: key.blurred,
    json: isJsonText(key) ? () => sql : key.json && 'open',
  });
}

/** Of integers and reals the number does not hang on the class; which class it has, only `dynamic` says. */
function extremeOfMixed(call: AggregateCall, value: Emitted, name: 'max' | 'min'): Emitted | undefined {
  const exact = value.type === 'real' ? undefined : exactReal(value);
  if (!exact) return undefined;
  const sql = `${name}(${exact.sql})${call.tail}`;
  const { limit } = value;
  if (value.blurred || call.tail.includes(' OVER '))
    return emitted(sql, 'number', [value], { nullable: true, blurred: true, limit });
  const { sql: dynamic } = extremeOf(call, asAny(call.context, call.node, value), name);
  return call.context.numeric === true
    ? emitted(dynamic, 'any', [value], { nullable: true, numbersOnly: true, real: sql, limit })
    : emitted(sql, 'number', [value], { nullable: true, dynamic, limit });
}

/** Whether a column's values lie on the target as they did in SQLite. */
function isOrdered({ column, type }: Emitted): boolean {
  const as = column?.stored?.as;
  if (as === 'mixed' || as === 'text' || type === 'boolean' || type === 'json') return false;
  return column !== undefined;
}

/** The value at the end of the sorted ones, where PostgreSQL has no max() or min() that sorts as SQLite does. */
function extremeOf(call: AggregateCall, value: Emitted, name: 'max' | 'min'): Emitted {
  if (call.tail.includes(' OVER '))
    return refuse(call.node, 'window-extreme', `${name}() over a window of values that PostgreSQL cannot compare`);
  const direction = name === 'max' ? 'DESC NULLS LAST' : 'ASC NULLS LAST';
  const key =
    value.type === 'any'
      ? `${compatName(call.context, 'sort_key')}(${asAny(call.context, call.node, value).sql})`
      : sortable(value).sql;
  // Of equal values (2 and 2.0, a and A) it is the first.
  const ties = call.order.slice(' ORDER BY'.length);
  const order = `${key} ${direction}${ties === '' ? '' : `,${ties}`}`;
  return emitted(`(array_agg(${value.sql} ORDER BY ${order})${call.tail})[1]`, value.type, [value], {
    nullable: true,
    column: value.column,
    numbersOnly: value.numbersOnly,
    json: value.json && 'open',
  });
}
