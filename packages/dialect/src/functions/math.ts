import { isNumberType } from '../value/affinity.js';
import { compatName, refuse } from '../context/context.js';
import { asAny, asReal, asValue, bindAs } from '../value/convert.js';
import { emitted, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { argumentAt, asResult, type Call, type FunctionRule } from './call.js';

const one = (name: string, domain?: string): FunctionRule => ({
  min: 1,
  max: 1,
  emit: (call) => emitReal(call, name, domain),
});
const whole = (name: string): FunctionRule => ({ min: 1, max: 1, emit: (call) => emitWhole(call, name) });
const two = (name: string): FunctionRule => ({ min: 2, max: 2, emit: (call) => emitPair(call, name) });

/** SQLite's mathematical functions (https://sqlite.org/lang_mathfunc.html): NULL for what is no number, and out of their domain. */
export const MATH_FUNCTIONS: Readonly<Record<string, FunctionRule>> = {
  sign: { min: 1, max: 1, emit: emitSign },
  ceil: whole('ceil'),
  ceiling: whole('ceil'),
  floor: whole('floor'),
  trunc: whole('trunc'),
  sqrt: one('sqrt', '>= 0'),
  ln: one('ln', '> 0'),
  log10: one('log', '> 0'),
  log2: { min: 1, max: 1, emit: (call) => emitLog(call, emitted('2::float8', 'real'), numberAt(call, 0)) },
  log: {
    min: 1,
    max: 2,
    emit: (call) =>
      call.args.length === 1 ? emitReal(call, 'log', '> 0') : emitLog(call, numberAt(call, 0), numberAt(call, 1)),
  },
  exp: one('exp'),
  sin: one('sin'),
  cos: one('cos'),
  tan: one('tan'),
  asin: one('asin', 'BETWEEN -1 AND 1'),
  acos: one('acos', 'BETWEEN -1 AND 1'),
  atan: one('atan'),
  sinh: one('sinh'),
  cosh: one('cosh'),
  tanh: one('tanh'),
  asinh: one('asinh'),
  acosh: one('acosh', '>= 1'),
  atanh: one('atanh', 'BETWEEN -1 AND 1'),
  atan2: two('atan2'),
  radians: { min: 1, max: 1, emit: (call) => emitScaled(call, Math.PI / 180) },
  degrees: { min: 1, max: 1, emit: (call) => emitScaled(call, 180 / Math.PI) },
  pow: { min: 2, max: 2, emit: emitPower },
  power: { min: 2, max: 2, emit: emitPower },
  mod: { min: 2, max: 2, emit: (call) => emitCompat(call, 'fmod') },
  pi: { min: 0, max: 0, emit: () => emitted('pi()', 'real') },
};

/** An argument as a real; NULL where it is a text that is not a number from end to end. */
function numberAt(call: Call, index: number): Emitted {
  const at = call.args[index] ?? call.node;
  const value = asValue(call.context, at, argumentAt(call, index));
  if (value.type === 'bind') return bindAs(call.context, value, 'real');
  if (isNumberType(value.type) || value.type === 'null') return asReal(call.context, at, value);
  if (value.type === 'blob')
    return emitted('NULL::float8', 'real', [], { nullable: true, precedence: PRECEDENCE.cast });
  const any = asAny(call.context, at, value);
  return emitted(`${compatName(call.context, 'math_number')}(${any.sql})`, 'real', [value], { nullable: true });
}

/** A function of one real; outside `domain` SQLite gives NULL where PostgreSQL raises an error. */
function emitReal(call: Call, name: string, domain?: string): Emitted {
  const value = numberAt(call, 0);
  const sql = `${name}(${value.sql})`;
  if (domain === undefined) return emitted(sql, 'real', [value]);
  return emitted(`CASE WHEN ${operand(value, PRECEDENCE.between + 1)} ${domain} THEN ${sql} END`, 'real', [value], {
    nullable: true,
  });
}

/** Multiplied by the constant SQLite takes: PostgreSQL's degrees() divides, and differs in the last bit. */
function emitScaled(call: Call, factor: number): Emitted {
  const value = numberAt(call, 0);
  const sql = `${operand(value, PRECEDENCE.multiply)} * ${factor}::float8`;
  return emitted(sql, 'real', [value], { precedence: PRECEDENCE.multiply });
}

function emitPair(call: Call, name: string): Emitted {
  const list = [numberAt(call, 0), numberAt(call, 1)];
  return emitted(`${name}(${list.map((part) => part.sql).join(', ')})`, 'real', list);
}

function emitCompat(call: Call, name: string): Emitted {
  return { ...emitPair(call, compatName(call.context, name)), nullable: true };
}

function emitPower(call: Call): Emitted {
  return { ...emitCompat(call, 'power'), unbounded: true };
}

function emitLog(call: Call, base: Emitted, value: Emitted): Emitted {
  const sql = `${compatName(call.context, 'logarithm')}(${base.sql}, ${value.sql})`;
  return emitted(sql, 'real', [base, value], { nullable: true });
}

function emitSign(call: Call): Emitted {
  const value = numberAt(call, 0);
  return emitted(`sign(${value.sql})::int`, 'integer', [value], { precedence: PRECEDENCE.cast, small: true });
}

/** Integers stay as they are, reals stay reals. */
function emitWhole(call: Call, name: string): Emitted {
  const value = asValue(call.context, call.node, argumentAt(call, 0));
  if (value.type === 'integer' || value.type === 'null') return asResult(value);
  if (value.type !== 'real')
    return refuse(call.node, 'not-a-number', `${name}() is given a value that is not a number`, 'CAST(… AS REAL)');
  return emitted(`${name}(${value.sql})`, 'real', [value]);
}
