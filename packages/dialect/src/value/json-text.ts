import { compatName, note, refuse, type Context } from '../context/context.js';
import { asAny, asText, asValue, emitConstant, untypedBind } from './convert.js';
import { castSql, emitted, PRECEDENCE, type Emitted, type JsonDigits } from '../sql/emitted.js';
import type { Spanned } from '../parse/parse.js';
import { nameOf } from './plain.js';

/** A JSON document as the text SQLite holds. */
export function jsonDocument(context: Context, at: Spanned, value: Emitted): Emitted {
  if (value.type !== 'json') return asText(context, at, value);
  note(context, at, {
    code: 'jsonb-spelling',
    message: `${nameOf(value.column)} is jsonb on the target: the keys of objects in it may come in another order than in SQLite`,
  });
  return emitted(castSql(value, 'text'), 'text', [value], { precedence: PRECEDENCE.cast });
}

/**
 * A value as it is embedded in JSON: what other JSON functions gave as it is, text in quotes, NULL as null; reals with as many
 * digits as the function writes.
 */
export function jsonPart(context: Context, at: Spanned, found: Emitted, digits: JsonDigits = 15): Emitted {
  const value = found.type === 'bind' ? untypedBind(context, at, found) : found;
  if (value.json === 'open')
    return refuse(
      at,
      'json-or-text',
      'whether SQLite embeds this as JSON or as text depends on its query plan',
      'json(…)',
    );
  if (value.json !== undefined) {
    const json = value.json(digits);
    return emitted(value.nullable ? `COALESCE(${json}, 'null')` : json, 'text', [value], { nullable: false });
  }
  const x = asValue(context, at, value);
  if (x.constant?.kind === 'integer') return emitConstant({ kind: 'text', value: String(x.constant.value) });
  const more = digits === 17 && x.type !== 'text' ? ', 17' : '';
  return emitted(`${compatName(context, 'json_quote')}(${asAny(context, at, x).sql}${more})`, 'text', [x], {
    nullable: false,
  });
}

/** A text that holds JSON: embedded as it is by other JSON functions. */
export function jsonResult(sql: string, parts: readonly Emitted[], nullable: boolean): Emitted {
  return emitted(sql, 'text', parts, { nullable, json: () => sql });
}

/** Whether the value's own SQL is its JSON text. */
export function isJsonText({ json, sql }: Emitted): boolean {
  return typeof json === 'function' && json(15) === sql;
}

/**
 * What the values that one is chosen from (by CASE, coalesce …) are when the chosen one is embedded in JSON: `build` makes the
 * choice, of parts that are NULL where the values are. Undefined where none of them is JSON.
 */
export function jsonChoice(
  context: Context,
  at: Spanned,
  values: readonly Emitted[],
  build: (parts: readonly string[]) => string,
): Emitted['json'] {
  if (!values.some(({ json }) => json !== undefined)) return undefined;
  if (values.some(({ json }) => json === 'open')) return 'open';
  return (digits) => build(values.map((value) => jsonOrNull(context, at, value, digits)));
}

function jsonOrNull(context: Context, at: Spanned, value: Emitted, digits: JsonDigits): string {
  if (value.type === 'null') return 'NULL';
  if (typeof value.json === 'function') return value.json(digits);
  const { sql } = jsonPart(context, at, value, digits);
  return value.nullable ? `NULLIF(${sql}, 'null')` : sql;
}
