import { foldName, sameName } from '@lite2pg/syntax';
import { sortable } from '../value/collate.js';
import { note, refuse, type Context } from '../context/context.js';
import { asValue } from '../value/convert.js';
import { emitExpression } from '../expression/emit-expression.js';
import { PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { findAggregates, type AggregateNode } from '../expression/find-aggregate.js';
import { noteMerged } from './merged-spelling.js';
import type { Source, SourceColumn } from '../context/names.js';
import { positionOf } from './order-by.js';
import { sortableSql } from '../expression/sort-key.js';
import type { Expr, SelectFrom, SortedColumn } from '../parse/parse.js';

/** The GROUP BY clause, and the context in which result columns, HAVING and ORDER BY are translated. */
export interface GroupBy {
  readonly sql: string;
  readonly context: Context;
}

/** Groups rows; a column that is neither grouped nor inside an aggregate is that of the row SQLite would take. */
export function emitGroupBy(rows: Context, select: SelectFrom, orderBy: readonly SortedColumn[]): GroupBy {
  const frame = rows.frame ?? { sources: [], aliases: new Map<string, Expr>(), parent: undefined };
  const values = (select.groupBy ?? [])
    .map((expr) => groupKey(rows, select, expr))
    .filter(({ constant }) => constant === undefined);
  noteMerged(rows, select, values);
  const keys = values.map((value) =>
    value.type === 'text' && (value.collation ?? 'binary') !== 'binary' ? sortable(value).sql : value.sql,
  );
  const grouped = new Set(values.filter((value, index) => keys[index] === value.sql).map((value) => value.sql));
  const order = rowOrder(frame.sources);
  const bare: Bare = { rows, node: select, keys: grouped, sort: () => bareOrder(rows, select, orderBy, order) };
  const context: Context = {
    ...rows,
    frame: { ...frame, sources: frame.sources.map((source) => bareSource(source, bare)) },
    grouping: { inner: frame, keys: grouped, order, certain: frame.sources.length === 1, calls: [] },
  };
  // Of constants alone: one group if there are rows, else none.
  const written = keys.length === 0 && select.groupBy ? ['1::integer'] : keys;
  return { sql: written.length === 0 ? '' : ` GROUP BY ${written.join(', ')}`, context };
}

function groupKey(rows: Context, select: SelectFrom, expr: Expr): Emitted {
  const position = positionOf(expr);
  const column = position === undefined ? undefined : select.columns[position - 1];
  const key = column?.type === 'ExprResultColumn' ? column.expr : expr;
  const value = emitExpression(rows, key);
  return value.column || value.type === 'boolean' ? value : asValue(rows, key, value);
}

/** Sort keys that order the rows as SQLite most likely meets them: those of the first source first. */
function rowOrder(sources: readonly Source[]): readonly string[] | undefined {
  const orders = sources.map((source) => source.order);
  return sources.length > 0 && orders.every((order) => order !== undefined) ? orders.flat() : undefined;
}

interface Bare {
  readonly rows: Context;
  readonly node: SelectFrom;
  readonly keys: ReadonlySet<string>;
  /** Sort keys that put the row SQLite takes first; a refusal's reason where that row is not known. */
  readonly sort: () => readonly string[] | 'filtered-extreme';
}

/** With max() or min() it is the row of the last one of them, as SQLite does, else the first one met. */
function bareOrder(
  rows: Context,
  select: SelectFrom,
  orderBy: readonly SortedColumn[],
  order: readonly string[] | undefined,
): ReturnType<Bare['sort']> {
  const extremes = findAggregates([select.columns, select.having, orderBy]).filter(isExtreme);
  const extreme = extremes.at(-1);
  if (!extreme) return order ?? [];
  const direction = foldName(extreme.name.name) === 'max' ? 'DESC' : 'ASC';
  const key = emitExtremeKey(rows, extreme);
  if (extreme.filterOver?.filterClause) return 'filtered-extreme';
  // Among rows that are all NULL the last one is taken, else the first of the equal ones.
  const ties = (order ?? []).map((column) => `CASE WHEN ${key} IS NULL THEN NULL ELSE ${column} END`);
  const lasts = (order ?? []).map((column) => `${column} DESC`);
  return [`${key} ${direction} NULLS LAST`, ...ties, ...lasts];
}

function isExtreme(node: AggregateNode): boolean {
  const name = foldName(node.name.name);
  return name === 'max' || name === 'min';
}

function emitExtremeKey(rows: Context, node: AggregateNode): string {
  const [argument] = node.type === 'FunctionCallExpr' ? (node.args ?? []) : [];
  if (!argument) return 'NULL';
  return sortableSql(rows, argument, emitExpression(rows, argument));
}

function bareSource(source: Source, bare: Bare): Source {
  if (hasOneRow(source, bare.keys)) return source;
  return { ...source, columns: source.columns.map((column) => bareColumn(column, bare)) };
}

/** Whether each group has one row of it: PostgreSQL too takes its columns as they are where its whole primary key is grouped by. */
function hasOneRow({ table, columns }: Source, keys: ReadonlySet<string>): boolean {
  const primaryKey = table?.primaryKey ?? [];
  const isGrouped = (name: string): boolean =>
    columns.some((column) => sameName(column.name, name) && keys.has(column.value.sql));
  return primaryKey.length > 0 && primaryKey.every(isGrouped);
}

/** Read lazily: only a column that is really used bare is worth a note or a refusal. */
function bareColumn(column: SourceColumn, bare: Bare): SourceColumn {
  if (bare.keys.has(column.value.sql)) return column;
  return {
    name: column.name,
    ...(column.hidden === undefined ? {} : { hidden: column.hidden }),
    get value(): Emitted {
      return bareValue(column, bare);
    },
  };
}

function bareValue(column: SourceColumn, { rows, node, sort: sortOf }: Bare): Emitted {
  const sort = sortOf();
  if (sort === 'filtered-extreme')
    return refuse(
      node,
      'bare-column',
      `${column.name} beside max() or min() with FILTER: it is undefined from which row SQLite takes it`,
      `(array_agg(${column.value.sql}))[1] for any of them, or ${column.value.sql} in GROUP BY`,
    );
  note(rows, node, {
    code: 'bare-column',
    message: `${column.name} is neither grouped nor in an aggregate: SQLite takes it from ${sort.length === 0 ? 'any' : 'one'} row of the group`,
  });
  const order = sort.length === 0 ? '' : ` ORDER BY ${sort.join(', ')}`;
  return {
    ...column.value,
    sql: `(array_agg(${column.value.sql}${order}))[1]`,
    numeric: undefined,
    precedence: PRECEDENCE.atom,
    nullable: true,
  };
}
