import { compatName, note, refuse } from '../context/context.js';
import { asText } from '../value/convert.js';
import { castSql, emitted, type Emitted } from '../sql/emitted.js';
import { castNameOf } from '../sql/static-type.js';
import { asDistinct, firstOf, type AggregateCall } from './aggregate.js';

/** group_concat() and string_agg(). */
export function emitGroupConcat(call: AggregateCall): Emitted {
  noteOrder(call);
  const value = asText(call.context, call.node, firstOf(call));
  const separator = call.values[1] ? asText(call.context, call.node, call.values[1]) : undefined;
  if (call.distinct !== '' && separator)
    return refuse(call.node, 'argument-count', 'DISTINCT aggregates take one argument');
  return emitted(joinedTexts(call, value, separator?.sql), 'text', [value], { nullable: true });
}

/**
 * Texts joined by commas in the order SQLite meets the rows; with DISTINCT the one of the first row of each value. NULL where
 * there are none.
 */
export function joinedTexts(call: AggregateCall, value: Emitted, separator = "','"): string {
  const text = value.constant ? castSql(value, 'text') : value.sql;
  if (call.distinct === '') return `string_agg(${text}, ${separator}${call.order})${call.tail}`;
  const key = asDistinct(call, firstOf(call));
  const gather = (sql: string): string => `array_agg(${sql}${call.firsts})${call.tail}`;
  const typed = key.constant ? castSql(key, castNameOf(key.type)) : key.sql;
  const keys = key.sql === text ? '' : `, ${gather(typed)}`;
  return `array_to_string(${compatName(call.context, 'distinct_texts')}(${gather(text)}${keys}), ',')`;
}

/** Says so where the order of what an aggregate gathers is open. */
export function noteOrder(call: AggregateCall): void {
  if (call.ordered || call.tail.includes(' OVER ')) return;
  note(call.context, call.node, {
    code: 'gathered-order',
    message: 'the order in which values are gathered is undefined in both databases',
    suggestion: 'an ORDER BY inside the aggregate, or a sorted subquery',
  });
}
