import { quoteLiteral } from '@lite2pg/spec';
import { bindAs, emitConstant } from '../value/convert.js';
import { refuseUndecided } from '../value/undecided.js';
import { note, refuse, type Context } from '../context/context.js';
import type { Spanned } from '../parse/parse.js';
import { isSameConstant, withAffinity } from '../sql/constant.js';
import { emitted, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { affinityOf, type StaticType } from '../sql/static-type.js';
import { isNumericAffinity } from '../value/affinity.js';
import { parseDateText, splitZone } from '../value/date-text.js';
import { momentBound } from '../value/moment-bound.js';
import { nameOf } from '../value/plain.js';
import { compareCount } from './compare-count.js';
import { compareCut } from './compare-cut.js';
import { castMoment, isMoment, momentOf, noteSpelling, withMoment, withNoMoment } from './compare-moment.js';
import { compareTruth, isAnyWord } from './compare-truth.js';
import { answered, bare, type CompareOperator } from './emit-compare.js';
import { constantBeside, isOrder, literalBeside, neverEqual, type RichComparison } from './rich-comparison.js';

const RICH: ReadonlySet<StaticType> = new Set(['boolean', 'date', 'time', 'timestamp', 'timestamptz', 'uuid', 'json']);

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
  const cut =
    compareCut({ context, at, op, left, right }) ??
    compareCut({ context, at, op: MIRRORED[op], left: right, right: left });
  if (cut) return cut;
  if (left.sentinel ?? right.sentinel) return compareSentinel({ context, at, op, left, right });
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

function richLeft(comparison: RichComparison): Emitted | undefined {
  const { context, op, left, right } = comparison;
  if (right.type === 'null') return undefined;
  if (left.type === 'json') return compareJson(comparison);
  if (isAnyWord(left) || isAnyWord(right)) return compareTruth(comparison);
  const counted = compareCount(comparison);
  if (counted) return counted;
  if (right.type === 'bind') return left.column?.stored ? undefined : bare(left, op, bindAs(context, right, left.type));
  if (isRich(right)) return sameStorage(left, right) && orderKept(left, op) ? bare(left, op, right) : undefined;
  if (right.constant) return withConstant(comparison);
  if (left.column?.stored !== undefined || (right.form !== 'date' && right.form !== 'datetime')) return undefined;
  if (left.type === 'date' && right.form === 'date') return bare(left, op, castMoment(right, 'date'));
  return isMoment(left) ? withMoment(comparison, momentOf(left, right), right.form === 'date') : undefined;
}

/** Moments with a sentinel among them, beside that or another literal. */
function compareSentinel({ left, right, ...comparison }: RichComparison): Emitted | undefined {
  const [value, other, op] = left.sentinel
    ? ([left, right, comparison.op] as const)
    : ([right, left, MIRRORED[comparison.op]] as const);
  const { sentinel } = value;
  const { constant } = other;
  if (!sentinel || !constant) return undefined;
  if (isSameConstant(constant, sentinel.constant))
    return bare(value, op, emitted(sentinel.literal, value.type, [], { precedence: PRECEDENCE.cast }));
  // Infinity stands for the sentinel alone: how it sorts beside another such literal is not said by it.
  const bound = momentBound(constant);
  if (constant.kind !== 'text' || (bound && 'side' in bound && isOrder(op))) return undefined;
  const column = { ...value, column: sentinel.column, sentinel: undefined };
  return withConstant({ ...comparison, op, left: column, right: other });
}

function withConstant(comparison: RichComparison): Emitted | undefined {
  const { op, left, right } = comparison;
  const { column } = left;
  if (!column || !right.constant) return undefined;
  const text = right.constant.kind === 'text' ? right.constant.value : undefined;
  // Beside texts without a zone a text with one equals nothing.
  if (left.type === 'timestamp' && text !== undefined && splitZone(text).zone !== undefined) return undefined;
  const literal = literalBeside(left, right);
  const beside = constantBeside(left, right);
  const spelling = literal && beside?.kind === 'text' ? compareSpelling(comparison, beside.value) : undefined;
  if (spelling) return spelling;
  if (!literal && (isMoment(left) || left.type === 'time') && column.stored === undefined)
    return withNoMoment(comparison);
  if (!orderKept(left, op)) return undefined;
  // NEW and OLD have no affinity: a text is no number beside them.
  if (left.affinity === 'none' && withAffinity(right.constant, affinityOf(column)).kind !== right.constant.kind)
    return undefined;
  if (left.type === 'time') noteSpelling(comparison.context, comparison.at, left);
  if (!literal || !isMoment(left) || column.stored !== undefined) return literal && bare(left, op, literal);
  return withMoment(comparison, literal, text !== undefined && parseDateText(text) !== undefined);
}

/**
 * With a text that the target's type reads and SQLite tells apart from what it holds: a truth that is 0 or 1 there equals no
 * word; a uuid is compared by its spelling.
 */
function compareSpelling({ context, at, op, left }: RichComparison, text: string): Emitted | undefined {
  const { column } = left;
  if (left.type === 'boolean' && column?.stored === undefined) {
    if (left.undecided)
      return refuseUndecided(context, at, left.undecided, emitConstant({ kind: 'text', value: text }));
    return isOrder(op) ? answered(op.startsWith('<'), [left]) : neverEqual(op, left);
  }
  if (left.type !== 'uuid' || text === text.toLowerCase()) return undefined;
  const message = `${nameOf(column)} is a uuid on the target, where capitals and small letters are the same; in SQLite they are not`;
  return refuse(at, 'uuid-spelling', message, quoteLiteral(text.toLowerCase()));
}

/** With JSON as JSON, where SQLite compared its text; with a text that is none it is never equal. */
function compareJson({ context, at, op, left, right }: RichComparison): Emitted | undefined {
  const constant = constantBeside(left, right);
  if (left.column?.stored === undefined && constant?.kind === 'text' && !literalBeside(left, right)) {
    if (!isOrder(op)) return neverEqual(op, left);
    if (constant.value === '' && !isNumericAffinity(affinityOf(left.column!)))
      return answered(op.startsWith('>'), [left]);
  }
  if (!orderKept(left, op) || left.column?.stored !== undefined) return undefined;
  const alike = right.type === 'json' && right.column !== undefined && sameStorage(left, right);
  if (!alike && right.constant?.kind !== 'text') return undefined;
  const value = alike ? right : literalBeside(left, right);
  if (value === undefined) return undefined;
  note(context, at, {
    code: 'compared-as-json',
    message: `${nameOf(left.column)} is compared as JSON; SQLite compared its text, which is the same if every value is written alike`,
  });
  return bare(left, op, value);
}

/** Words and blobs do not sort as true and false or as uuids do. */
function orderKept(value: Emitted, op: CompareOperator): boolean {
  if (!isOrder(op)) return true;
  return value.column?.stored?.as !== 'words' && value.type !== 'time' && value.type !== 'json';
}

function sameStorage(left: Emitted, right: Emitted): boolean {
  return left.type === right.type && JSON.stringify(left.column?.stored) === JSON.stringify(right.column?.stored);
}
