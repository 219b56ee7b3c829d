import { sortable } from '../value/collate.js';
import { compatName, refuse, sourceOf, type Context } from '../context/context.js';
import { asAny, asNumber, asReal, asText, asValue } from '../value/convert.js';
import { noteSpelling } from '../expression/compare-moment.js';
import { emitExpression } from '../expression/emit-expression.js';
import { emitCondition } from '../expression/emit-logic.js';
import { emitted, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { EXACT_LIMIT, exactReal, integerLimitOf } from '../value/integer-limit.js';
import { sortKey } from '../expression/sort-key.js';
import type { FunctionCallExpr, FunctionCallStarExpr, SortedColumn } from '../parse/parse.js';
import { emitExtreme } from './extreme-aggregate.js';
import { JSON_AGGREGATES } from './json-aggregate.js';
import { emitGroupConcat } from './joined-texts.js';

/** One call of an aggregate, its arguments translated over the rows before they are grouped. */
export interface AggregateCall {
  readonly context: Context;
  readonly node: FunctionCallExpr | FunctionCallStarExpr;
  readonly values: readonly Emitted[];
  readonly distinct: string;
  /** ` ORDER BY …` for aggregates whose result depends on the order of rows, else empty. */
  readonly order: string;
  /** Whether that order is SQLite's for certain. */
  readonly ordered: boolean;
  /** With DISTINCT: the same for the rows whose first of each value is kept. */
  readonly firsts: string;
  /** The text behind the call: FILTER and OVER. */
  readonly tail: string;
}

/** How an aggregate is translated. */
export type AggregateRule = (call: AggregateCall) => Emitted;

/** The rule of an aggregate, by name and number of arguments (-1 for `*`); undefined for what is none. */
export function aggregateRule(name: string, count: number): AggregateRule | undefined {
  if (name === 'count') return emitCount;
  if ((name === 'max' || name === 'min') && count === 1) return (call) => emitExtreme(call, name);
  if (name === 'group_concat' || name === 'string_agg') return emitGroupConcat;
  return { sum: emitSum, total: emitTotal, avg: emitAverage }[name] ?? JSON_AGGREGATES[name];
}

/** An aggregate in a SELECT, with FILTER and DISTINCT. */
export function emitAggregate(
  context: Context,
  node: FunctionCallExpr | FunctionCallStarExpr,
  name: string,
  rule: AggregateRule,
): Emitted {
  const { grouping } = context;
  if (!grouping) return refuse(node, 'misplaced-aggregate', `${name}() is used where no aggregate is allowed`);
  const inner: Context = { ...context, frame: grouping.inner, grouping: undefined };
  const filter = node.filterOver?.filterClause;
  const tail = filter ? ` FILTER (WHERE ${emitCondition(inner, filter).sql})` : '';
  const found = rule(aggregateCall(inner, node, tail, grouping.order, grouping.certain));
  grouping.calls.push(found.sql.replace(TRAILING_CAST, ''));
  return found;
}

/** A sum is cast back to SQLite's integers; as a condition it need not be. */
const TRAILING_CAST = /::\w+$/;

/** The call with its arguments translated in `context`. */
export function aggregateCall(
  context: Context,
  node: FunctionCallExpr | FunctionCallStarExpr,
  tail: string,
  rowOrder: readonly string[] | undefined,
  certain = false,
): AggregateCall {
  const call = node.type === 'FunctionCallExpr' ? node : undefined;
  const values = (call?.args ?? []).map((arg) => emitExpression(context, arg));
  const distinct = call?.distinctness === 'Distinct';
  const written = call?.orderBy?.type === 'SortListFunctionCallOrder' ? call.orderBy.columns : undefined;
  if (call?.orderBy?.type === 'WithinGroupFunctionCallOrder')
    return refuse(node, 'within-group', 'WITHIN GROUP is not translated');
  const keys = written ? written.map((column) => sortKey(context, column).sql) : distinct ? [] : (rowOrder ?? []);
  const firsts = distinct ? [...sortedByValue(context, call, written), ...(rowOrder ?? [])] : [];
  return {
    context,
    node,
    values,
    distinct: distinct ? 'DISTINCT ' : '',
    order: orderBy(keys),
    firsts: orderBy(firsts),
    ordered: written !== undefined || (certain && !distinct && keys.length > 0),
    tail,
  };
}

function orderBy(keys: readonly string[]): string {
  return keys.length > 0 ? ` ORDER BY ${keys.join(', ')}` : '';
}

/** The sort keys of a DISTINCT aggregate: SQLite sorts each value by the row it first met it in, so they are to be of the value. */
function sortedByValue(
  context: Context,
  call: FunctionCallExpr | undefined,
  written: readonly SortedColumn[] = [],
): readonly string[] {
  const [argument] = call?.args ?? [];
  return written.map((column) =>
    argument && sourceOf(context, argument) === sourceOf(context, column.expr)
      ? sortKey(context, column).sql
      : refuse(
          column,
          'distinct-order',
          'the aggregate sorts DISTINCT values by something else',
          'the same in a subquery',
        ),
  );
}

/** The first argument, which there is to be. */
export function firstOf(call: AggregateCall): Emitted {
  const [value] = call.values;
  return value ?? refuse(call.node, 'argument-count', 'the aggregate has no argument');
}

function emitCount(call: AggregateCall): Emitted {
  const [value] = call.values;
  if (!value) return emitted(`count(*)${call.tail}`, 'integer', [], { nullable: false });
  const key = call.distinct === '' ? asCounted(call, value) : asDistinct(call, value);
  return emitted(`count(${call.distinct}${key.sql})${call.tail}`, 'integer', [], { nullable: false });
}

/** The value that DISTINCT compares; moments as moments. */
export function asDistinct(call: AggregateCall, value: Emitted): Emitted {
  const moment = value.type === 'timestamp' || value.type === 'timestamptz' || value.type === 'time';
  if (!value.column || !moment) return sortable(asValue(call.context, call.node, value));
  noteSpelling(call.context, call.node, value);
  return value;
}

function asCounted(call: AggregateCall, value: Emitted): Emitted {
  return value.type === 'bind' ? asText(call.context, call.node, value) : value;
}

/** Integers give an integer, reals a real; PostgreSQL would give numeric for bigint. */
function emitSum(call: AggregateCall): Emitted {
  const found = firstOf(call);
  const mixed = sumMixed(call, asValue(call.context, call.node, found));
  if (mixed) return mixed;
  if (found.blurred)
    return emitted(`sum(${call.distinct}${found.sql})${call.tail}`, 'number', [found], {
      nullable: true,
      blurred: true,
    });
  const value = asNumber(call.context, call.node, found);
  if (value.type === 'any') return sumAny(call, value);
  const sum = `sum(${call.distinct}${value.type === 'null' ? 'NULL::bigint' : value.sql})${call.tail}`;
  const cast = value.type === 'real' ? sum : `${sum}::bigint`;
  return emitted(cast, value.type === 'real' ? 'real' : 'integer', [value], {
    nullable: true,
    precedence: cast === sum ? PRECEDENCE.atom : PRECEDENCE.cast,
  });
}

/** More rows than any table has. */
const MOST_ROWS = 2 ** 40;

/** Integers and reals summed in double precision: exact, as the sum of integers this small stays below 2^53. */
function sumMixed(call: AggregateCall, value: Emitted): Emitted | undefined {
  const exact = value.type === 'real' ? undefined : exactReal(value);
  const limit = integerLimitOf(value) * MOST_ROWS;
  if (!exact || limit > EXACT_LIMIT) return undefined;
  const sql = `sum(${call.distinct}${exact.sql})${call.tail}`;
  if (value.blurred) return emitted(sql, 'number', [value], { nullable: true, blurred: true, limit });
  const { sql: dynamic } = sumAny(call, asAny(call.context, call.node, value));
  return call.context.numeric === true
    ? emitted(dynamic, 'any', [value], { nullable: true, numbersOnly: true, real: sql, limit })
    : emitted(sql, 'number', [value], { nullable: true, dynamic, limit });
}

function sumAny(call: AggregateCall, value: Emitted): Emitted {
  const number = value.numbersOnly === true ? value.sql : `${compatName(call.context, 'number_of')}(${value.sql})`;
  return emitted(`${compatName(call.context, 'sum')}(${call.distinct}${number})${call.tail}`, 'any', [value], {
    nullable: true,
    numbersOnly: true,
  });
}

function emitTotal(call: AggregateCall): Emitted {
  const value = totalled(call);
  const sum = `sum(${call.distinct}${value.sql})${call.tail}`;
  return emitted(`COALESCE(${sum}${value.type === 'real' ? '' : '::float8'}, 0)`, 'real', [value], { nullable: false });
}

/** The exact sum of integers divided once: what SQLite does, where PostgreSQL's avg gives a rounded numeric. */
function emitAverage(call: AggregateCall): Emitted {
  const value = totalled(call);
  const argument = `(${call.distinct}${value.sql})${call.tail}`;
  const sum = `sum${argument}${value.type === 'real' ? '' : '::float8'}`;
  return emitted(`${sum} / count${argument}`, 'real', [value], { nullable: true, precedence: PRECEDENCE.multiply });
}

function totalled(call: AggregateCall): Emitted {
  const value = firstOf(call);
  return value.type === 'integer' ? value : asReal(call.context, call.node, value);
}
