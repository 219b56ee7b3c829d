import { asAny, asText, asValue, bindAs, emitConstant } from './convert.js';
import { isNumberType } from './affinity.js';
import { affinityOf, castNameOf, type StaticType } from '../sql/static-type.js';
import { columnLiteral } from './column-literal.js';
import { describeMisfit } from './misfit.js';
import { numberOfText, withAffinity } from '../sql/constant.js';
import { refuse, type Context } from '../context/context.js';
import { castSql, emitted, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { EXACT_LIMIT, integerLimitOf } from './integer-limit.js';
import { jsonChoice } from './json-text.js';
import { parseDateText } from './date-text.js';
import { isNumericMixed } from './mixed.js';
import type { Spanned } from '../parse/parse.js';
import type { ScopeColumn } from '../scope/scope.js';
import { withSentinel } from './with-sentinel.js';

/** Values brought to one type, so that PostgreSQL can hold them in one column. */
export interface Unified {
  readonly type: StaticType;
  readonly parts: readonly Emitted[];
  /** The same values as jsonb, where `parts` have lost whether a number is an integer or a real. */
  readonly dynamic?: readonly Emitted[] | undefined;
  /** Of integers and reals: how far the integers are from 0, where that is known and double precision holds them exactly. */
  readonly limit?: number | undefined;
}

/**
 * Brings the branches of a CASE, the arguments of coalesce or the rows of a column to one type. Integers with reals become
 * double precision; classes that do not mix in PostgreSQL become `any`.
 */
export function unify(context: Context, at: Spanned, values: readonly Emitted[]): Unified {
  const known = values.filter((value) => value.type !== 'null' && value.type !== 'bind');
  const rich = sameRichType(known);
  if (rich) return { type: rich.type, parts: values.map((value) => richPart(context, at, rich, value)) };
  const mixed = known.find((value) => isNumericMixed(value.column));
  if (mixed && known.every((value) => keepsClass(value)))
    return { type: 'text', parts: values.map((value) => mixedPart(context, at, mixed, value)) };
  const plainValues = values.map((value) => asValue(context, at, value));
  const types = new Set(plainValues.map((value) => value.type).filter((type) => type !== 'null' && type !== 'bind'));
  const [only] = types;
  // Some numbers are held as numeric, others as double precision: only as jsonb do all keep their class.
  const open = plainValues.some(({ dynamic }) => dynamic !== undefined);
  const isLost = plainValues.some(({ blurred, limit }) => blurred === true && limit !== undefined);
  if (types.size <= 1 && !open)
    return { type: only ?? 'null', parts: plainValues.map((value) => typed(context, value, only)) };
  if ([...types].every((type) => isNumberType(type))) {
    const limit = Math.max(...plainValues.map(integerLimitOf));
    return {
      type: 'number',
      parts: plainValues.map((value) => typed(context, value, 'real')),
      dynamic: isLost ? undefined : plainValues.map((value) => asAny(context, at, value)),
      limit: limit <= EXACT_LIMIT ? limit : undefined,
    };
  }
  return { type: 'any', parts: plainValues.map((value) => asAny(context, at, typed(context, value, 'text'))) };
}

/** One expression made of unified parts by `build`, with both forms where there are two. */
export function unified(
  context: Context,
  at: Spanned,
  values: readonly Emitted[],
  build: (parts: readonly string[]) => string,
): Emitted {
  const moments = withSentinel(values);
  if (moments) {
    const { type, parts, sentinel } = moments;
    return emitted(build(parts.map((part) => part.sql)), type, parts, { sentinel });
  }
  const { type, parts, dynamic, limit } = unify(context, at, values);
  const small = type === 'integer' && parts.every((part) => part.small === true || part.type === 'null');
  return emitted(build(parts.map((part) => part.sql)), type, parts, {
    ...(dynamic ? { dynamic: build(dynamic.map((part) => part.sql)) } : {}),
    column: richColumn(type, parts),
    blurred: dynamic === undefined && parts.some((part) => part.blurred === true),
    ...(small ? { small } : {}),
    limit: limit ?? commonLimit(parts),
    numbersOnly: type === 'any' && parts.every((part) => part.numbersOnly),
    json: jsonChoice(context, at, values, build),
  });
}

/** Of values of one type that all have a limit: the widest. */
function commonLimit(parts: readonly Emitted[]): number | undefined {
  if (parts.every((part) => part.limit === undefined)) return undefined;
  const limit = Math.max(...parts.map(integerLimitOf));
  return limit <= EXACT_LIMIT ? limit : undefined;
}

/** The column that says how values of a rich type were stored; every part is stored as it is. */
export function richColumn(type: StaticType, parts: readonly Emitted[]): Emitted['column'] {
  return isKept(type, parts) ? parts.find((part) => part.column)?.column : undefined;
}

function isKept(type: StaticType, parts: readonly Emitted[]): boolean {
  return isRich(type) || parts.some((part) => isMixed(part));
}

function isMixed({ column, type }: Emitted): boolean {
  return type === 'text' && column?.stored?.as === 'mixed';
}

const RICH: ReadonlySet<StaticType> = new Set(['boolean', 'date', 'time', 'timestamp', 'timestamptz', 'json', 'uuid']);

function isRich(type: StaticType): boolean {
  return RICH.has(type);
}

/** The column whose rich type all values can keep: every one a column stored the same way, or a literal of it. */
function sameRichType(values: readonly Emitted[]): Emitted | undefined {
  const first = values.find((value) => value.column !== undefined && (isRich(value.type) || isMixed(value)));
  if (!first) return undefined;
  const { column } = first;
  const fits = (value: Emitted): boolean => {
    if (value.constant && column && !isNumericMixed(column) && isKeptLiteral(column, value.constant)) return true;
    return value.column !== undefined && value.type === first.type && sameColumnForm(value.column, column);
  };
  return values.every(fits) ? first : undefined;
}

/** A literal that the type cannot hold goes beside the value that SQLite has, where that is known; elsewhere it is refused by name. */
function isKeptLiteral(column: ScopeColumn, constant: NonNullable<Emitted['constant']>): boolean {
  const { type, stored } = column;
  // Beside others a literal keeps its class: no affinity is applied to it.
  if (withAffinity(constant, affinityOf(column)).kind !== constant.kind) return false;
  // Beside moments with a time of day a day alone would get one.
  if (type.kind === 'timestamp' && !stored && constant.kind === 'text' && parseDateText(constant.value)) return false;
  const isKnown = type.kind === 'date' || type.kind === 'uuid' || stored?.as === 'words' || stored?.as === 'epoch';
  return !isKnown || columnLiteral(column, constant) !== undefined;
}

/** Whether the text of a value still tells a number from a text, and equals the text of the same number: no real does. */
function keepsClass(value: Emitted): boolean {
  if (value.constant?.kind === 'text') return numberOfText(value.constant.value) === undefined;
  if (value.column && isNumericMixed(value.column)) return affinityOf(value.column) !== 'real';
  return value.type === 'integer';
}

function mixedPart(context: Context, at: Spanned, mixed: Emitted, value: Emitted): Emitted {
  if (isNumericMixed(value.column)) return value;
  const text = value.type === 'bind' ? bindAs(context, value, 'text') : asText(context, at, value);
  return { ...text, column: mixed.column, constant: undefined };
}

function sameColumnForm(left: ScopeColumn, right: ScopeColumn | undefined): boolean {
  const mixed = isNumericMixed(left) || isNumericMixed(right);
  return sameStorage(left.stored, right?.stored) && !(mixed && right && affinityOf(left) !== affinityOf(right));
}

function sameStorage(left: object | undefined, right: object | undefined): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function richPart(context: Context, at: Spanned, rich: Emitted, value: Emitted): Emitted {
  if (value.type === 'bind') return bindAs(context, value, rich.type);
  if (!value.constant || !rich.column) return value;
  return (
    columnLiteral(rich.column, value.constant) ?? refuse(at, 'value-does-not-fit', describeMisfit(rich.column, value))
  );
}

function typed(context: Context, value: Emitted, type: StaticType | undefined): Emitted {
  if (value.type === 'bind') return bindAs(context, value, type ?? 'text');
  // An expression that is NULL whatever the row is a text to PostgreSQL; the word alone is not.
  if (value.type === 'null' && value.sql !== 'NULL' && type !== undefined)
    return { ...value, sql: castSql(value, castNameOf(type)), precedence: PRECEDENCE.cast };
  return type === 'real' && value.constant?.kind === 'integer'
    ? emitConstant({ kind: 'real', value: Number(value.constant.value) })
    : value;
}
