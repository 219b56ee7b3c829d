import { nullBeside } from '../value/null-beside.js';
import { bytewise } from '../value/collate.js';
import { compatName, refuse } from '../context/context.js';
import { asAny, asInteger, asNumber, asReal, asValue, bindAs } from '../value/convert.js';
import { castSql, emitted, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { exactReal } from '../value/integer-limit.js';
import { isNumericMixed } from '../value/mixed.js';
import { richColumn, unify } from '../value/unify.js';
import { argumentAt, type Call, type FunctionRule } from './call.js';
import { isJsonText } from '../value/json-text.js';

/** The functions over numbers that every SQLite has, and the scalar max() and min(). */
export const NUMBER_FUNCTIONS: Readonly<Record<string, FunctionRule>> = {
  abs: { min: 1, max: 1, emit: emitAbs },
  round: { min: 1, max: 2, emit: emitRound },
  max: { min: 2, max: 100, emit: (call) => emitExtreme(call, 'GREATEST') },
  min: { min: 2, max: 100, emit: (call) => emitExtreme(call, 'LEAST') },
  random: {
    min: 0,
    max: 0,
    emit: (call) => emitted(`${compatName(call.context, 'random')}()`, 'integer', [], { volatility: 'volatile' }),
  },
  randomblob: { min: 1, max: 1, emit: emitRandomblob },
};

function emitAbs(call: Call): Emitted {
  const given = asValue(call.context, call.node, argumentAt(call, 0));
  const exact = given.type === 'number' ? exactReal(given) : undefined;
  if (exact) {
    const { dynamic, limit, blurred } = given;
    const absolute = dynamic === undefined ? undefined : `${compatName(call.context, 'absolute')}(${dynamic})`;
    return emitted(`abs(${exact.sql})`, 'number', [exact], { dynamic: absolute, limit, blurred });
  }
  const value = asNumber(call.context, call.node, given);
  if (value.type === 'null') return value;
  const typed = value.type === 'bind' ? bindAs(call.context, value, 'real') : value;
  if (typed.type === 'any')
    return emitted(`${compatName(call.context, 'absolute')}(${typed.sql})`, 'any', [typed], { numbersOnly: true });
  return emitted(`abs(${typed.sql})`, typed.type, [typed], { small: typed.small });
}

/** Half away from zero, always a real. */
function emitRound(call: Call): Emitted {
  const given = asValue(call.context, call.node, argumentAt(call, 0));
  const found = exactReal(given) ?? asNumber(call.context, call.node, given);
  const value = asReal(call.context, call.node, found);
  if (found.type === 'integer' && call.args.length === 1) return { ...value, wholeNumber: true };
  const digits = call.args.slice(1).map((arg) => asInteger(call.context, arg, argumentAt(call, 1)));
  const places = digits[0]?.constant?.kind === 'integer' ? digits[0].constant.value : undefined;
  if (places !== undefined && places > 0n && places < 10n) {
    const sql = `${compatName(call.context, 'round_scaled')}(${value.sql}, 1${'0'.repeat(Number(places))}, ${places})`;
    return emitted(sql, 'real', [value]);
  }
  const list = [value.sql, ...digits.map((part) => part.sql)].join(', ');
  return emitted(`${compatName(call.context, 'round')}(${list})`, 'real', [value, ...digits], {
    wholeNumber: digits.length === 0,
  });
}

/** NULL where an argument is NULL, which GREATEST and LEAST would leave out. */
function emitExtreme(call: Call, name: 'GREATEST' | 'LEAST'): Emitted {
  const { type, parts, dynamic } = unify(call.context, call.node, call.values);
  // The first argument that has a collation decides for all of them.
  const collation = call.values.map((value) => value.collation).find((name) => name !== undefined);
  if (collation !== undefined && collation !== 'binary') {
    return refuse(call.node, 'collated-extreme', 'max() or min() of several values uses a collation');
  }
  const numeric = parts.some((part) => isNumericMixed(part.column));
  if (type === 'any' || dynamic || numeric) {
    const values = numeric ? parts.map((part) => asAny(call.context, call.node, part)) : (dynamic ?? parts);
    const list = values.map((part) => part.sql).join(', ');
    const sql = `${compatName(call.context, name === 'GREATEST' ? 'greatest_of' : 'least_of')}(${list})`;
    return emitted(sql, 'any', values, { json: jsonOf(call.values, '') });
  }
  if (parts.some((part) => part.type === 'null')) return nullBeside(parts, 'integer');
  const column = richColumn(type, parts);
  if (type === 'json' || column?.stored?.as === 'words' || column?.stored?.as === 'mixed')
    return refuse(call.node, 'rich-extreme', `max() or min() of several values that SQLite sorts as text`);
  const keys =
    type === 'text' && !parts.some((part) => part.bytewise)
      ? [bytewise(parts[0] ?? argumentAt(call, 0)), ...parts.slice(1)]
      : parts;
  const greatest = `${name}(${keys.map((part) => part.sql).join(', ')})`;
  const open = parts.filter((part) => part.nullable);
  const tests = open.map((part) => `${operand(part, PRECEDENCE.is + 1)} IS NULL`).join(' OR ');
  const sql = open.length === 0 ? greatest : `CASE WHEN ${tests} THEN NULL ELSE ${greatest} END`;
  const json = jsonOf(call.values, sql);
  return emitted(sql, type, keys, { column, small: parts.every((part) => part.small), json });
}

/** One of several JSON texts is JSON; which of JSON and other values it is, the value itself does not tell. */
function jsonOf(values: readonly Emitted[], sql: string): Emitted['json'] {
  if (values.every(isJsonText)) return () => sql;
  return values.some(({ json }) => json !== undefined) ? 'open' : undefined;
}

function emitRandomblob(call: Call): Emitted {
  const size = asInteger(call.context, call.node, argumentAt(call, 0));
  const sql = `${compatName(call.context, 'randomblob')}(${size.small ? size.sql : castSql(size, 'int')})`;
  return emitted(sql, 'blob', [size], { volatility: 'volatile' });
}
