import { compatName, refuse } from '../context/context.js';
import { asText } from '../value/convert.js';
import type { Emitted } from '../sql/emitted.js';
import type { AggregateCall, AggregateRule } from './aggregate.js';
import { joinedTexts, noteOrder } from './joined-texts.js';
import { jsonPart, jsonResult } from '../value/json-text.js';

/** json_group_array and json_group_object: the text SQLite builds, in the order it meets the rows. */
export const JSON_AGGREGATES: Readonly<Record<string, AggregateRule>> = {
  json_group_array: (call) => {
    const [value] = call.values;
    if (!value) return refuse(call.node, 'argument-count', 'json_group_array() takes one argument');
    return gathered(call, '[]', jsonPart(call.context, call.node, value), [value]);
  },
  json_group_object: (call) => {
    const [label, value] = call.values;
    if (!label || !value) return refuse(call.node, 'argument-count', 'json_group_object() takes two arguments');
    if (call.distinct !== '') return refuse(call.node, 'argument-count', 'DISTINCT aggregates take one argument');
    const text = asText(call.context, call.node, label);
    const part = jsonPart(call.context, call.node, value);
    const sql = `${compatName(call.context, 'json_pair')}(${text.sql}, ${part.sql})`;
    return gathered(call, '{}', { ...part, sql, constant: undefined }, [label, value]);
  },
};

function gathered(call: AggregateCall, brackets: '[]' | '{}', part: Emitted, parts: readonly Emitted[]): Emitted {
  noteOrder(call);
  const sql = `'${brackets[0]}' || COALESCE(${joinedTexts(call, part)}, '') || '${brackets[1]}'`;
  return jsonResult(`(${sql})`, parts, false);
}
