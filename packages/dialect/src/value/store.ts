import { quoteLiteral } from '@lite2pg/spec';
import { affinityOf, staticTypeOf } from '../sql/static-type.js';
import { columnLiteral } from './column-literal.js';
import { clockSql, compatName, refuse, type Context } from '../context/context.js';
import { asAny, asText, asTruth, asValue, bindAs } from './convert.js';
import { castSql, emitted, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { exactReal } from './integer-limit.js';
import { expectNumber, misfit, noteScale } from './misfit.js';
import { isNumericMixed } from './mixed.js';
import { refusePlace } from './refuse-class.js';
import { digitsOf, storeMoment } from './store-moment.js';
import type { Spanned } from '../parse/parse.js';
import type { ScopeColumn } from '../scope/scope.js';
import { textBytes } from './text-bytes.js';

/**
 * The value as a column takes it: its affinity applied, in the target's type. A value whose class is only known when it
 * runs is checked then: what the type cannot hold is an error, never another value.
 */
export function storeInto(context: Context, at: Spanned, column: ScopeColumn, value: Emitted): Emitted {
  if (value.constant) {
    noteScale(context, at, column, value);
    return columnLiteral(column, value.constant) ?? misfit(context, at, column, value);
  }
  if (value.type === 'bind') return storeBind(context, at, column, value);
  if (value.type === 'null') return value;
  if (value.row) return refuse(at, 'row-value', 'found a row value, expected one value');
  if (value.type === 'tid') return refusePlace(at);
  return storeTyped(context, at, column, { ...value, undecided: undefined });
}

/** The column's affinity makes one class of all, or checks which it is when it runs. */
function storeTyped(context: Context, at: Spanned, column: ScopeColumn, value: Emitted): Emitted {
  const type = staticTypeOf(column.type);
  const kept =
    value.column !== undefined &&
    value.type === type &&
    JSON.stringify(value.column.stored) === JSON.stringify(column.stored);
  if (!hasSameScale(column, value)) noteScale(context, at, column, value);
  if (kept) return value;
  switch (type) {
    case 'integer':
    case 'real':
      return storeNumber(context, at, column, asValue(context, at, value));
    case 'number':
      return storeNumeric(context, at, column, asValue(context, at, value));
    case 'text':
      return isNumericMixed(column)
        ? storeMixed(context, at, column, value)
        : storeText(context, at, column, asValue(context, at, value));
    case 'blob':
      return storeBlob(context, at, column, asValue(context, at, value));
    case 'boolean':
      return storeBoolean(context, at, column, value);
    case 'timestamp':
    case 'timestamptz':
      return storeMoment(context, at, column, value);
    default:
      return storeParsed(context, at, column, value);
  }
}

/** A parameter comes in the form SQLite took it in: a count for an epoch, a word for a boolean held as words. */
function storeBind(context: Context, at: Spanned, column: ScopeColumn, value: Emitted): Emitted {
  const { stored } = column;
  if (isNumericMixed(column)) return storeMixed(context, at, column, bindAs(context, value, 'text'));
  if (stored?.as === 'epoch') return storeMoment(context, at, column, bindAs(context, value, 'integer'));
  if (stored?.as !== 'words') return bindAs(context, value, staticTypeOf(column.type));
  const word = bindAs(context, value, 'text').sql;
  const sql = `CASE ${word} WHEN ${quoteLiteral(stored.true)} THEN true WHEN ${quoteLiteral(stored.false)} THEN false ELSE (${word})::boolean END`;
  return emitted(sql, 'boolean', [value]);
}

function storeNumber(context: Context, at: Spanned, column: ScopeColumn, value: Emitted): Emitted {
  const type = column.type.kind === 'integer' ? 'integer' : 'real';
  if (value.type === type) return value;
  const exact = type === 'real' ? exactReal(value) : undefined;
  if (exact) return exact;
  if (type === 'real' && (value.type === 'integer' || value.blurred))
    return value.blurred ? value : emitted(castSql(value, 'float8'), type, [value], { precedence: PRECEDENCE.cast });
  if (type === 'integer' && value.form === 'digits') return digitsOf(value);
  expectNumber(context, at, column, value);
  const source = value.type === 'real' ? value : asAny(context, at, value);
  return emitted(`${compatName(context, type === 'integer' ? 'store_integer' : 'store_real')}(${source.sql})`, type, [
    value,
  ]);
}

/** The shortest decimal that reads back the same, exactly what it is from 2^53 on: PostgreSQL's own cast keeps 15 digits only. */
function storeNumeric(context: Context, at: Spanned, column: ScopeColumn, value: Emitted): Emitted {
  const exact = exactReal(value);
  if (exact) return emitted(`${compatName(context, 'real_numeric')}(${exact.sql})`, 'number', [exact]);
  if (value.type === 'integer' || value.type === 'number') return value;
  expectNumber(context, at, column, value);
  return emitted(`${compatName(context, 'store_numeric')}(${asAny(context, at, value).sql})`, 'number', [value]);
}

/** Whether it is a column with no more digits. */
function hasSameScale({ type }: ScopeColumn, { column }: Emitted): boolean {
  const scale = column?.type.kind === 'decimal' ? column.type.scale : undefined;
  return type.kind === 'decimal' && type.scale !== undefined && scale !== undefined && scale <= type.scale;
}

function storeText(context: Context, at: Spanned, column: ScopeColumn, value: Emitted): Emitted {
  if (value.type === 'blob') return misfit(context, at, column, value);
  return value.type === 'any'
    ? emitted(`${compatName(context, 'store_text')}(${value.sql})`, 'text', [value])
    : asText(context, at, value);
}

/** The text of the value after the column's affinity. */
function storeMixed(context: Context, at: Spanned, column: ScopeColumn, value: Emitted): Emitted {
  const x = asValue(context, at, value);
  if (x.type === 'integer' && affinityOf(column) !== 'real') return asText(context, at, x);
  const real = affinityOf(column) === 'real';
  return emitted(`${compatName(context, 'store_mixed')}(${asAny(context, at, x).sql}, ${real})`, 'text', [x]);
}

function storeBlob(context: Context, at: Spanned, column: ScopeColumn, value: Emitted): Emitted {
  if (value.type === 'blob') return value;
  // As the rows' texts were moved: a blob column's text is its bytes.
  if (value.type === 'text' && context.use === 'default') return textBytes(context, value);
  if (value.type !== 'any') return misfit(context, at, column, value);
  return emitted(`${compatName(context, 'store_blob')}(${value.sql})`, 'blob', [value]);
}

function storeBoolean(context: Context, at: Spanned, column: ScopeColumn, value: Emitted): Emitted {
  if (column.stored?.as === 'words') return misfit(context, at, column, value);
  if (value.type === 'boolean') return asTruth(context, at, value);
  const whole = asValue(context, at, value);
  // PostgreSQL reads the words that the rows were read from.
  if (column.stored?.as === 'mixed' && (whole.type === 'text' || whole.type === 'any')) {
    const word = whole.type === 'text' ? whole : asText(context, at, whole);
    return emitted(castSql(word, 'boolean'), 'boolean', [word], { precedence: PRECEDENCE.cast });
  }
  if (whole.type !== 'integer' && whole.type !== 'any') return misfit(context, at, column, value);
  return emitted(`${compatName(context, 'store_boolean')}(${asAny(context, at, whole).sql})`, 'boolean', [whole]);
}

function storeParsed(context: Context, at: Spanned, column: ScopeColumn, value: Emitted): Emitted {
  const type = staticTypeOf(column.type);
  const found = asValue(context, at, value);
  const x = type === 'json' && found.type === 'any' ? asText(context, at, found) : found;
  if (x.type !== 'text' || column.stored?.as === 'blob') return misfit(context, at, column, x);
  if (type === 'date') {
    if (x.clock && x.form === 'date')
      return emitted(`(${clockSql(context)} AT TIME ZONE 'UTC')::date`, 'date', [x], { precedence: PRECEDENCE.cast });
    return x.form === 'date'
      ? emitted(castSql(x, 'date'), 'date', [x], { precedence: PRECEDENCE.cast })
      : misfit(context, at, column, x);
  }
  // The seconds are cut off: a cast to time(0) would round them, at the end of a day to 24:00:00.
  if (type === 'time') {
    if (x.form !== 'time') return misfit(context, at, column, x);
    const sql = x.clock ? `date_trunc('second', ${clockSql(context)} AT TIME ZONE 'UTC')::time` : castSql(x, 'time');
    return emitted(sql, 'time', [x], { precedence: PRECEDENCE.cast });
  }
  return emitted(castSql(x, type === 'json' ? 'jsonb' : type), type, [x], { precedence: PRECEDENCE.cast });
}
