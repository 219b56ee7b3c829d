import { quoteLiteral } from '@lite2pg/spec';
import { compatName, note, refuse, type Context } from '../context/context.js';
import { digitsAsInteger } from '../sql/digits.js';
import { numberOfPrefix, numberText, type Constant } from '../sql/constant.js';
import { castSql, emitted, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { exactReal } from './integer-limit.js';
import { isNumericMixed, mixedText } from './mixed.js';
import type { Spanned } from '../parse/parse.js';
import { refuseClass, refusePlace } from './refuse-class.js';
import { plain } from './plain.js';
import { expectClass } from './undecided.js';

/** A constant as an expression. */
export function emitConstant(constant: Constant): Emitted {
  switch (constant.kind) {
    case 'null':
      return emitted('NULL', 'null', [], { nullable: true, constant });
    case 'integer':
      return emitIntegerConstant(constant);
    case 'real': {
      const { value } = constant;
      const text = Number.isFinite(value) ? String(value) : quoteLiteral(value > 0 ? 'Infinity' : '-Infinity');
      const sql = `${value < 0 && Number.isFinite(value) ? `(${text})` : text}::float8`;
      return emitted(sql, 'real', [], { precedence: PRECEDENCE.cast, constant, unbounded: !Number.isFinite(value) });
    }
    case 'text':
      return emitted(textLiteral(constant.value), 'text', [], { constant });
    case 'blob':
      return emitted(`'\\x${Buffer.from(constant.value).toString('hex')}'::bytea`, 'blob', [], {
        precedence: PRECEDENCE.cast,
        constant,
      });
  }
}

function emitIntegerConstant(constant: Constant & { kind: 'integer' }): Emitted {
  const { value } = constant;
  const small = value >= -2147483648n && value <= 2147483647n;
  if (value === -9223372036854775808n) {
    return emitted(`'${value}'::bigint`, 'integer', [], { precedence: PRECEDENCE.cast, constant });
  }
  return emitted(String(value), 'integer', [], {
    constant,
    small,
    ...(value < 0n ? { precedence: PRECEDENCE.unary } : {}),
  });
}

/** A string literal of PostgreSQL; control characters and backslashes need no escape in it, NUL has no place in it. */
export function textLiteral(value: string): string {
  return quoteLiteral(value);
}

/** A condition: what SQLite takes for true is true, for false false, and NULL stays NULL. */
export function asTruth(context: Context, at: Spanned, value: Emitted): Emitted {
  const { constant } = value;
  if (constant) return truthOfConstant(constant);
  const x = plain(context, at, value);
  switch (x.type) {
    case 'boolean':
      return x;
    case 'integer':
    case 'real':
    case 'number':
      return emitted(`${operand(x, PRECEDENCE.compare + 1)} <> 0`, 'boolean', [x], { precedence: PRECEDENCE.compare });
    case 'text':
      return emitted(`${compatName(context, 'cast_real')}(${x.sql}) <> 0`, 'boolean', [x], {
        precedence: PRECEDENCE.compare,
      });
    case 'any':
      return emitted(`${compatName(context, 'truth')}(${x.sql})`, 'boolean', [x]);
    case 'bind':
      return emitted(`${bindAs(context, x, 'integer').sql} <> 0`, 'boolean', [x], { precedence: PRECEDENCE.compare });
    default:
      return refuseClass(at, x, 'truth-of-blob', 'as a condition');
  }
}

function truthOfConstant(constant: Constant): Emitted {
  if (constant.kind === 'null')
    return emitted('NULL::boolean', 'boolean', [], { nullable: true, precedence: PRECEDENCE.cast });
  const number = constant.kind === 'text' ? numberOfPrefix(constant.value) : constant;
  const truth = (number.kind === 'integer' && number.value !== 0n) || (number.kind === 'real' && number.value !== 0);
  return emitted(String(truth), 'boolean');
}

/** The value with conditions as 0 and 1, columns of the target's richer types in SQLite's form. */
export function asValue(context: Context, at: Spanned, value: Emitted): Emitted {
  const x = plain(context, at, value);
  if (x.type !== 'boolean') return x;
  if (x.constant) return emitConstant(x.constant);
  return emitted(castSql(x, 'int'), 'integer', [x], { precedence: PRECEDENCE.cast, small: true, affinity: x.affinity });
}

/** The value as SQLite would write it as text: what `||`, LIKE and the text functions see. */
export function asText(context: Context, at: Spanned, value: Emitted): Emitted {
  if (value.type === 'text' && isNumericMixed(value.column)) return mixedText(value);
  const x = asValue(context, at, value);
  const { constant } = x;
  if (constant?.kind === 'integer' || constant?.kind === 'real')
    return emitConstant({ kind: 'text', value: numberText(constant) });
  switch (x.type) {
    case 'text':
      // It is a text now, whatever its class was.
      return x.undecided ? { ...x, undecided: undefined } : x;
    case 'null':
      return emitted('NULL::text', 'text', [], { nullable: true, precedence: PRECEDENCE.cast });
    case 'integer':
      return emitted(castSql(x, 'text'), 'text', [x], { precedence: PRECEDENCE.cast });
    case 'real':
      return emitted(`${compatName(context, 'real_text')}(${x.sql})`, 'text', [x]);
    case 'number':
    case 'any':
      return emitted(`${compatName(context, 'text_of')}(${asAny(context, at, x).sql})`, 'text', [x]);
    case 'bind':
      return bindAs(context, x, 'text');
    default:
      return refuseClass(at, x, 'blob-as-text', 'as a text');
  }
}

/** The value with its storage class, as jsonb. */
export function asAny(context: Context, at: Spanned, value: Emitted): Emitted {
  if (value.dynamic !== undefined)
    return emitted(value.dynamic, 'any', [value], { affinity: value.affinity, numbersOnly: true });
  const x = asValue(context, at, value);
  if (x.type === 'any') return x;
  if (x.type === 'null')
    return emitted('NULL::jsonb', 'any', [], { nullable: true, precedence: PRECEDENCE.cast, numbersOnly: true });
  if (x.dynamic !== undefined) return emitted(x.dynamic, 'any', [x], { affinity: x.affinity, numbersOnly: true });
  if (x.type === 'bind') return asAny(context, at, untypedBind(context, at, x));
  if (x.blurred)
    return refuse(
      at,
      'integer-or-real',
      'the result depends on whether a number from a subquery is an integer or a real',
      'CAST(… AS REAL)',
    );
  if (x.type === 'row') return refuse(at, 'row-value', 'found a row value, expected one value');
  if (x.type === 'tid') return refusePlace(at);
  expectClass(context, at, value);
  const typed = x.constant && x.type === 'text' ? `${x.sql}::text` : x.small ? castSql(x, 'bigint') : x.sql;
  const { collation, explicitCollation, affinity } = x;
  const numbersOnly = x.type === 'integer' || x.type === 'real' || x.type === 'number';
  const sql = `${compatName(context, 'value')}(${typed})`;
  return emitted(sql, 'any', [x], { collation, explicitCollation, affinity, numbersOnly });
}

/** The value as a number for arithmetic: integer, real or, where the class is only known when it runs, any. */
export function asNumber(context: Context, at: Spanned, value: Emitted): Emitted {
  const x = asValue(context, at, value);
  if (x.constant?.kind === 'text') return emitConstant(numberOfPrefix(x.constant.value));
  switch (x.type) {
    case 'integer':
    case 'real':
    case 'any':
    case 'null':
      return x;
    case 'number':
      return asAny(context, at, x);
    case 'text':
      if (x.form === 'digits') return digitsAsInteger(x);
      return emitted(`${compatName(context, 'number_of')}(${x.sql})`, 'any', [x], {
        numbersOnly: true,
        unbounded: true,
        real: `${compatName(context, 'cast_real')}(${x.sql})`,
      });
    case 'bind':
      return x;
    default:
      return refuseClass(at, x, 'blob-arithmetic', 'in arithmetic');
  }
}

/** A real: integers widened, texts by their numeric prefix. */
export function asReal(context: Context, at: Spanned, value: Emitted): Emitted {
  const exact = exactReal(value);
  if (exact) return exact;
  const x = value.type === 'number' ? value : asNumber(context, at, value);
  const { constant } = x;
  if (constant?.kind === 'integer') return emitConstant({ kind: 'real', value: Number(constant.value) });
  if (x.type === 'real') return x;
  if (x.type === 'bind') return bindAs(context, x, 'real');
  if (x.type === 'any') {
    const sql = x.real ?? `${compatName(context, 'cast_real')}(${x.sql})`;
    return emitted(sql, 'real', [x], { unbounded: x.unbounded === true || x.numbersOnly !== true });
  }
  return emitted(castSql(x, 'float8'), 'real', [x], { precedence: PRECEDENCE.cast });
}

/** A whole number the way CAST(… AS INTEGER) makes one. */
export function asInteger(context: Context, at: Spanned, value: Emitted): Emitted {
  const x = asValue(context, at, value);
  const { constant } = x;
  if (x.type === 'integer') return x;
  if (constant?.kind === 'text' || constant?.kind === 'real') return emitConstant(truncated(constant));
  if (x.type === 'bind') return bindAs(context, x, 'integer');
  if (x.type === 'null') return emitted('NULL::bigint', 'integer', [], { nullable: true, precedence: PRECEDENCE.cast });
  if (x.type === 'text' && x.form === 'digits') return digitsAsInteger(x);
  if (x.type === 'text' || x.type === 'any')
    return emitted(`${compatName(context, 'cast_integer')}(${x.sql})`, 'integer', [x]);
  if (x.type === 'number' && x.limit === undefined)
    return emitted(`${compatName(context, 'cast_integer')}(${asAny(context, at, x).sql})`, 'integer', [x]);
  if (x.type === 'real' || x.type === 'number') {
    return emitted(`${compatName(context, 'cast_integer')}(${x.sql})`, 'integer', [x]);
  }
  return refuseClass(at, x, 'blob-as-number', 'as a number');
}

function truncated(constant: Constant & { kind: 'text' | 'real' }): Constant {
  const number = constant.kind === 'text' ? numberOfIntegerPrefix(constant.value) : constant;
  if (number.kind !== 'real') return number;
  if (number.value >= 9.2233720368547758e18) return { kind: 'integer', value: 9223372036854775807n };
  if (number.value <= -9.2233720368547758e18) return { kind: 'integer', value: -9223372036854775808n };
  return { kind: 'integer', value: BigInt(Math.trunc(number.value)) };
}

/** CAST of text to INTEGER reads digits only: '1e3' is 1. */
function numberOfIntegerPrefix(text: string): Constant {
  const trimmed = text.trimStart();
  let end = trimmed.startsWith('-') || trimmed.startsWith('+') ? 1 : 0;
  while (end < trimmed.length && (trimmed[end] ?? '') >= '0' && (trimmed[end] ?? '') <= '9') end += 1;
  return numberOfPrefix(trimmed.slice(0, end));
}

/** A parameter as a value of this type. */
export function bindAs(context: Context, value: Emitted, type: Emitted['type']): Emitted {
  if (value.bind === undefined) return value;
  return emitted(context.binds.use(value.bind, type), type, [value], {
    precedence: PRECEDENCE.cast,
    bind: value.bind,
    nullable: true,
  });
}

/** A parameter where nothing says what it is: text, with a note. */
export function untypedBind(context: Context, at: Spanned, value: Emitted): Emitted {
  note(context, at, {
    code: 'untyped-parameter',
    message: 'the type of this parameter is unknown; it is taken as text',
    suggestion: 'CAST(? AS INTEGER)',
  });
  return bindAs(context, value, 'text');
}
