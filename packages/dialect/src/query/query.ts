import { refuse, type Context } from '../context/context.js';
import type { JsonDigits } from '../sql/emitted.js';
import { emitCompound } from './compound.js';
import { bindCtes } from './with.js';
import { emitLimit, isAtMostOneRow } from './limit.js';
import { keyOf, type SortKey } from '../expression/sort-key.js';
import { namedColumn } from './order-by.js';
import type { Select, SortedColumn } from '../parse/parse.js';
import { type ResultColumn, selectList } from './result-column.js';
import { derivedValue } from '../context/table-source.js';
import { identifier } from '../sql/identifier.js';
import { emitSelectCore, type SelectCore } from './select-core.js';

/** A query of PostgreSQL and the columns it gives. */
export interface Query {
  readonly sql: string;
  readonly columns: readonly ResultColumn[];
  /** Whether a last column `lite2pg_order` numbers the rows in their order. */
  readonly ordinal: boolean;
}

/** How a query is used. */
export interface QueryOptions {
  /** Result columns get SQLite's names. */
  readonly exact: boolean;
  /** Only the first row counts: a subquery as a value. */
  readonly firstRow?: boolean;
  /** The rows are numbered in their order, for an aggregate around them that depends on it. */
  readonly ordinal?: boolean;
  /** Columns of integers and reals come as numeric: a view's, whose types stay. */
  readonly numeric?: boolean;
  /** Names that the columns of a lone SELECT get instead. */
  readonly names?: readonly string[] | undefined;
  /** Columns come as JSON text, as they are embedded in other JSON. */
  readonly embedded?: JsonDigits;
}

/** The name of the column that numbers rows. */
export const ORDINAL = 'lite2pg_order';

/** SELECT, VALUES and their compounds, with WITH, ORDER BY and LIMIT. */
export function emitQuery(outer: Context, select: Select, options: QueryOptions): Query {
  const bound = bindCtes({ ...outer, numeric: false, embedded: undefined }, select.with, select.orderBy !== undefined);
  const context: Context = { ...bound.context, numeric: options.numeric === true, embedded: options.embedded };
  const prefix = bound.sql === '' ? '' : `${bound.sql} `;
  const limit = select.limit ? emitLimit(context, select.limit) : '';
  const first = options.firstRow === true && !select.limit && !isAtMostOneRow(select) ? ' LIMIT 1' : '';
  const tail = `${limit}${first}`;
  if (select.compounds || select.select.type === 'SelectValues') {
    const compound = emitCompound(context, select);
    const ordered = orderOutside(context, compound, select.orderBy ?? []);
    return { sql: `${prefix}${ordered}${tail}`, columns: compound.columns, ordinal: false };
  }
  const core = renamed(emitSelectCore(context, select.select, select.orderBy ?? []), options.names);
  const query = orderCore(core, select, options);
  return { ...query, sql: `${prefix}${query.sql}${tail}` };
}

/** ORDER BY may still use the names the query has in SQLite. */
function renamed(core: SelectCore, names: readonly string[] | undefined): SelectCore {
  if (!names) return core;
  const columns = core.columns.map((column, index) => ({
    ...column,
    name: names[index] ?? column.name,
    others: [...(column.others ?? []), column.name],
  }));
  return { ...core, columns };
}

function orderCore(core: SelectCore, select: Select, options: QueryOptions): Query {
  const { columns } = core;
  const keys = (select.orderBy ?? []).flatMap((term) => coreKey(core, term));
  const list = selectList(columns, options.exact);
  const order = (items: readonly string[]): string => (items.length === 0 ? '' : ` ORDER BY ${items.join(', ')}`);
  if (core.distinct && keys.some((key) => !columns.some((column) => column.value.sql === key.key.expression))) {
    const inner = { sql: core.render(selectList(columns)), columns };
    return { sql: orderOutside(core.context, inner, select.orderBy ?? []), columns, ordinal: false };
  }
  if (options.ordinal === true && !core.distinct && keys.length > 0) {
    const over = keys.map((item) => item.key.sql).join(', ');
    const sql = core.render(`${selectList(columns)}, row_number() OVER (ORDER BY ${over}) AS ${ORDINAL}`);
    return { sql: `${sql}${order(keys.map((item) => item.key.sql))}`, columns, ordinal: true };
  }
  return {
    sql: `${core.render(list)}${order(keys.map((item) => (options.exact ? item.short : item.key.sql)))}`,
    columns,
    ordinal: false,
  };
}

interface CoreKey {
  readonly key: SortKey;
  /** With the result column's name in place of its expression, where it is just that. */
  readonly short: string;
}

function coreKey(core: SelectCore, term: SortedColumn): readonly CoreKey[] {
  const named = namedColumn(core.columns, term.expr);
  const key = named ? keyOf(core.context, term, named.value) : core.sortKey(term);
  if (key.value.constant && !named) return [];
  if (!named) return [{ key, short: key.sql }];
  if (key.value.constant) return [];
  const plain = key.expression === named.value.sql && named.alias !== undefined;
  const unique = core.columns.filter((column) => column.name === named.name).length === 1;
  return [
    { key, short: plain && unique ? `${identifier(named.name)}${key.sql.slice(key.expression.length)}` : key.sql },
  ];
}

interface Ordered {
  readonly sql: string;
  readonly columns: readonly ResultColumn[];
}

/** ORDER BY over the columns a finished query gives: around it, where a key is more than a column's name. */
function orderOutside(context: Context, query: Ordered, terms: readonly SortedColumn[]): string {
  if (terms.length === 0) return query.sql;
  const inside = query.columns.map((column) => ({
    ...column,
    value: derivedValue(column.value, identifier(column.name)),
  }));
  const keys = terms.map((term) => {
    const named = namedColumn(inside, term.expr) ?? outputColumn(context, inside, term);
    return keyOf(context, term, named.value);
  });
  const simple = keys.every((key) => inside.some((column) => column.value.sql === key.expression));
  const order = keys.map((key) => key.sql).join(', ');
  return simple ? `${query.sql} ORDER BY ${order}` : `SELECT * FROM (${query.sql}) AS ordered ORDER BY ${order}`;
}

function outputColumn(context: Context, columns: readonly ResultColumn[], term: SortedColumn): ResultColumn {
  const { expr } = term;
  const inner = expr.type === 'CollateExpr' ? expr.expr : expr;
  const name = inner.type === 'Id' ? inner.name : inner.type === 'QualifiedExpr' ? inner.column.text : undefined;
  const text = context.source.slice(expr.span.offset, expr.span.offset + expr.span.length);
  const called = (word: string | undefined): boolean =>
    word !== undefined && (word === text || word.toLowerCase() === name?.toLowerCase());
  const found = columns.find((column) => called(column.name)) ?? columns.find(({ others }) => others?.some(called));
  if (!found)
    return refuse(
      term,
      'order-by-output',
      'a DISTINCT or compound query is sorted by something that is not among its columns',
    );
  return expr.type === 'CollateExpr' ? (namedColumn([{ ...found, alias: name }], expr) ?? found) : found;
}
