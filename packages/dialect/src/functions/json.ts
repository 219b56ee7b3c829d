import { compatName, refuse } from '../context/context.js';
import { asText } from '../value/convert.js';
import { answered } from '../expression/emit-compare.js';
import { emitted, type Emitted } from '../sql/emitted.js';
import { argumentAt, type Call, type FunctionRule } from './call.js';
import { jsonDocument, jsonPart, jsonResult } from '../value/json-text.js';

/** The scalar JSON functions: text in, text out, spelt as SQLite spells it (no spaces, keys in their order). */
export const JSON_FUNCTIONS: Readonly<Record<string, FunctionRule>> = {
  json: { min: 1, max: 1, emit: (call) => documentCall(call, 'json') },
  json_valid: { min: 1, max: 1, emit: emitValid },
  json_quote: { min: 1, max: 1, emit: (call) => asJson(jsonPart(call.context, call.node, argumentAt(call, 0))) },
  json_array: { min: 0, max: 100, emit: emitArray },
  json_object: { min: 0, max: 100, emit: emitObject },
  json_extract: { min: 2, max: 100, emit: emitExtract },
  json_type: { min: 1, max: 2, emit: (call) => inspected(call, 'json_type', 'text') },
  json_array_length: { min: 1, max: 2, emit: (call) => inspected(call, 'json_array_length', 'integer') },
  json_set: { min: 1, max: 101, emit: (call) => emitEdit(call, 'set') },
  json_insert: { min: 1, max: 101, emit: (call) => emitEdit(call, 'insert') },
  json_replace: { min: 1, max: 101, emit: (call) => emitEdit(call, 'replace') },
  json_remove: { min: 1, max: 100, emit: emitRemove },
  json_pretty: { min: 1, max: 2, emit: emitPretty },
  json_patch: { min: 2, max: 2, emit: emitPatch },
};

function documentAt(call: Call, index: number): Emitted {
  return jsonDocument(call.context, call.args[index] ?? call.node, argumentAt(call, index));
}

function textsFrom(call: Call, start: number): readonly Emitted[] {
  return call.values
    .slice(start)
    .map((value, index) => asText(call.context, call.args[start + index] ?? call.node, value));
}

function asJson(value: Emitted): Emitted {
  return { ...value, json: () => value.sql };
}

function documentCall(call: Call, name: string): Emitted {
  const document = documentAt(call, 0);
  return jsonResult(`${compatName(call.context, name)}(${document.sql})`, [document], document.nullable);
}

function emitValid(call: Call): Emitted {
  const value = argumentAt(call, 0);
  if (value.type === 'json') return answered(true, [value]);
  const document = documentAt(call, 0);
  return emitted(`${compatName(call.context, 'json_valid')}(${document.sql})`, 'boolean', [document]);
}

function emitArray(call: Call): Emitted {
  const parts = call.values.map((value, index) => jsonPart(call.context, call.args[index] ?? call.node, value));
  const list = parts.length === 0 ? "'{}'::text[]" : `ARRAY[${parts.map((part) => part.sql).join(', ')}]`;
  return jsonResult(`${compatName(call.context, 'json_array')}(${list})`, parts, false);
}

function emitObject(call: Call): Emitted {
  if (call.values.length % 2 !== 0)
    return refuse(call.node, 'argument-count', 'json_object() needs pairs of label and value');
  const labels = call.values.filter((_, index) => index % 2 === 0);
  const texts = labels.map((label) =>
    label.type === 'text' ? label : refuse(call.node, 'json-label', 'json_object() labels must be text'),
  );
  const parts = call.values.flatMap((value, index) =>
    index % 2 === 1 ? [jsonPart(call.context, call.args[index] ?? call.node, value)] : [],
  );
  const list = (items: readonly Emitted[]): string =>
    items.length === 0 ? "'{}'::text[]" : `ARRAY[${items.map((item) => item.sql).join(', ')}]`;
  return jsonResult(
    `${compatName(call.context, 'json_object')}(${list(texts)}, ${list(parts)})`,
    [...texts, ...parts],
    false,
  );
}

/** The value at a path with its own class; several paths give an array. */
function emitExtract(call: Call): Emitted {
  const document = documentAt(call, 0);
  const paths = textsFrom(call, 1);
  const list = [document, ...paths].map((part) => part.sql).join(', ');
  if (paths.length > 1)
    return jsonResult(`${compatName(call.context, 'json_extract_array')}(${list})`, [document, ...paths], true);
  return emitted(`${compatName(call.context, 'json_extract')}(${list})`, 'any', [document, ...paths], {
    nullable: true,
    json: (digits) => `${compatName(call.context, 'json_extract_part')}(${list}${digits === 15 ? '' : `, ${digits}`})`,
  });
}

function inspected(call: Call, name: string, type: 'text' | 'integer'): Emitted {
  const document = documentAt(call, 0);
  const paths = textsFrom(call, 1);
  const list = [document, ...paths].map((part) => part.sql).join(', ');
  return emitted(`${compatName(call.context, name)}(${list})`, type, [document, ...paths], { nullable: true });
}

function emitEdit(call: Call, mode: 'set' | 'insert' | 'replace'): Emitted {
  const document = documentAt(call, 0);
  if (call.values.length % 2 === 0)
    return refuse(call.node, 'argument-count', `json_${mode}() needs pairs of path and value`);
  let sql = document.sql;
  const used: Emitted[] = [document];
  for (let index = 1; index < call.values.length; index += 2) {
    const path = asText(call.context, call.args[index] ?? call.node, argumentAt(call, index));
    const value = jsonPart(call.context, call.args[index + 1] ?? call.node, argumentAt(call, index + 1), 17);
    used.push(path, value);
    sql = `${compatName(call.context, 'json_edit')}('${mode}', ${sql}, ${path.sql}, ${value.sql})`;
  }
  return used.length === 1 ? documentCall(call, 'json') : jsonResult(sql, used, true);
}

function emitRemove(call: Call): Emitted {
  const document = documentAt(call, 0);
  const paths = textsFrom(call, 1);
  if (paths.length === 0) return documentCall(call, 'json');
  const sql = paths.reduce(
    (inner, path) => `${compatName(call.context, 'json_edit')}('remove', ${inner}, ${path.sql}, NULL)`,
    document.sql,
  );
  return jsonResult(sql, [document, ...paths], true);
}

function emitPretty(call: Call): Emitted {
  const parts = [documentAt(call, 0), ...textsFrom(call, 1)];
  const sql = `${compatName(call.context, 'json_pretty')}(${parts.map((part) => part.sql).join(', ')})`;
  return emitted(sql, 'text', parts, { nullable: true });
}

function emitPatch(call: Call): Emitted {
  const [target, patch] = [documentAt(call, 0), documentAt(call, 1)];
  return jsonResult(`${compatName(call.context, 'json_patch')}(${target.sql}, ${patch.sql})`, [target, patch], true);
}
