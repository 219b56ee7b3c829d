import { affinityOf, type StaticType } from '../sql/static-type.js';
import { columnLiteral } from '../value/column-literal.js';
import { withAffinity } from '../sql/constant.js';
import { note, type Context } from '../context/context.js';
import { bindAs } from '../value/convert.js';
import { answered, bare, type CompareOperator } from './emit-compare.js';
import { castSql, emitted, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import type { Spanned } from '../parse/parse.js';
import { parseDateText, splitZone } from '../value/date-text.js';
import { nameOf } from '../value/plain.js';

const RICH: ReadonlySet<StaticType> = new Set(['boolean', 'date', 'time', 'timestamp', 'timestamptz', 'uuid', 'json']);

/** A comparison with the column of a richer type on its left. */
interface RichComparison {
  readonly context: Context;
  readonly at: Spanned;
  readonly op: CompareOperator;
  readonly left: Emitted;
  readonly right: Emitted;
}

/**
 * A comparison of a column that the target holds in a richer type, in that type's own words: with a literal of the type,
 * with a column stored the same way, with date(…). Undefined where it must be compared in SQLite's form.
 */
export function compareRich(
  context: Context,
  at: Spanned,
  op: CompareOperator,
  left: Emitted,
  right: Emitted,
): Emitted | undefined {
  if (isRich(left)) return richLeft({ context, at, op, left, right });
  return isRich(right) ? richLeft({ context, at, op: MIRRORED[op], left: right, right: left }) : undefined;
}

const MIRRORED: Readonly<Record<CompareOperator, CompareOperator>> = {
  '=': '=',
  '<>': '<>',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  is: 'is',
  'is not': 'is not',
};

function isRich(value: Emitted): boolean {
  return value.column !== undefined && RICH.has(value.type);
}

function isMoment({ type }: Emitted): boolean {
  return type === 'timestamp' || type === 'timestamptz';
}

function richLeft(comparison: RichComparison): Emitted | undefined {
  const { context, op, left, right } = comparison;
  if (right.type === 'null') return undefined;
  if (left.type === 'json') return compareJson(comparison);
  if (right.type === 'bind') return left.column?.stored ? undefined : bare(left, op, bindAs(context, right, left.type));
  if (isRich(right)) return sameStorage(left, right) && orderKept(left, op) ? bare(left, op, right) : undefined;
  if (right.constant) return withConstant(comparison);
  if (left.column?.stored !== undefined || (right.form !== 'date' && right.form !== 'datetime')) return undefined;
  if (left.type === 'date' && right.form === 'date') return bare(left, op, cast(right, 'date'));
  return isMoment(left) ? withMoment(comparison, momentOf(left, right), right.form === 'date') : undefined;
}

function withConstant(comparison: RichComparison): Emitted | undefined {
  const { op, left, right } = comparison;
  const { column } = left;
  if (!column || !right.constant || !orderKept(left, op)) return undefined;
  // NEW and OLD have no affinity: a text is no number beside them.
  if (left.affinity === 'none' && withAffinity(right.constant, affinityOf(column)).kind !== right.constant.kind)
    return undefined;
  const text = right.constant.kind === 'text' ? right.constant.value : undefined;
  // Beside texts without a zone a text with one equals nothing.
  if (left.type === 'timestamp' && text !== undefined && splitZone(text).zone !== undefined) return undefined;
  const literal = literalBeside(left, right);
  if (!literal || !isMoment(left) || column.stored !== undefined) return literal && bare(left, op, literal);
  return withMoment(comparison, literal, text !== undefined && parseDateText(text) !== undefined);
}

/** With a moment, or with the start of a day that was written without a time. */
function withMoment({ context, at, op, left }: RichComparison, moment: Emitted, isDay: boolean): Emitted {
  noteSpelling(context, at, left);
  return isDay ? againstDay(op, left, moment) : bare(left, op, moment);
}

/** With JSON as JSON, where SQLite compared its text; with a text that is none it is never equal. */
function compareJson({ context, at, op, left, right }: RichComparison): Emitted | undefined {
  if (!orderKept(left, op) || left.column?.stored !== undefined) return undefined;
  const alike = right.type === 'json' && right.column !== undefined && sameStorage(left, right);
  if (!alike && right.constant?.kind !== 'text') return undefined;
  const value = alike ? right : literalBeside(left, right);
  if (value === undefined) return undefined;
  note(context, at, {
    code: 'compared-as-json',
    message: `${nameOf(left.column)} is compared as JSON; SQLite compared its text, which is the same where every value is spelt alike`,
  });
  return bare(left, op, value);
}

function literalBeside({ column }: Emitted, { constant }: Emitted): Emitted | undefined {
  return column && constant && columnLiteral(column, constant);
}

/** Words and blobs do not sort as true and false or as uuids do. */
function orderKept(value: Emitted, op: CompareOperator): boolean {
  if (op === '=' || op === '<>' || op === 'is' || op === 'is not') return true;
  return value.column?.stored?.as !== 'words' && value.type !== 'time' && value.type !== 'json';
}

function sameStorage(left: Emitted, right: Emitted): boolean {
  return left.type === right.type && JSON.stringify(left.column?.stored) === JSON.stringify(right.column?.stored);
}

/** As text a day alone sorts before every moment of that day, and equals none. */
function againstDay(op: CompareOperator, left: Emitted, day: Emitted): Emitted {
  switch (op) {
    case '>':
    case '>=':
      return bare(left, '>=', day);
    case '<':
    case '<=':
      return bare(left, '<', day);
    case '=':
    case '<>':
      return answered(op === '<>', [left, day]);
    case 'is':
    case 'is not':
      return emitted(String(op === 'is not'), 'boolean');
  }
}

function momentOf(left: Emitted, right: Emitted): Emitted {
  return left.type === 'timestamptz'
    ? emitted(`(${castSql(right, 'timestamp')} AT TIME ZONE 'UTC')`, 'timestamptz', [right])
    : cast(right, 'timestamp');
}

function cast(value: Emitted, type: 'date' | 'timestamp'): Emitted {
  return emitted(castSql(value, type), type, [value], { precedence: PRECEDENCE.cast });
}

/** Says that spellings of a moment that SQLite tells apart are one here. */
export function noteSpelling(context: Context, at: Spanned, column: Emitted): void {
  note(context, at, {
    code: 'compared-as-time',
    message: `${nameOf(column.column)} is compared as a time; SQLite compared its text, which is the same where every value is spelt YYYY-MM-DD HH:MM:SS`,
  });
}
