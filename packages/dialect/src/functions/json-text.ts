import { compatName, note, type Context } from '../context.js';
import { asAny, asText, asValue, untypedBind } from '../convert.js';
import { castSql, emitted, PRECEDENCE, type Emitted } from '../emitted.js';
import type { Spanned } from '../parse.js';
import { nameOf } from '../plain.js';

/** A JSON document as the text SQLite holds. */
export function jsonDocument(context: Context, at: Spanned, value: Emitted): Emitted {
  if (value.type !== 'json') return asText(context, at, value);
  note(context, at, {
    code: 'jsonb-spelling',
    message: `${nameOf(value.column)} is jsonb on the target: objects inside it may be spelt in another order than in SQLite`,
  });
  return emitted(castSql(value, 'text'), 'text', [value], { precedence: PRECEDENCE.cast });
}

/**
 * A value as it is embedded in JSON: what other JSON functions gave as it is, text in quotes, NULL as null; reals with as many
 * digits as the function writes.
 */
export function jsonPart(context: Context, at: Spanned, found: Emitted, digits: 15 | 17 = 15): Emitted {
  const value = found.type === 'bind' ? untypedBind(context, at, found) : found;
  if (value.json !== undefined) {
    const sql = value.nullable ? `COALESCE(${value.json}, 'null')` : value.json;
    return emitted(sql, 'text', [value], { nullable: false });
  }
  if (value.type === 'json') return jsonPart(context, at, { ...value, json: jsonDocument(context, at, value).sql });
  const x = asValue(context, at, value);
  if (x.constant?.kind === 'integer') return emitted(`'${x.constant.value}'`, 'text', [x]);
  const more = digits === 17 && x.type !== 'text' ? ', 17' : '';
  return emitted(`${compatName(context, 'json_quote')}(${asAny(context, at, x).sql}${more})`, 'text', [x], {
    nullable: false,
  });
}

/** A text that holds JSON: embedded as it is by other JSON functions. */
export function jsonResult(sql: string, parts: readonly Emitted[], nullable: boolean): Emitted {
  return emitted(sql, 'text', parts, { nullable, json: sql });
}
