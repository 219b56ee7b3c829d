import { affinityOfDeclared } from '@lite2pg/syntax';
import { compatName, refuse, sourceOf, type Context } from '../context/context.js';
import { asAny, asInteger, asReal, asText, asValue, bindAs, emitConstant } from '../value/convert.js';
import { integerOfReal, numberOfPrefix, type Constant } from '../sql/constant.js';
import { concatBytes } from './emit-concat.js';
import { emitExpression } from './emit-expression.js';
import { emitted, type Emitted } from '../sql/emitted.js';
import { isNumericMixed } from '../value/mixed.js';
import type { Expr } from '../parse/parse.js';
import { bytesText, textBytes } from '../value/text-bytes.js';

/** CAST: by the affinity of the type's name; text gives its numeric prefix, reals are cut towards zero. */
export function emitCast(context: Context, node: Extract<Expr, { type: 'CastExpr' }>): Emitted {
  const affinity = affinityOfDeclared(node.typeName ? sourceOf(context, node.typeName) : '');
  const bytes = affinity === 'blob' ? concatBytes(context, node.expr) : undefined;
  if (bytes) return { ...bytes, affinity };
  const found = emitExpression(context, node.expr);
  const { collation } = found;
  const value = asValue(context, node.expr, found);
  if (value.type === 'null') return { ...value, affinity };
  switch (affinity) {
    case 'text':
      return { ...castText(context, node, isNumericMixed(found.column) ? found : value), affinity, collation };
    case 'integer':
      return { ...asInteger(context, node, value), affinity };
    case 'real':
      return { ...asReal(context, node, value), affinity };
    case 'numeric':
      return { ...castNumeric(context, node, value), affinity };
    default:
      return { ...castBlob(context, node, value), affinity: 'blob' };
  }
}

function castText(context: Context, node: Expr, value: Emitted): Emitted {
  if (value.type === 'blob') return bytesText(context, value);
  return { ...asText(context, node, value), form: value.form };
}

function castNumeric(context: Context, node: Expr, value: Emitted): Emitted {
  if (value.constant?.kind === 'text') return emitConstant(wholeIfExact(numberOfPrefix(value.constant.value)));
  if (value.type === 'bind') return bindAs(context, value, 'real');
  if (value.type === 'text' || value.type === 'any') {
    return emitted(`${compatName(context, 'cast_numeric')}(${value.sql})`, 'any', [value], { numbersOnly: true });
  }
  return value.type === 'blob'
    ? refuse(node, 'blob-as-number', 'a blob as a number has no equivalent in PostgreSQL')
    : value;
}

/** Of a text that says 1e2 the cast makes an integer; a real stays one. */
function wholeIfExact(number: Constant): Constant {
  const whole = number.kind === 'real' && Math.abs(number.value) < 2 ** 51 ? integerOfReal(number.value) : undefined;
  return whole === undefined ? number : { kind: 'integer', value: whole };
}

function castBlob(context: Context, node: Expr, value: Emitted): Emitted {
  if (value.type === 'blob') return value;
  if (value.type === 'any')
    return emitted(`${compatName(context, 'blob_of')}(${asAny(context, node, value).sql})`, 'blob', [value]);
  return textBytes(context, asText(context, node, value));
}
