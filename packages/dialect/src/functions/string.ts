import { bytewise, foldCase } from '../value/collate.js';
import { compatName, isKept, refuse } from '../context/context.js';
import { asAny, asInteger, asText, asValue, emitConstant } from '../value/convert.js';
import { castSql, emitted, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { likeOf } from '../expression/emit-like.js';
import { isNumericMixed } from '../value/mixed.js';
import { textBytes } from '../value/text-bytes.js';
import { argumentAt, type Call, type FunctionRule } from './call.js';

/** The functions over text and blobs. */
export const STRING_FUNCTIONS: Readonly<Record<string, FunctionRule>> = {
  length: { min: 1, max: 1, emit: emitLength },
  octet_length: { min: 1, max: 1, emit: (call) => measured(call, 'octet_length') },
  substr: { min: 2, max: 3, emit: emitSubstr },
  substring: { min: 2, max: 3, emit: emitSubstr },
  instr: { min: 2, max: 2, emit: emitInstr },
  replace: { min: 3, max: 3, emit: emitReplace },
  trim: { min: 1, max: 2, emit: (call) => emitTrim(call, 'btrim') },
  ltrim: { min: 1, max: 2, emit: (call) => emitTrim(call, 'ltrim') },
  rtrim: { min: 1, max: 2, emit: (call) => emitTrim(call, 'rtrim') },
  upper: { min: 1, max: 1, emit: (call) => emitFolded(call, 'upper') },
  lower: { min: 1, max: 1, emit: (call) => emitFolded(call, 'lower') },
  hex: { min: 1, max: 1, emit: emitHex },
  unhex: { min: 1, max: 2, emit: emitUnhex },
  quote: { min: 1, max: 1, emit: (call) => compatAny(call, 'quote', false) },
  char: { min: 0, max: 100, emit: emitChar },
  unicode: { min: 1, max: 1, emit: emitUnicode },
  printf: { min: 1, max: 100, emit: emitPrintf },
  format: { min: 1, max: 100, emit: emitPrintf },
  concat: { min: 1, max: 100, emit: emitConcatFunction },
  concat_ws: { min: 2, max: 100, emit: emitConcatWith },
  like: { min: 2, max: 3, emit: (call) => emitPattern(call, 'Like') },
  glob: { min: 2, max: 2, emit: (call) => emitPattern(call, 'Glob') },
  zeroblob: { min: 1, max: 1, emit: emitZeroblob },
};

function textAt(call: Call, index: number): Emitted {
  return asText(call.context, call.args[index] ?? call.node, argumentAt(call, index));
}

/** Text whose characters are counted: of a value of unknown class, an error where it is a blob when it runs. */
function countedText(call: Call, index: number): Emitted {
  const value = asValue(call.context, call.args[index] ?? call.node, argumentAt(call, index));
  if (value.type !== 'any' || value.numbersOnly === true || isNumericMixed(argumentAt(call, index).column))
    return textAt(call, index);
  return emitted(`${compatName(call.context, 'text_only')}(${value.sql})`, 'text', [value]);
}

function emitLength(call: Call): Emitted {
  const value = asValue(call.context, call.node, argumentAt(call, 0));
  return value.type === 'blob' ? measured(call, 'octet_length') : measured(call, 'length');
}

function measured(call: Call, name: 'length' | 'octet_length'): Emitted {
  const value = asValue(call.context, call.node, argumentAt(call, 0));
  const measuredValue = value.type === 'blob' ? value : name === 'length' ? countedText(call, 0) : textAt(call, 0);
  return emitted(`${name}(${measuredValue.sql})`, 'integer', [measuredValue], { small: true });
}

/** PostgreSQL's own substr where the start is a positive number written out; else SQLite's rules for zero and below. */
function emitSubstr(call: Call): Emitted {
  const found = asValue(call.context, call.node, argumentAt(call, 0));
  const value = found.type === 'blob' ? found : countedText(call, 0);
  const bounds = call.args.slice(1).map((arg, index) => asInteger(call.context, arg, argumentAt(call, index + 1)));
  const [start, count] = bounds.map((bound) => (bound.constant?.kind === 'integer' ? bound.constant.value : undefined));
  // Of a shorter text both give all of it.
  if (value.type === 'text' && bounds.length === 1 && start !== undefined && start < 0n && bounds[0]?.small)
    return emitted(`right(${value.sql}, ${-start})`, 'text', [value, ...bounds]);
  const easy =
    value.type === 'text' &&
    start !== undefined &&
    start > 0n &&
    (bounds.length === 1 || (count !== undefined && count >= 0n));
  const name = easy && bounds.every((bound) => bound.small) ? 'substr' : compatName(call.context, 'substr');
  const list = [value, ...bounds].map((part) => (name === 'substr' || part === value ? part.sql : widened(part)));
  const nullable = value.type === 'blob' ? { nullable: true } : {};
  return emitted(`${name}(${list.join(', ')})`, value.type, [value, ...bounds], nullable);
}

function widened(value: Emitted): string {
  return value.small && !value.constant ? castSql(value, 'bigint') : value.sql;
}

function emitInstr(call: Call): Emitted {
  const [text, part] = [0, 1].map((index) => asValue(call.context, call.node, argumentAt(call, index)));
  if (text?.type === 'blob' && part?.type === 'blob') {
    return emitted(`position(${part.sql} IN ${text.sql})`, 'integer', [text, part], { small: true });
  }
  const [a, b] = [countedText(call, 0), countedText(call, 1)];
  return emitted(`strpos(${a.sql}, ${b.sql})`, 'integer', [a, b], { small: true });
}

/** An empty pattern gives the text back, whatever it would be replaced by. */
function emitReplace(call: Call): Emitted {
  const [text, pattern, by] = [textAt(call, 0), textAt(call, 1), textAt(call, 2)];
  const sql = `replace(${text.sql}, ${pattern.sql}, ${by.sql})`;
  const sure = !by.nullable || (pattern.constant?.kind === 'text' && pattern.constant.value !== '');
  const whole = sure ? sql : `CASE WHEN ${operand(pattern, PRECEDENCE.between)} = '' THEN ${text.sql} ELSE ${sql} END`;
  return emitted(whole, 'text', [text, pattern, by]);
}

/** SQLite trims spaces unless told, as PostgreSQL does. */
function emitTrim(call: Call, name: string): Emitted {
  const parts = call.args.map((_, index) => textAt(call, index));
  return emitted(`${name}(${parts.map((part) => part.sql).join(', ')})`, 'text', parts);
}

/** Folds A–Z only, as the collation "C" does. */
function emitFolded(call: Call, name: 'upper' | 'lower'): Emitted {
  const value = textAt(call, 0);
  const { constant } = value;
  if (constant?.kind === 'text') return emitConstant({ kind: 'text', value: foldCase(constant.value, name) });
  if (name === 'lower' && value.lowered !== undefined) return emitted(value.lowered, 'text', [value]);
  return emitted(`${name}(${bytewise(value).sql})`, 'text', [value], { bytewise: true });
}

function emitHex(call: Call): Emitted {
  const value = asValue(call.context, call.node, argumentAt(call, 0));
  const bytes = value.type === 'blob' ? value : textBytes(call.context, textAt(call, 0));
  const digits = `encode(${bytes.sql}, 'hex')`;
  const filled = (sql: string): string => (value.nullable ? `coalesce(${sql}, '')` : sql);
  return emitted(filled(`upper(${digits})`), 'text', [value], { nullable: false, lowered: filled(digits) });
}

/** NULL for what are not pairs of hexadecimal digits; the characters of the second argument may stand between the pairs. */
function emitUnhex(call: Call): Emitted {
  const parts = call.args.map((_, index) => textAt(call, index));
  const list = parts.map((part) => part.sql).join(', ');
  return emitted(`${compatName(call.context, 'unhex')}(${list})`, 'blob', parts, { nullable: true });
}

/** A helper that takes a value of any class. */
function compatAny(call: Call, name: string, nullable: boolean): Emitted {
  const value = asAny(call.context, call.node, argumentAt(call, 0));
  return emitted(`${compatName(call.context, name)}(${value.sql})`, 'text', [value], { nullable });
}

function emitChar(call: Call): Emitted {
  const codes = call.args.map((arg, index) => asInteger(call.context, arg, argumentAt(call, index)));
  const known = codes.map((code) => (code.constant?.kind === 'integer' ? Number(code.constant.value) : 0));
  if (known.every((code) => code > 0 && code < 0xd800))
    return emitConstant({ kind: 'text', value: String.fromCodePoint(...known) });
  return emitted(
    `${compatName(call.context, 'char')}(${codes.map((code) => castSql(code, 'bigint')).join(', ')})`,
    'text',
    codes,
    {
      nullable: false,
    },
  );
}

function emitUnicode(call: Call): Emitted {
  const value = textAt(call, 0);
  return emitted(`NULLIF(ascii(${value.sql}), 0)`, 'integer', [value], { nullable: true, small: true });
}

function emitPrintf(call: Call): Emitted {
  const format = textAt(call, 0);
  const values = call.args.slice(1).map((arg, index) => asAny(call.context, arg, argumentAt(call, index + 1)));
  const list = values.length === 0 ? "VARIADIC '{}'::jsonb[]" : values.map((value) => value.sql).join(', ');
  return emitted(`${compatName(call.context, 'printf')}(${format.sql}, ${list})`, 'text', [format, ...values], {
    nullable: true,
  });
}

function emitConcatFunction(call: Call): Emitted {
  const parts = call.args.map((_, index) => textAt(call, index));
  const list = parts.map((part) => part.sql).join(', ');
  const sql = isKept(call.context.use) ? `${compatName(call.context, 'concat_ws')}('', ${list})` : `concat(${list})`;
  return emitted(sql, 'text', parts, { nullable: false });
}

function emitConcatWith(call: Call): Emitted {
  const parts = call.args.map((_, index) => textAt(call, index));
  const name = isKept(call.context.use) ? compatName(call.context, 'concat_ws') : 'concat_ws';
  return emitted(`${name}(${parts.map((part) => part.sql).join(', ')})`, 'text', parts);
}

/** like(pattern, text) and glob(pattern, text): the operators, with their operands the other way round. */
function emitPattern(call: Call, operator: 'Like' | 'Glob'): Emitted {
  return likeOf(call.context, call.node, textAt(call, 1), textAt(call, 0), {
    operator,
    not: false,
    escape: call.args[2],
  });
}

function emitZeroblob(call: Call): Emitted {
  const size = asInteger(call.context, call.node, argumentAt(call, 0));
  if (size.nullable) return refuse(call.node, 'zeroblob', 'zeroblob() is given a value that may be NULL');
  const sql = `decode(repeat('00', ${size.small ? size.sql : castSql(size, 'int')}), 'hex')`;
  return emitted(sql, 'blob', [size]);
}
