import { compatName, type Context } from '../context/context.js';
import { asText, asValue } from '../value/convert.js';
import { castSql, emitted, type Emitted } from '../sql/emitted.js';
import { emitExpression } from '../expression/emit-expression.js';
import type { Expr } from '../parse/parse.js';
import { jsonDocument, jsonResult } from '../value/json-text.js';

/** `->` gives JSON text, `->>` the value; a path that does not start with $ is a label or an index. */
export function emitArrow(context: Context, node: Extract<Expr, { type: 'BinaryExpr' }>): Emitted {
  const document = jsonDocument(context, node.left, emitExpression(context, node.left));
  const found = asValue(context, node.right, emitExpression(context, node.right));
  const path = found.type === 'integer' ? castSql(found, 'bigint') : asText(context, node.right, found).sql;
  const parts = [document, found];
  const arrow = `${compatName(context, 'json_arrow')}(${document.sql}, ${path})`;
  if (node.op === 'ArrowRight') return jsonResult(arrow, parts, true);
  return emitted(`${compatName(context, 'json_arrow_value')}(${document.sql}, ${path})`, 'any', parts, {
    nullable: true,
  });
}
